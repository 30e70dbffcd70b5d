"""A wish of which Alexa resolved one part and not another, through the whole skill."""

from pathlib import Path
from typing import Any

import pytest

from skill.bootstrap import Settings, build_skill
from tests.alexa.envelopes import SLOT, intent, request
from tests.fakes import FakeClock

KNOWN = {"kind": "strength"}


def answered(home: Path, unknown: dict[str, str]) -> tuple[str, list[str]]:
    """Return what is said, and what is ordered, after a wish with slots that resolved to nothing."""
    skill = build_skill(Settings(home=home), clock=FakeClock())
    skill(request("LaunchRequest"), None)
    slots: dict[str, Any] = KNOWN | unknown
    wish = intent("StartWorkoutIntent", **slots)
    for name in unknown:
        none = {"authority": SLOT + name, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
        wish["request"]["intent"]["slots"][name]["resolutions"] = {"resolutionsPerAuthority": [none]}
    response: dict[str, Any] = skill(wish, None)["response"]
    return response["outputSpeech"]["ssml"], [one["type"] for one in response.get("directives", [])]


@pytest.mark.parametrize(
    "part",
    [
        {"exclude": "box jumps"},
        {"equipment": "barbell"},
        {"muscle": "neck"},
        {"trainer": "jillian"},
        {"length": "PT1.5H"},
        {"length": "P1M"},
        {"length": "?"},
        {"level": "7"},
    ],
)
def test_nothing_starts_and_no_code_is_said(tmp_path: Path, part: dict[str, str]) -> None:
    """The part is named if it is words; a code, a number or a sign is never said aloud."""
    said, ordered = answered(tmp_path, part)
    words = next(iter(part.values()))

    assert "AudioPlayer.Play" not in ordered
    if all(letter.isalpha() or letter == " " for letter in words):
        assert words in said.lower()
    else:
        assert words.lower() not in said.lower().removesuffix("</speak>").split()
