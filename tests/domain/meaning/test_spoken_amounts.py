"""Which of several amounts is meant."""

import pytest

from skill.domain.meaning.guessable import denies
from skill.domain.meaning.spoken_amounts import meant_values, times_a_week
from skill.domain.meaning.spoken_values import LENGTH, NUMBER, TIME, spoken_values
from skill.domain.meaning.told_wish import told_wish
from skill.domain.meaning.word_model import words_of

VALUES = {
    "nothing": (("EQUIPMENT", "none"),),
    "back": (("MUSCLE", "back"),),
    "twice a week": (("REMINDER_DAY", "times-2"),),
    "three times a week": (("REMINDER_DAY", "times-3"),),
}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("thirty not forty minutes", [(LENGTH, "PT30M")]),
        ("twenty minutes not ten", [(LENGTH, "PT20M")]),
        ("ten minutes instead of twenty", [(LENGTH, "PT10M")]),
        ("half seven not half six", [(TIME, "07:30")]),
        ("make it four not three", [(NUMBER, "4")]),
        ("twice a week not three", [("REMINDER_DAY", "times-2")]),
        ("three or four days", [(NUMBER, "3")]),
        ("not more than twenty minutes", [(LENGTH, "PT20M")]),
        ("not ten", [(NUMBER, "10")]),
        ("nothing over ten minutes", [(LENGTH, "PT10M")]),
        ("i have nothing", [("EQUIPMENT", "none")]),
        ("the kids are back at four", [(TIME, "04:00")]),
        ("my back", [("MUSCLE", "back")]),
    ],
)
def test_what_is_taken_back_does_not_count(said: str, meant: list[tuple[str, str]]) -> None:
    """An amount beside which another one is denied, and words that only look like a name."""
    words = words_of(said)
    assert [(one.type, one.id) for one in meant_values(words, spoken_values(words, VALUES))] == meant


def test_a_rhythm_holds_a_number() -> None:
    """The last one, if there are several."""
    words = words_of("three times a week or say twice a week")
    found = times_a_week(spoken_values(words, VALUES))
    assert found is not None
    assert (found.type, found.id) == (NUMBER, "2")
    assert times_a_week([]) is None


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("not more than twenty minutes", 20),
        ("i don't want more than half an hour", 30),
        ("nothing over ten minutes", 10),
        ("a cheeky fifteen", 15),
        ("a quick three", None),
        ("an hour and a quarter of that", 75),
        ("hour and a half", 90),
        ("an hour and ten minutes", 70),
        ("twenty odd minutes", 20),
        ("fifteen or so minutes", 15),
    ],
)
def test_minutes_are_heard_as_people_say_them(said: str, minutes: int | None) -> None:
    """At most, at a guess, and in parts of an hour."""
    words = words_of(said)
    assert told_wish(words, meant_values(words, spoken_values(words, VALUES)), {}).minutes == minutes


def test_a_correction_denies_nothing() -> None:
    """It denies the amount alone, so that the other one may be stored."""
    assert not denies("make my goal four days not three")
    assert not denies("at seven no sorry eight")
    assert not denies("not more than twenty minutes")
    assert denies("not on three days")
    assert denies("no don't do that")
