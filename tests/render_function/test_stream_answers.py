"""What a device, CloudFront or anybody is answered at an audio address."""

import base64
import hashlib
import json
import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.errors import RenderError, VoiceError
from studio.render_function.byte_range import Unsatisfiable, asked_range
from studio.render_function.stream_answers import MOST_BYTES, answer
from tests.render_function.fakes import FakeStore, Rehearsal, asked, content

PATH = "segments/known.mp3"
QUERY = "expires=1795000000&signature=0123456789abcdef0123456789abcdef"
LAMBDAS_LIMIT = 6_291_556


def body(given: dict[str, Any]) -> bytes:
    """Return the bytes of an answer."""
    assert given["isBase64Encoded"] is True
    return base64.b64decode(given["body"])


def test_what_is_not_there_is_made_stored_and_answered_as_the_bucket_would() -> None:
    """The next time it is found; headers and ETag are those that S3 gives."""
    here = Rehearsal()
    first, again = answer(asked(PATH), here.maker), answer(asked(PATH), here.maker)
    assert first == again
    assert here.rendered == [PATH]
    assert here.store.kept == {PATH: content(PATH)}
    assert (first["statusCode"], body(first)) == (200, content(PATH))
    assert first["headers"] == {
        "Content-Type": "audio/mpeg",
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": f'"{hashlib.md5(content(PATH), usedforsecurity=False).hexdigest()}"',
        "Accept-Ranges": "bytes",
        "Content-Length": "1000",
    }
    assert [(line["fate"], line["Renders"]) for line in here.lines] == [("made", 1), ("there", 0)]


def test_head_is_get_without_a_body() -> None:
    """A length too large for an answer too, since there is none."""
    here = Rehearsal(sizes={PATH: MOST_BYTES + 1})
    told = answer(asked(PATH, "HEAD"), here.maker)
    assert (told["statusCode"], told["body"]) == (200, "")
    assert told["headers"]["Content-Length"] == str(MOST_BYTES + 1)


@given(
    st.integers(1, 3_000),
    st.one_of(
        st.builds("bytes={}-{}".format, st.integers(0, 3_100), st.integers(0, 3_100)),
        st.builds("bytes={}-".format, st.integers(0, 3_100)),
        st.builds("bytes=-{}".format, st.integers(0, 3_100)),
        st.text(max_size=12),
    ),
)
@example(1_000, "bytes=0-")
@example(1_000, "bytes=-0")
@example(1_000, "bytes=0-1,5-6")
@example(1_000, "bytes=99999999999999999999-")
def test_a_range_is_that_part_of_the_whole(size: int, header: str) -> None:
    """Whatever is asked: exactly these bytes and their place, all of them, or none with the size."""
    here = Rehearsal(sizes={PATH: size})
    told = answer(asked(PATH, range=header), here.maker)
    whole = content(PATH, size)
    if told["statusCode"] == 206:
        first, last = told["headers"]["Content-Range"].removeprefix("bytes ").partition("/")[0].split("-")
        assert body(told) == whole[int(first) : int(last) + 1]
        assert told["headers"]["Content-Range"].endswith(f"/{size}")
        assert told["headers"]["Content-Length"] == str(len(body(told)))
        assert header.strip().startswith("bytes=")
    elif told["statusCode"] == 416:
        assert told["headers"]["Content-Range"] == f"bytes */{size}"
    else:
        assert (told["statusCode"], body(told)) == (200, whole)


def test_ranges_by_the_letter_of_the_rfc() -> None:
    """Its own examples, of 10,000 bytes."""
    assert asked_range("bytes=0-499", 10_000) == range(500)
    assert asked_range("bytes=500-999", 10_000) == range(500, 1_000)
    assert asked_range("bytes=-500", 10_000) == range(9_500, 10_000)
    assert asked_range("bytes=9500-", 10_000) == range(9_500, 10_000)
    assert asked_range("bytes=0-0", 10_000) == range(1)
    assert asked_range("bytes=9-5", 10_000) is None
    assert asked_range("seconds=1-2", 10_000) is None
    with pytest.raises(Unsatisfiable):
        asked_range("bytes=10000-", 10_000)


def test_a_part_of_what_changed_meanwhile_is_not_given() -> None:
    """If-Range with another tag gives the whole; If-None-Match with this one gives nothing."""
    here = Rehearsal()
    tag = answer(asked(PATH), here.maker)["headers"]["ETag"]
    assert answer(asked(PATH, range="bytes=1-2", if_range='"other"'), here.maker)["statusCode"] == 200
    assert answer(asked(PATH, range="bytes=1-2", if_range=tag), here.maker)["statusCode"] == 206
    for listed in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert answer(asked(PATH, if_none_match=listed), here.maker)["statusCode"] == 304
    assert answer(asked(PATH, if_none_match='"other"'), here.maker)["statusCode"] == 200


def test_what_is_too_long_is_stored_and_sent_for_again() -> None:
    """The same address with its signature, kept by nobody: then the bucket answers it."""
    here = Rehearsal(sizes={PATH: MOST_BYTES + 1})
    told = answer(asked(PATH, x_audio_query=QUERY), here.maker)
    assert told["statusCode"] == 307
    assert told["headers"] == {"Location": f"/{PATH}?{QUERY}", "Cache-Control": "no-store"}
    assert PATH in here.store.kept
    part = answer(asked(PATH, range="bytes=100-199", x_audio_query=QUERY), here.maker)
    assert (part["statusCode"], len(body(part))) == (206, 100)


@pytest.mark.parametrize("query", ["", "a b", "x\r\nSet-Cookie: y", "//evil.example", "a" * 600, "<script>"])
def test_a_query_that_is_none_leads_nowhere_else(query: str) -> None:
    """Only what a signed query is made of is passed on."""
    here = Rehearsal(sizes={PATH: MOST_BYTES + 1})
    told = answer(asked(PATH, x_audio_query=query), here.maker)
    assert told["headers"]["Location"] == f"/{PATH}"


def test_the_largest_answer_fits_into_lambdas() -> None:
    """Base64 and all."""
    here = Rehearsal(sizes={PATH: MOST_BYTES})
    assert len(json.dumps(answer(asked(PATH), here.maker))) < LAMBDAS_LIMIT


def test_a_thousand_forged_names_cost_a_404_and_no_more() -> None:
    """Nothing is rendered, stored, looked up or logged for them."""
    here, dice = Rehearsal(), random.Random(1)
    letters = "abcdef0123456789./-_%\\\x00é "
    names = [
        "",
        "/",
        "privacy.html",
        "../etc/passwd",
        "segments/",
        "segments/%6bnown.mp3",
        "//segments/known.mp3",
    ]
    names += ["".join(dice.choices(letters, k=dice.randint(1, 200))) for _ in range(1_000)]
    for name in names:
        told = answer(asked(name), here.maker)
        assert (told["statusCode"], told["body"]) == (404, "")
    assert (here.rendered, here.store.calls, here.lines) == ([], [], [])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "", "get"])
def test_other_methods_are_refused(method: str) -> None:
    """And make nothing."""
    here = Rehearsal()
    assert answer(asked(PATH, method), here.maker)["statusCode"] == 405
    assert here.rendered == []


@pytest.mark.parametrize(
    "error",
    [RenderError("x"), VoiceError("x"), OSError(28, "No space left on device"), MemoryError()],
    ids=["render", "voice", "disk full", "memory"],
)
def test_what_cannot_be_rendered_is_tried_again_soon_and_kept_by_no_cache(error: Exception) -> None:
    """503, nothing stored, a line that says why; and the next request is served."""
    here = Rehearsal(raises={PATH: error})
    told = answer(asked(PATH), here.maker)
    assert (told["statusCode"], told["headers"]["Cache-Control"]) == (503, "no-store")
    assert here.store.kept == {}
    assert [(line["fate"], line["RenderFailures"]) for line in here.lines] == [("failed", 1)]
    assert here.lines[0]["why"]
    assert here.recovered == isinstance(error, MemoryError)
    del here.raises[PATH]
    assert answer(asked(PATH), here.maker)["statusCode"] == 200


def test_two_renders_at_once_answer_the_same_bytes() -> None:
    """Whoever stores second answers with what is stored, whatever it has rendered itself."""
    here = Rehearsal(store=FakeStore(meanwhile={PATH: b"first"}))
    assert body(answer(asked(PATH), here.maker)) == b"first"


def test_a_store_out_of_reach_leaves_the_listener_with_sound() -> None:
    """It is rendered and answered; only what would have to be sent for cannot be."""
    here = Rehearsal(store=FakeStore(faults={"get", "put"}))
    assert body(answer(asked(PATH), here.maker)) == content(PATH)
    here.sizes[PATH] = MOST_BYTES + 1
    assert answer(asked(PATH), here.maker)["statusCode"] == 503
    assert [line["fate"] for line in here.lines] == ["failed", "failed"]
