"""The same conversations with a screen and without: the same words, and no byte of it where there is none."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from simulator.conversation.step import Step
from simulator.protocol.json_access import Json
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from tests.conversations.test_conversations import FOLDER, START
from tests.fakes import FakeDice

EVERY = 6
CHOSEN = sorted(FOLDER.glob("*.toml"))[::EVERY]
SCREEN = "Alexa.Presentation.APL"


def home_with(tmp_path: Path, *, has_screen: bool, **device: Any) -> Simulation:
    """Return a skill on a new device."""
    wishes = SimulationSettings(at=START, **{"has_premium": True, **device, "has_screen": has_screen})
    home = tmp_path / f"{has_screen}"
    return start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(home)}, START)


@pytest.fixture(autouse=True)
def same_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two skills of a test throw the same dice, so that a difference comes from the screen."""
    monkeypatch.setattr("skill.bootstrap.SystemDice", lambda: FakeDice(7))


def lawful(step: Step) -> Step:
    """Return a step that breaks no rule."""
    assert [str(one) for one in step.breaches if one.is_hard] == []
    return step


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_a_screen_changes_no_word(path: Path, tmp_path: Path) -> None:
    """What is said, asked and played is the same, and only the device with a screen is sent a document."""
    script = tomllib.loads(path.read_text("utf-8"))
    seen, heard = (
        home_with(tmp_path, has_screen=has_screen, **script.get("device", {})) for has_screen in (True, False)
    )
    for expected in script["steps"]:
        with_it, without = (lawful(one.conversation.do(expected["say"])) for one in (seen, heard))
        assert (with_it.spoken, with_it.reprompt) == (without.spoken, without.reprompt)
        assert (with_it.player.title, with_it.player.activity) == (
            without.player.title,
            without.player.activity,
        )
        assert SCREEN not in json.dumps(without.exchange.response if without.exchange else None)
        if with_it.shown is not None:
            assert with_it.player.activity != "PLAYING"
            assert with_it.reprompt is not None


def rows(step: Step) -> list[Json]:
    """Return the rows of the screen that a step shows."""
    assert step.shown is not None, step.spoken
    found: list[Json] = step.shown["datasources"]["screen"]["rows"]
    return found


@pytest.mark.parametrize(
    ("asked", "row", "said"),
    [
        ("ask audio trainer what should i do today", 0, "yes"),
        ("ask audio trainer which workouts do you have", 0, "the first one"),
        ("ask audio trainer which workouts do you have", 1, "the second one"),
        ("ask audio trainer which workouts do you have", 2, "the third one"),
    ],
)
def test_touch_and_voice_lead_to_the_same(asked: str, row: int, said: str, tmp_path: Path) -> None:
    """A workout that is touched begins as if it had been named."""
    by_hand, by_voice = (home_with(tmp_path, has_screen=one) for one in (True, False))
    shown = rows(lawful(by_hand.conversation.do(asked)))[row]
    by_voice.conversation.do(asked)
    touched = lawful(by_hand.conversation.do(f"!touch {' '.join(shown['touch'])}"))
    spoken = lawful(by_voice.conversation.do(said))
    assert touched.spoken == spoken.spoken
    assert touched.player.title == spoken.player.title
    assert touched.player.activity == "PLAYING"
    assert str(shown["name"]) in touched.spoken


def test_the_next_session_of_a_plan_begins_by_a_touch(tmp_path: Path) -> None:
    """Its row alone can be touched."""
    home = home_with(tmp_path, has_screen=True).conversation
    shown = rows(lawful(home.do("ask audio trainer to start the stronger runner plan")))
    assert [one["touch"] for one in shown] == [["session"], [], []]
    assert lawful(home.do("!touch session")).player.activity == "PLAYING"


def test_a_device_without_a_player_can_touch_nothing(tmp_path: Path) -> None:
    """What it cannot play it does not offer."""
    home = home_with(tmp_path, has_screen=True, has_audio=False).conversation
    shown = lawful(home.do("ask audio trainer which workouts do you have"))
    assert all(not one["touch"] for one in (rows(shown) if shown.shown else []))


def test_a_workout_that_left_the_library_starts_nothing(tmp_path: Path) -> None:
    """An old screen is no reason to start another workout, and the open question stays."""
    home = home_with(tmp_path, has_screen=True).conversation
    home.do("ask audio trainer what should i do today")
    touched = lawful(home.do("!touch choose long-gone"))
    assert touched.player.activity == "IDLE"
    assert touched.reprompt is not None


def test_weeks_are_bars(tmp_path: Path) -> None:
    """The longest week has the longest bar, a week without training none, and nothing scolds."""
    home = home_with(tmp_path, has_screen=True).conversation
    home.do("ask audio trainer to start core in ten")
    home.do("+12m")
    home.do("+2w")
    home.do("ask audio trainer to start desk reset")
    home.do("+4m")
    home.do("!pause")
    home.do("+1m")
    shown = rows(lawful(home.do("ask audio trainer how many workouts this week")))
    assert [one["share"] > 0 for one in shown] == [True, False, True]
    assert shown[2]["share"] == 100 > shown[0]["share"]
    assert [one["detail"] for one in shown][1] == "A week off"


def test_what_is_asked_takes_the_place_of_an_older_screen(tmp_path: Path) -> None:
    """A list that is no longer on offer does not stay, or a touch would choose what nobody asks about."""
    home = home_with(tmp_path, has_screen=True).conversation
    for said in (
        "start core in ten",
        "+70s",
        "pause",
        "alexa, open audio trainer",
        "which workouts do you have",
    ):
        home.do(said)
    step = home.do("what should i do today")
    assert step.shown is not None
    assert step.shown["token"] == "screen.question"
    assert step.shown["datasources"]["screen"]["rows"] == []
    assert step.shown["datasources"]["screen"]["heading"] in step.spoken
