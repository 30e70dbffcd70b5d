"""The part of a whole answer that a Range asks for."""

import re

from simulator.twin.http_exchange import Answer

_ONE = re.compile(r"bytes=(\d*)-(\d*)")


def part_of(whole: Answer, asked: str | None) -> Answer:
    """Return the part of an answer that a Range header asks for; all of it without one, or with several."""
    headers = {**whole.headers, "accept-ranges": "bytes"}
    match = _ONE.fullmatch(asked.strip()) if asked else None
    if match is None or match.group(0) == "bytes=-":
        return Answer(whole.status, headers, whole.body)
    size = len(whole.body)
    first, last = match.groups()
    if first:
        begin, end = int(first), min(int(last) if last else size, size - 1)
    else:
        begin, end = max(size - int(last), 0), size - 1
    if begin >= size or begin > end:
        return Answer(416, {**headers, "content-range": f"bytes */{size}"})
    told = {**headers, "content-range": f"bytes {begin}-{end}/{size}"}
    return Answer(206, told, whole.body[begin : end + 1])
