"""What one says during a workout, said cold in each situation: playing, paused, finished, never started.

A file holds one sentence and what is expected in each of the four. Whatever it is, the answer is lawful,
is no apology, opens the microphone only with a question, and lets what plays go on unless it was meant
to be silenced.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from simulator.conversation.step import Step
from simulator.simulation import SimulationSettings, start_simulation
from tests.conversations.test_conversations import KEYS, START, compare

FOLDER = Path(__file__).parent / "situations"
BEFORE = {
    "playing": ["start a strength workout for runners", "+200s"],
    "paused": ["start a strength workout for runners", "+200s", "pause"],
    "finished": ["start desk reset", "+6m"],
    "never": [],
}
"""What goes before; 200 seconds in, it is the first round of squats."""
BROKEN = (
    "went wrong",
    "can't reach",
    "can't read",
    "no longer in the library",
    "didn't catch",
    "went past me",
)

CASES = [(path, situation) for path in sorted(FOLDER.glob("*.toml")) for situation in BEFORE]


@pytest.mark.parametrize(("path", "situation"), CASES, ids=lambda one: getattr(one, "stem", one))
def test_a_sentence_is_met_in_every_situation(path: Path, situation: str, tmp_path: Path) -> None:
    """The intent is understood and the answer is what the file says for this situation."""
    script = tomllib.loads(path.read_text("utf-8"))
    assert script.keys() == {"say", "intent", *BEFORE}
    expected = {"say": script["say"], "intent": script["intent"], **script[situation]}
    assert expected.keys() <= KEYS
    bench = start_simulation(
        SimulationSettings(at=START, has_premium=True), {"AUDIO_TRAINER_HOME": str(tmp_path)}, START
    )
    for said in BEFORE[situation]:
        bench.conversation.do(said)
    step = bench.conversation.do(expected["say"])

    assert [str(one) for one in step.breaches if one.is_hard] == []
    _is_kind(step, situation, expected)
    compare(expected, step)


def test_every_situation_is_tried() -> None:
    """A hundred or more of them."""
    assert len(CASES) >= 100


def _is_kind(step: Step, situation: str, expected: dict[str, Any]) -> None:
    spoken = step.spoken.strip()
    assert spoken
    assert not any(words in spoken for words in BROKEN), spoken
    assert ("?" in spoken[-1:]) == (step.reprompt is not None), spoken
    if situation == "playing":
        assert step.player.activity == expected.get("activity", "PLAYING"), spoken
        assert step.reprompt is None or "activity" in expected
