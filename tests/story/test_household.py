"""Two people on one device, one person on two: nobody goes on with another's place unasked."""

from pathlib import Path

import pytest

from skill.alexa.listener_keys import opaque
from skill.domain.listener.queue import QueueState
from tests.story.house import House

START = "start strength for runners"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a house in which Anna and Ben have heard the welcome."""
    found = House(tmp_path)
    for voice in ("anna", "ben"):
        found.hears("kitchen", "open audio trainer", voice)
    return found


def person(house: House, voice: str) -> str:
    """Return the person's part of a voice's key."""
    return opaque(house.echo("kitchen").conversation.device.profile.with_speaker(voice).person_id or "", 16)


def place(house: House, voice: str) -> tuple[str, int]:
    """Return where somebody is: the segment and the offset in milliseconds."""
    queue = house.listeners()[person(house, voice)].workout
    assert queue is not None
    return queue.spot.item_id, queue.spot.offset_ms


def test_each_voice_has_its_own_place(house: House) -> None:
    """Anna pauses, Ben trains on the same Echo, and Anna goes on where she was."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(90_000)
    house.hears("kitchen", "pause", "anna")
    hers = place(house, "anna")
    house.hears("kitchen", "ask audio trainer to start core in ten", "ben")
    house.passes(40_000)
    house.hears("kitchen", "pause", "ben")
    house.hears("kitchen", "ask audio trainer to resume my workout", "anna")

    assert place(house, "anna") == hers
    assert "Strength for Runners" in house.plays("kitchen")


def test_a_paused_workout_of_another_is_not_resumed_by_mistake(house: House) -> None:
    """Ben has nothing of his own: he is asked, and after a yes goes on in his own name; hers stays."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(90_000)
    house.hears("kitchen", "pause", "anna")
    hers = place(house, "anna")
    step = house.hears("kitchen", "resume", "ben")
    assert "somebody else" in step.spoken
    assert step.reprompt
    assert house.plays("kitchen") == ""
    house.hears("kitchen", "yes", "ben")
    assert "Strength for Runners" in house.plays("kitchen")
    assert place(house, "ben") == hers
    house.passes(60_000)
    house.hears("kitchen", "pause", "ben")

    assert place(house, "anna") == hers
    assert place(house, "ben") != hers
    assert house.listeners()[person(house, "ben")].diary.trainings[-1].ms in range(55_000, 65_001)


def test_after_a_no_nothing_sounds_and_nothing_changed(house: House) -> None:
    """Who declines is asked what they would like instead."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(30_000)
    house.hears("kitchen", "pause", "anna")
    hers = place(house, "anna")
    house.hears("kitchen", "resume", "ben")
    step = house.hears("kitchen", "no", "ben")

    assert step.reprompt
    assert house.plays("kitchen") == ""
    assert place(house, "anna") == hers
    assert house.listeners()[person(house, "ben")].workout is None


def test_a_voice_that_is_not_recognized_is_asked_too(house: House) -> None:
    """Without a voice it may be anybody, even where the account has something paused of its own."""
    house.hears("kitchen", "ask audio trainer to start core in ten")
    house.passes(20_000)
    house.hears("kitchen", "pause")
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(20_000)
    house.hears("kitchen", "pause", "anna")

    assert "somebody else" in house.hears("kitchen", "resume").spoken


@pytest.mark.parametrize("word", ["pause", "stop", "cancel"])
@pytest.mark.parametrize("voice", ["ben", None])
def test_anybody_may_silence_what_sounds(house: House, word: str, voice: str | None) -> None:
    """Silence is obeyed whoever says so, and her place is kept to the millisecond."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(50_000)
    house.hears("kitchen", word, voice)

    assert house.plays("kitchen") == ""
    queue = house.listeners()[person(house, "anna")].workout
    assert queue is not None
    assert queue.state is QueueState.PAUSED
    assert queue.spot.offset_ms >= 50_000


def test_next_means_what_sounds_whoever_says_it(house: House) -> None:
    """A voice out of breath is often not recognized: her workout moves on, and stays hers."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(20_000)
    before = place(house, "anna")
    house.hears("kitchen", "next")

    assert place(house, "anna")[0] != before[0]
    assert "Strength for Runners" in house.plays("kitchen")


def test_next_does_not_wake_what_is_paused(house: House) -> None:
    """Once it is silent, the other's workout is not moved by anybody else."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(20_000)
    house.hears("kitchen", "pause", "anna")
    hers = place(house, "anna")
    house.passes(60_000)
    house.hears("kitchen", "next", "ben")

    assert house.plays("kitchen") == ""
    assert place(house, "anna") == hers


def test_a_button_is_pressed_for_whose_audio_it_is(house: House) -> None:
    """Buttons carry no person: the token says whose workout goes on."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(20_000)
    house.hears("kitchen", "!next")
    moved = place(house, "anna")
    house.hears("kitchen", "!pause")
    house.hears("kitchen", "ask audio trainer what's my streak", "ben")
    house.hears("kitchen", "!play")

    assert place(house, "anna")[0] == moved[0]
    assert "Strength for Runners" in house.plays("kitchen")


def test_one_person_on_two_devices_at_once(house: House) -> None:
    """The last order counts; what still sounds in the other room goes on, and moves nothing."""
    house.hears("kitchen", "ask audio trainer to start strength for runners", "anna")
    house.passes(40_000)
    house.hears("bedroom", "ask audio trainer to resume my workout", "anna")
    assert house.plays("kitchen")
    assert house.plays("bedroom")
    house.passes(200_000)
    house.hears("bedroom", "pause", "anna")
    there = place(house, "anna")
    house.passes(200_000)
    assert house.plays("kitchen")
    house.hears("kitchen", "stop", "anna")
    assert place(house, "anna") == there
    house.hears("kitchen", "ask audio trainer to resume my workout", "anna")

    assert place(house, "anna") == there


def test_both_train_at_once_in_two_rooms(house: House) -> None:
    """Their events come mixed; each diary holds what its own Echo played."""
    house.hears("kitchen", "ask audio trainer to start core in ten", "anna")
    house.hears("bedroom", "ask audio trainer to start core in ten", "ben")
    house.passes(240_000)
    house.hears("kitchen", "pause", "anna")
    house.passes(120_000)
    house.hears("bedroom", "pause", "ben")
    listeners = house.listeners()
    hers, his = (listeners[person(house, one)].diary.trainings[-1].ms for one in ("anna", "ben"))

    assert 230_000 < hers < 260_000
    assert 350_000 < his < 385_000
