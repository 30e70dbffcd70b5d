"""Times that follow from the present one."""

import pytest

from skill.domain.choice.requests import TellCircumstance
from skill.domain.coach.requests import ChangeLength
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.meaning.told_time import as_told_time, depends_on_the_clock
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.turn.ear import Reading
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person

AT = 7 * 60 + 15
"""A quarter past seven."""


def told(
    words: str, minutes: int = 0, time: str = "", person: Person | None = None, minute: int = AT
) -> Heard | None:
    """Return what is made of words in which the ear finds a length or a time."""
    one = person or somebody()
    scene = Scene(
        one.listener, one.library, one.dice, one.clock.now_ms(), one.today, one.device, minute=minute,
        facts=Facts(asked=frozenset({Fact.TIME_ZONE})),
    )  # fmt: skip
    return as_told_time(scene, Reading(wish=Wish(minutes=minutes or None), time=time), words)


def test_a_reminder_in_a_while_comes_at_a_time() -> None:
    """Counted from now, and over midnight too."""
    assert told("remind me in half an hour", 30) == SetReminder(When(("today",), time="07:45"))
    assert told("can you nudge me in an hour", 60) == SetReminder(When(("today",), time="08:15"))
    assert told("remind me in an hour", 60, minute=23 * 60 + 30) == SetReminder(
        When(("tomorrow",), time="00:30")
    )


@pytest.mark.parametrize(
    ("words", "time", "left"),
    [
        ("i've got until ten to eight", "07:50", 35),
        ("i have to leave at eight", "08:00", 45),
        ("i need to be out the door by half past seven", "19:30", 15),
    ],
)
def test_a_time_that_ends_the_time_tells_how_long_there_is(words: str, time: str, left: int) -> None:
    """By the next time at which the clock shows it."""
    assert told(words, time=time) == TellCircumstance(Wish(minutes=left))


def test_other_times_tell_nothing_of_it() -> None:
    """Too near, too far, another matter, and in a workout."""
    assert told("i've got until a quarter past", time="07:16") is None
    assert told("i've got until noon", time="12:00") is None
    assert told("at eight please", time="08:00") is None
    assert told("a workout in ten minutes", 10) is None
    assert told("remind me in half an hour", 30, person=training()) is None


def test_only_such_words_depend_on_the_clock() -> None:
    """For them alone Alexa is asked where the device stands."""
    assert depends_on_the_clock("remind me in half an hour")
    assert depends_on_the_clock("i've got until ten to eight")
    assert not depends_on_the_clock("remind me to train")
    assert not depends_on_the_clock("twenty minutes of legs")


@pytest.mark.parametrize(("words", "left"), [("i've to be out by ten to", 35), ("off at quarter past", 60)])
def test_in_a_workout_a_time_in_the_hour_is_all_there_is(words: str, left: int) -> None:
    """Only the minutes are said; the workout gets no longer by it."""
    asked = told(words, person=training())

    assert asked == ChangeLength(DurationMs(left * MINUTE_MS), at_most=True)
    assert told("i've to be out by ten to eight", person=training()) is None
