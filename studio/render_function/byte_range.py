"""The Range header of a request, as RFC 9110 defines it, for one range."""

import re

_ONE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*")


class Unsatisfiable(Exception):
    """The range lies beyond the end."""


def asked_range(header: str, size: int) -> range | None:
    """Return the bytes that a Range header asks for; None for all of them.

    A header that is no single range of bytes is ignored, as the RFC allows.

    Raises:
        Unsatisfiable: none of the bytes exist.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        count = min(int(last), size)
        if count == 0:
            raise Unsatisfiable(header)
        return range(size - count, size)
    start, stop = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return None
    if start >= size:
        raise Unsatisfiable(header)
    return range(start, stop)
