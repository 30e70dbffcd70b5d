"""While audio plays, an Echo sends AMAZON.PauseIntent for "stop": the skill does the same for either."""

from pathlib import Path
from typing import Any

import pytest

from simulator.conversation.step import Step
from simulator.protocol.json_access import dig
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from tests.conversations.test_conversations import START

STOP, PAUSE = "AMAZON.StopIntent", "AMAZON.PauseIntent"
WORKOUT = ["ask audio trainer to start strength for runners", "+70s"]
BEFORE = {
    "a workout plays": WORKOUT,
    "it was paused": [*WORKOUT, "pause"],
    "it plays again": [*WORKOUT, "pause", "+5m", "resume", "+20s"],
    "music plays": ["ask audio trainer to play some music", "+70s"],
    "it takes a breather": [*WORKOUT, "ask audio trainer i need a minute", "+5s"],
    "it is over": ["ask audio trainer to start desk reset", "+6m"],
}


def bench(folder: Path, **settings: Any) -> Simulation:
    wishes = SimulationSettings(at=START, has_premium=True, **settings)
    return start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(folder)}, START)


def told(step: Step) -> tuple[Any, ...]:
    """Return what an answer orders and how it leaves the player; phrasings and ids differ."""
    exchange = step.exchange
    assert exchange is not None
    orders = [one["type"] for one in exchange.directives]
    ends = dig(exchange.response, "response", "shouldEndSession")
    return orders, ends, step.player.activity, step.player.title, step.player.offset_ms


@pytest.mark.parametrize("before", BEFORE)
def test_stop_and_pause_do_the_same_without_a_session(before: str, tmp_path: Path) -> None:
    """Order, place and what comes afterwards do not depend on which of the two arrives."""
    found = []
    for name in (STOP, PAUSE):
        talk = bench(tmp_path / name).conversation
        for step in BEFORE[before]:
            talk.do(step)
        talk.device.intent(name)
        talk.device.hear_out()
        silent = talk.device.playing
        found.append(
            (silent and (silent.activity, silent.offset_ms), told(talk.do("ask audio trainer to resume")))
        )
        assert [str(one) for one in talk.device.breaches if one.is_hard] == []

    assert found[0] == found[1]


def test_stop_arrives_as_pause_while_audio_plays(tmp_path: Path) -> None:
    """So does the simulator send it; in a session, and with the name, it is AMAZON.StopIntent."""
    talk = bench(tmp_path).conversation
    for step in WORKOUT:
        talk.do(step)
    step = talk.do("stop")

    assert step.understood is not None
    assert step.understood.intent == PAUSE
    assert step.player.activity in {"STOPPED", "PAUSED"}
    talk.do("open audio trainer")
    step = talk.do("stop")
    assert step.understood is not None
    assert step.understood.intent == STOP
    talk.do("ask audio trainer to resume")
    talk.do("+10s")
    step = talk.do("ask audio trainer to stop")
    assert step.understood is not None
    assert step.understood.intent == STOP


def test_only_playback_comes_without_the_name_where_it_is_needed(tmp_path: Path) -> None:
    """A real Echo sends "next" to what plays, and everything else to nobody."""
    talk = bench(tmp_path, needs_name=True).conversation
    for step in WORKOUT:
        talk.do(step)
    lost = talk.do("make it easier")
    assert lost.routed is False
    assert lost.exchange is None
    assert lost.player.activity == "PLAYING"
    assert talk.do("ask audio trainer to make it easier").exchange is not None
    kept = talk.do("next")
    assert kept.routed is True
    assert kept.exchange is not None
