"""The function over the real library: the same names and the same sound as at home."""

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
import soundfile

from studio.addresses.enumeration import every_address
from studio.addresses.kinds import Address, Kind
from studio.audio.encoder_choice import ENCODER_VARIABLE
from studio.audio.mp3_frames import length_ms
from studio.mixdown.mp3_forms import ALEXA_SPEECH, STREAM
from studio.render_function.entry import render_function
from studio.rendering.addresses import fetch
from studio.rendering.jobs import RENDERS_VARIABLE
from studio.rendering.pictures import drawn_picture
from tests.render_function.fakes import FakeStore, asked
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering

KINDS = [
    Kind.SEGMENT, Kind.TRACK, Kind.BREATHER, Kind.TASTE,
    Kind.VARIANT, Kind.TRAINER, Kind.MUSIC, Kind.NO_MUSIC, Kind.RARE,
]  # fmt: skip
"""Those that differ in how they are made."""


@pytest.fixture(scope="module")
def one_of() -> dict[Kind, Address]:
    """Return an address of each kind, the first that there is."""
    found: dict[Kind, Address] = {}
    for one in every_address(authored(), frozenset(KINDS)):
        found.setdefault(one.kind, one)
        if len(found) == len(KINDS):
            break
    return found


@pytest.fixture
def function(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, Any], Any]:
    """Return the function as it runs in the cloud: with LAME, and where no temporary file can be made."""
    monkeypatch.setenv(ENCODER_VARIABLE, "lame")
    monkeypatch.setenv("TMPDIR", "/nowhere")
    return render_function({}, FakeStore())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_address_is_made_as_long_as_it_says(
    kind: Kind, one_of: dict[Kind, Address], function: Callable[[Any, Any], Any]
) -> None:
    """Whole, decodable by somebody else's decoder, to a frame."""
    told = function(asked(one_of[kind].path), None)
    assert told["statusCode"] == 200
    data = base64.b64decode(told["body"])
    form = ALEXA_SPEECH if kind is Kind.TASTE else STREAM
    assert abs(length_ms(data) - one_of[kind].duration_ms) <= form.most_drift_ms
    heard, rate = soundfile.read(io.BytesIO(data))
    assert rate == form.hertz
    assert abs(len(heard) * 1000 / rate - one_of[kind].duration_ms) <= form.most_drift_ms


def test_a_picture_is_drawn_and_kept(function: Callable[[Any, Any], Any]) -> None:
    """As PNG, the same bytes as at home; a name that is none is not there."""
    path = next(every_address(authored(), frozenset({Kind.PICTURE}))).path
    told = function(asked(path), None)
    assert (told["statusCode"], told["headers"]["Content-Type"]) == (200, "image/png")
    assert base64.b64decode(told["body"]) == drawn_picture(path)
    assert function(asked("pictures/000000000000.png"), None)["statusCode"] == 404


def test_what_is_rendered_at_home_by_the_same_encoder_is_the_same_bytes(
    one_of: dict[Kind, Address],
    function: Callable[[Any, Any], Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither a file beside it nor the order of the renders changes a bit."""
    paths = [one_of[kind].path for kind in (Kind.TRAINER, Kind.BREATHER, Kind.TASTE)]
    cloud = [base64.b64decode(function(asked(path), None)["body"]) for path in paths]
    monkeypatch.setenv(RENDERS_VARIABLE, str(tmp_path))
    monkeypatch.delenv("TMPDIR")
    assert [fetch(path).read_bytes() for path in reversed(paths)] == cloud[::-1]


def test_names_that_only_look_like_ours_are_unknown(
    one_of: dict[Kind, Address], function: Callable[[Any, Any], Any]
) -> None:
    """Of a real name one letter changed, one part left out, another folder: 404."""
    for address in one_of.values():
        folder, _, name = address.path.partition("/")
        stem = name.removesuffix(".mp3")
        swapped = ("0" if stem[0] != "0" else "1") + stem[1:]
        wrong = [f"{folder}/{one}" for one in (f"{swapped}.mp3", f"{name}.mp3", stem, f"{stem}.none.mp3")]
        wrong += [f"{folder}/{name.upper()}", f"{folder}//{name}", f"./{address.path}", f"tracks/{stem}.wav"]
        for path in wrong:
            assert function(asked(path), None)["statusCode"] == 404, path


def test_a_page_is_not_the_renderers(function: Callable[[Any, Any], Any]) -> None:
    """Pages are published, and nobody renders them."""
    assert function(asked("privacy.html"), None)["statusCode"] == 404
