"""Whole or in parts: what a player, an app and a browser get."""

import pytest

from tests.web.audio.conftest import SOUND
from tests.web.audio.player import get, signed


def test_a_stream_comes_whole_and_says_what_it_is(port: int) -> None:
    """Type, length, that ranges are understood, and that it never changes."""
    answer = get(port, signed())
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["content-length"] == str(len(SOUND))
    assert answer.headers["accept-ranges"] == "bytes"
    assert "immutable" in answer.headers["cache-control"]
    head = get(port, signed(), "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(SOUND))
    assert head.headers["etag"] == answer.headers["etag"]


def test_a_picture_comes_without_a_signature(port: int) -> None:
    """As PNG, and it never changes."""
    answer = get(port, "pictures/0123456789ab.png")
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert get(port, "pictures/0123456789ff.png").status == 404


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-0", 206, SOUND[:1]),
        ("bytes=100-199", 206, SOUND[100:200]),
        ("bytes=10000-", 206, SOUND[10_000:]),
        ("bytes=-5", 206, SOUND[-5:]),
        ("bytes=0-999999", 206, SOUND),
        ("bytes=999999-", 416, None),
        ("bytes=5-2", 200, SOUND),
        ("bytes=0-1,5-6", 200, SOUND),
        ("lines=1-2", 200, SOUND),
        ("bytes=x-", 200, SOUND),
    ],
)
def test_a_part_is_the_bytes_that_were_asked_for(
    port: int, asked: str, status: int, part: bytes | None
) -> None:
    """What is no single range of bytes is answered whole; what lies behind the end is told its size."""
    answer = get(port, signed(), Range=asked)
    assert answer.status == status
    if part is None:
        assert answer.headers["content-range"] == f"bytes */{len(SOUND)}"
        return
    assert answer.body == part
    assert answer.headers["content-length"] == str(len(part))
    if status == 206:
        first, _, size = answer.headers["content-range"].removeprefix("bytes ").partition("/")
        start, last = map(int, first.split("-"))
        assert (SOUND[start : last + 1], int(size)) == (part, len(SOUND))
    assert get(port, signed(), "HEAD", Range=asked).headers["content-length"] == str(len(part))


def test_what_one_has_is_not_sent_again(port: int) -> None:
    """By its ETag; and the rest of another version is never put behind the beginning of this one."""
    tag = get(port, signed()).headers["etag"]
    assert get(port, signed(), If_None_Match=tag).status == 304
    assert get(port, signed(), If_None_Match='"another"').status == 200
    assert get(port, signed(), Range="bytes=5-", If_Range=tag).status == 206
    assert get(port, signed(), Range="bytes=5-", If_Range='"another"').body == SOUND


def test_tastes_and_pages_are_open(port: int) -> None:
    """Alexa fetches tastes within her speech; a person reads the pages."""
    assert get(port, "tastes/0123456789abcdef.mp3").body == SOUND
    page = get(port, "privacy.html")
    assert (page.status, page.body) == (200, b"<h1>Privacy</h1>")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert get(port, "privacy.html", If_None_Match=page.headers["etag"]).status == 304
    assert get(port, "terms.html", "HEAD").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_by_a_request(port: int, method: str) -> None:
    """Only GET and HEAD."""
    assert get(port, signed(), method).status == 405
