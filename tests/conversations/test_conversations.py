"""Every conversation of this folder goes as it is written, on the shipped skill, model and library."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from simulator.conversation.step import Step
from simulator.simulation import SimulationSettings, start_simulation

FOLDER = Path(__file__).parent
START = 1_795_420_800_000  # 2026-11-23T08:00Z

KEYS = {
    "say",
    "intent",
    "slots",
    "plays",
    "from",
    "activity",
    "offset_ms",
    "spoken",
    "asks",
    "silent",
    "amazon",
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path, tmp_path: Path) -> None:
    """What is heard, ordered and said is what the file says, and no answer breaks a rule."""
    script = tomllib.loads(path.read_text("utf-8"))
    wishes = SimulationSettings(at=START, **{"has_premium": True, **script.get("device", {})})
    bench = start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(tmp_path)}, START)
    for expected in script["steps"]:
        assert expected.keys() <= KEYS
        step = bench.conversation.do(expected["say"])
        assert [str(one) for one in step.breaches if one.is_hard] == []
        compare(expected, step)


def test_there_are_enough_of_them() -> None:
    """A hundred or more."""
    assert len(list(FOLDER.glob("*.toml"))) >= 100


def compare(expected: dict[str, Any], step: Step) -> None:
    say = expected["say"]
    if "intent" in expected:
        assert step.understood is not None, say
        assert step.understood.intent.removeprefix("AMAZON.").removesuffix("Intent") == expected["intent"], (
            say
        )
    for name, wanted in expected.get("slots", {}).items():
        assert step.understood is not None
        value = step.understood.values[name]
        assert value is not None, (say, name)
        assert wanted in {value.get("id"), value["value"]}, (say, name)
    if "plays" in expected:
        assert expected["plays"] in (step.player.title or ""), say
        assert step.player.activity == expected.get("activity", "PLAYING"), say
    elif "activity" in expected:
        assert step.player.activity == expected["activity"], say
    if "from" in expected:
        assert expected["from"] in (step.player.subtitle or ""), say
    if "offset_ms" in expected:
        assert step.player.offset_ms == expected["offset_ms"], say
    if "spoken" in expected:
        assert expected["spoken"].lower() in step.spoken.lower(), say
    assert expected.get("amazon", "").lower() in (step.amazon or "").lower(), say
    if "silent" in expected:
        assert (step.spoken == "") is expected["silent"], say
    if "asks" in expected:
        assert (step.reprompt is not None) is expected["asks"], say
