"""How much is said, measured over every conversation of this folder: a listener cannot skim."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.conversation.step import Step
from simulator.protocol.json_access import dig
from simulator.simulation import SimulationSettings, start_simulation
from tests.conversations.test_conversations import FOLDER, START
from tests.conversations.test_situations import BEFORE

IN_A_WORKOUT, BEFORE_ONE = 30, 37
"""The most words while audio plays, and else: twelve and fifteen seconds at 150 words a minute."""
TWO_OFFERED, FIRST_LAUNCH = 25, 30
ASKED_FOR_MORE = {"ReadArticleIntent", "TellMoreIntent"}
"""Whoever asks for a whole article, or for the rest of it, gets it."""
LONG_WORDED = ("more", "article", "long", "explain")
"""What a question is about to which "yes" asks for as much: the article, its next part, the long version."""


@pytest.mark.slow
def test_replies_are_short(tmp_path: Path) -> None:
    """Twelve seconds in a workout, fifteen before it; ten for two workouts, twelve for the first hello."""
    too_long = []
    for step, was_playing, asked, is_first in _replies(tmp_path):
        words = len(step.spoken.split())
        most = IN_A_WORKOUT if was_playing else FIRST_LAUNCH if is_first else BEFORE_ONE
        if step.spoken.startswith(("Two that fit", "I have two")):
            most = TWO_OFFERED
        intent = step.understood.intent if step.understood else ""
        if words > most and intent not in ASKED_FOR_MORE and asked not in LONG_WORDED:
            too_long.append((words, most, step.said, step.spoken))
    assert too_long == []


def _replies(home: Path) -> Iterator[tuple[Step, bool, str, bool]]:
    """Yield each reply, whether audio played and what was asked before it, and if it is a first hello."""
    for number, (device, said) in enumerate(_conversations()):
        wishes = SimulationSettings(at=START, **{"has_premium": True, **device})
        bench = start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(home / str(number))}, START)
        was_playing, asked = False, ""
        for place, words in enumerate(said):
            step = bench.conversation.do(words)
            yield step, was_playing, asked, place == 0 and step.understood is None
            was_playing = step.player.activity == "PLAYING"
            asked = _asked(step)


def _conversations() -> Iterator[tuple[dict[str, object], list[str]]]:
    for path in sorted(FOLDER.glob("*.toml")):
        script = tomllib.loads(path.read_text("utf-8"))
        yield script.get("device", {}), [step["say"] for step in script["steps"]]
    for path in sorted((FOLDER / "situations").glob("*.toml")):
        for before in BEFORE.values():
            yield {}, [*before, tomllib.loads(path.read_text("utf-8"))["say"]]


def _asked(step: Step) -> str:
    """Return what the open question of a reply is about; empty if there is none."""
    response = step.exchange.response if step.exchange else None
    kept = json.dumps(dig(response, "sessionAttributes") or {})
    return next((about for about in LONG_WORDED if f'"pending": ["{about}"' in kept), "")
