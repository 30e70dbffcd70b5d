"""Numbers and days that answer or name something by themselves."""

import pytest

from skill.domain.choice.requests import Pick
from skill.domain.coach.requests import ChangeLength
from skill.domain.ground.records import replace
from skill.domain.meaning.told_day import as_told_day, in_its_period
from skill.domain.meaning.told_number import as_told_number
from skill.domain.progress.requests import SetGoal, TellLastTime, TellProgress
from skill.domain.reminders.requests import When
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person

LENGTH, GOAL, DRAFT = Pending("wish", "length"), Pending("goal"), Pending("reminder")
NOTHING_READ = Reading()


def scene_of(pending: Pending | None = None, person: Person | None = None) -> Scene:
    """Return the scene of somebody who is asked something."""
    one = person or somebody()
    talk = Talk(pending=pending)
    return Scene(one.listener, one.library, one.dice, one.clock.now_ms(), one.today, one.device, talk)


@pytest.mark.parametrize(
    ("words", "pending", "meant"),
    [
        ("ten no fifteen tops", LENGTH, ChangeLength(15 * 60_000)),
        ("twenty no thirty no twenty", LENGTH, ChangeLength(20 * 60_000)),
        ("forty five not thirty", LENGTH, ChangeLength(45 * 60_000)),
        ("say three maybe", GOAL, SetGoal(days=3)),
        ("twice i'd say", GOAL, SetGoal(days=2)),
        ("fifty", GOAL, None),
        ("about five ish", DRAFT, When(time="05:00")),
        ("after work about five ish", DRAFT, When(time="17:00")),
        ("seven thirty no hang on eight", DRAFT, When(time="08:00")),
        ("seven thirty", DRAFT, None),
        ("ten", None, None),
    ],
)
def test_a_number_answers_what_was_asked(words: str, pending: Pending | None, meant: Heard | None) -> None:
    """The last one, in what the question asks for."""
    assert as_told_number(scene_of(pending), NOTHING_READ, words) == meant


def test_a_number_beside_a_wish_is_left_to_the_wish() -> None:
    """As in "two dumbbells"; and long talk is no answer."""
    assert (
        as_told_number(scene_of(LENGTH), Reading(wish=Wish(equipment="dumbbells")), "two dumbbells") is None
    )
    told = "well i would say that it is about ten or so you know"
    assert as_told_number(scene_of(LENGTH), NOTHING_READ, told) is None


def test_a_workout_is_named_by_its_day() -> None:
    """The last such day; nothing on which it is denied, and nothing while one plays."""
    monday = replace(scene_of(), today="2026-11-23")
    tuesday, both = Reading(days=("tuesday",)), Reading(days=("tuesday", "friday"))

    assert as_told_day(monday, tuesday, "same as tuesday") == Pick(day="2026-11-17")
    assert as_told_day(monday, Reading(days=("monday",)), "the one from monday") == Pick(day="2026-11-16")
    assert as_told_day(monday, tuesday, "not the same as tuesday") is None
    assert as_told_day(monday, tuesday, "is there one on tuesday") is None
    assert as_told_day(monday, both, "the same as tuesday or friday") is None
    assert as_told_day(scene_of(person=training()), tuesday, "same as tuesday") is None


def test_past_training_is_asked_about_by_its_day() -> None:
    """A weekday, yesterday, or a week; what has a period keeps it, and other requests are left alone."""
    monday = replace(scene_of(), today="2026-11-23")

    assert in_its_period(monday, TellLastTime(), "did i skip friday") == TellProgress("2026-11-20")
    assert in_its_period(monday, TellProgress(), "what did i do yesterday") == TellProgress("2026-11-22")
    assert in_its_period(monday, TellProgress(), "how was it a fortnight ago") == TellProgress("2026-W46")
    assert in_its_period(monday, TellProgress(), "how am i doing") == TellProgress()
    assert in_its_period(monday, TellProgress("2026-11"), "and yesterday") == TellProgress("2026-11")
