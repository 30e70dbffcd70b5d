"""Answers to an audio address: GET and HEAD of a function URL, in the form of its payload 2.0."""

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from studio.render_function.byte_range import Unsatisfiable, asked_range
from studio.render_function.maker import Made, Maker, NotMade
from studio.shipping.bucket import CACHE, content_type_of

MOST_BYTES = 4_400_000
"""The largest body that is answered: a Lambda's answer ends at six megabytes, and base64 adds a third."""

QUERY_HEADER = "x-audio-query"
"""The header in which the edge passes on the signed query, which no cache and no origin else gets to see."""

NO_STORE = "no-store"
SOON = "public, max-age=10"
"""How long "there is no such audio" is kept: a name may become known with the next library."""

_QUERY = re.compile(r"[A-Za-z0-9=&._~%-]{1,512}")

Answer = dict[str, Any]


def answer(event: Mapping[str, Any], maker: Maker) -> Answer:
    """Return the answer to an event of a function URL; never raises for what the event asks."""
    http = (event.get("requestContext") or {}).get("http") or {}
    method, path = str(http.get("method", "")), str(event.get("rawPath", "")).removeprefix("/")
    headers = {str(name).lower(): str(value) for name, value in (event.get("headers") or {}).items()}
    if method not in {"GET", "HEAD"}:
        return _short(405, {"Allow": "GET, HEAD", "Cache-Control": NO_STORE})
    if maker.address(path) is None:
        return _short(404, {"Cache-Control": SOON})
    try:
        made = maker.make(path)
    except NotMade:
        return _short(503, {"Cache-Control": NO_STORE, "Retry-After": "1"})
    return _found(path, made, headers, with_body=method == "GET")


def _found(path: str, made: Made, headers: Mapping[str, str], *, with_body: bool) -> Answer:
    data = made.data
    tag = entity_tag(data)
    about = {
        "Content-Type": content_type_of(path), "Cache-Control": CACHE, "ETag": tag, "Accept-Ranges": "bytes",
    }  # fmt: skip
    if _names(headers.get("if-none-match", ""), tag):
        return _short(304, about)
    is_same = headers.get("if-range", tag) == tag
    try:
        part = asked_range(headers.get("range", "") if is_same else "", len(data))
    except Unsatisfiable:
        return _short(416, {"Content-Range": f"bytes */{len(data)}", "Cache-Control": NO_STORE})
    if part is not None:
        about["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(data)}"
        data = data[part.start : part.stop]
    if with_body and len(data) > MOST_BYTES:
        return _elsewhere(path, headers) if made.is_stored else _short(503, {"Cache-Control": NO_STORE})
    about["Content-Length"] = str(len(data))
    return {
        "statusCode": 206 if part is not None else 200,
        "headers": about,
        "body": base64.b64encode(data).decode("ascii") if with_body else "",
        "isBase64Encoded": with_body,
    }


def _elsewhere(path: str, headers: Mapping[str, str]) -> Answer:
    """Send the listener to the same address again: now the bucket has it, and answers at any length."""
    query = headers.get(QUERY_HEADER, "")
    asked = f"?{query}" if _QUERY.fullmatch(query) else ""
    return _short(307, {"Location": f"/{path}{asked}", "Cache-Control": NO_STORE})


def _short(status: int, headers: dict[str, str]) -> Answer:
    return {"statusCode": status, "headers": headers, "body": "", "isBase64Encoded": False}


def _names(listed: str, tag: str) -> bool:
    tags = {one.strip().removeprefix("W/") for one in listed.split(",")}
    return bool(tags & {tag, "*"})


def entity_tag(data: bytes) -> str:
    """Return the ETag of a file, the same that S3 gives it: a player may begin here and go on there."""
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'
