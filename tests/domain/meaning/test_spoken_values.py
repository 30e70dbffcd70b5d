"""Times, lengths and numbers in words, as Alexa would give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.meaning.spoken_numbers import NUMBERS, number_at, numbers_at
from skill.domain.meaning.spoken_times import length_at, time_at
from skill.domain.meaning.spoken_values import LENGTH, NUMBER, TIME, spoken_values
from skill.domain.meaning.word_model import words_of

SAID: list[tuple[str, list[tuple[str, str]]]] = [
    # Times of day
    ("at seven", [(TIME, "07:00")]),
    ("seven o'clock", [(TIME, "07:00")]),
    ("at seven o'clock in the evening", [(TIME, "19:00")]),
    ("at seven in the morning", [(TIME, "07:00")]),
    ("seven this evening", [(TIME, "19:00")]),
    ("half past six", [(TIME, "06:30")]),
    ("half six", [(TIME, "06:30")]),
    ("at half seven in the evening", [(TIME, "19:30")]),
    ("quarter to eight", [(TIME, "07:45")]),
    ("a quarter past nine", [(TIME, "09:15")]),
    ("quarter past nine in the morning", [(TIME, "09:15")]),
    ("ten to five", [(TIME, "04:50")]),
    ("ten to one", [(TIME, "00:50")]),
    ("ten past five pm", [(TIME, "17:10")]),
    ("twenty five past three", [(TIME, "03:25")]),
    ("twenty minutes past four", [(TIME, "04:20")]),
    ("six thirty", [(TIME, "06:30")]),
    ("six thirty a m", [(TIME, "06:30")]),
    ("one fifteen", [(TIME, "01:15")]),
    ("7 pm", [(TIME, "19:00")]),
    ("7pm", [(TIME, "19:00")]),
    ("7:30", [(TIME, "07:30")]),
    ("18:45", [(TIME, "18:45")]),
    ("at 7:15 in the evening", [(TIME, "19:15")]),
    ("at eight tonight", [(TIME, "20:00")]),
    ("tonight at eight", [(TIME, "EV"), (TIME, "08:00")]),
    ("tomorrow morning", [(TIME, "MO")]),
    ("some time in the afternoon", [(TIME, "AF")]),
    ("at noon", [(TIME, "12:00")]),
    ("midnight", [(TIME, "00:00")]),
    ("twelve am", [(TIME, "00:00")]),
    ("11 at night", [(TIME, "23:00")]),
    ("around nine", [(TIME, "09:00")]),
    ("thirteen o'clock", [(TIME, "13:00")]),
    # Lengths of time
    ("ten minutes", [(LENGTH, "PT10M")]),
    ("twenty five minutes", [(LENGTH, "PT25M")]),
    ("a seven minute workout", [(LENGTH, "PT7M")]),
    ("45 mins", [(LENGTH, "PT45M")]),
    ("in ten minutes", [(LENGTH, "PT10M")]),
    ("half an hour", [(LENGTH, "PT30M")]),
    ("a half hour", [(LENGTH, "PT30M")]),
    ("quarter of an hour", [(LENGTH, "PT15M")]),
    ("three quarters of an hour", [(LENGTH, "PT45M")]),
    ("a third of an hour", [(LENGTH, "PT20M")]),
    ("an hour", [(LENGTH, "PT1H")]),
    ("an hour and a half", [(LENGTH, "PT90M")]),
    ("two hours", [(LENGTH, "PT2H")]),
    ("90 minutes", [(LENGTH, "PT90M")]),
    ("a couple of minutes", [(LENGTH, "PT2M")]),
    ("a few minutes", [(LENGTH, "PT3M")]),
    ("five to ten minutes", [(NUMBER, "5"), (LENGTH, "PT10M")]),
    ("no ten no fifteen minutes", [(NUMBER, "10"), (LENGTH, "PT15M")]),
    # Numbers
    ("five", [(NUMBER, "5")]),
    ("twenty two", [(NUMBER, "22")]),
    ("ninety nine", [(NUMBER, "99")]),
    ("12", [(NUMBER, "12")]),
    ("number four", [(NUMBER, "4")]),
    ("three times a week", [(NUMBER, "3")]),
    ("six or seven", [(NUMBER, "6"), (NUMBER, "7")]),
    # No times, though an hour could stand there
    ("for five more", [(NUMBER, "5")]),
    ("for ten reps", [(NUMBER, "10")]),
    ("about five days", [(NUMBER, "5")]),
    ("for four weeks", [(NUMBER, "4")]),
    ("two more rounds", [(NUMBER, "2")]),
    ("at least ten squats", [(NUMBER, "10")]),
    ("at 25", [(NUMBER, "25")]),
    # No lengths
    ("zero minutes", [(NUMBER, "0")]),
    ("thirty seconds", [(NUMBER, "30")]),
    # Nothing at all
    ("half the workout", []),
    ("the other half", []),
    ("half past", []),
    ("half a dozen", []),
    ("quarter turn", []),
    ("a second", []),
    ("the hour", []),
    ("a few squats", []),
    ("a couple of rounds", []),
    ("to the left", []),
    ("the last minute", []),
    ("not now", []),
    ("", []),
]


@pytest.mark.parametrize(("said", "expected"), SAID, ids=[said for said, _ in SAID])
def test_times_lengths_and_numbers_are_read(said: str, expected: list[tuple[str, str]]) -> None:
    """In Alexa's forms, from left to right; what is none of them gives nothing."""
    assert [(one.type, one.id) for one in spoken_values(words_of(said), {})] == expected


def test_a_value_tells_where_it_stands() -> None:
    """The words of a name are the longest, in all its types, and may be somebody's."""
    values = {
        "legs": (("MUSCLE", "legs"),),
        "lower legs": (("MUSCLE", "calves"),),
        "maya": (("TRAINER", "maya"),),
    }
    found = spoken_values(words_of("maya's lower legs for twenty minutes"), values)

    assert [(one.id, one.said, one.at, one.size) for one in found] == [
        ("maya", "maya's", 0, 1),
        ("calves", "lower legs", 1, 2),
        ("PT20M", "twenty minutes", 4, 2),
    ]
    both = {"core": (("MUSCLE", "abs"), ("WORKOUT_KIND", "core"))}
    assert [one.type for one in spoken_values(["core"], both)] == ["MUSCLE", "WORKOUT_KIND"]


def test_numbers_up_to_a_hundred_are_read_in_words_and_digits() -> None:
    """The longest first; larger ones are none."""
    assert list(numbers_at(["twenty", "five"], 0)) == [(25, 2), (20, 1)]
    assert [number_at([str(one)], 0) for one in (0, 7, 160)] == [(0, 1), (7, 1), (160, 1)]
    assert all(number_at([word], 0) == (number, 1) for word, number in NUMBERS.items())
    assert number_at(["twenty", "twelve"], 0) == (20, 1)
    assert number_at(["1000"], 0) is None
    assert number_at([], 0) is None
    assert number_at(["squats"], 0) is None


SAYABLE = (
    "a", "an", "at", "half", "quarter", "past", "to", "ten", "five", "twenty", "one", "minutes", "minute",
    "hour", "hours", "of", "and", "o'clock", "pm", "in", "the", "evening", "seven", "7", "7pm", "few",
    "couple", "three", "quarters",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(SAYABLE), min_size=1, max_size=8)


@given(WORDS)
def test_whatever_is_said_has_a_form(words: list[str]) -> None:
    """No words break the reading, no value reaches beyond them, and values do not overlap."""
    end = 0
    for one in spoken_values(words, {}):
        assert one.at >= end
        end = one.at + one.size
        assert one.said == " ".join(words[one.at : end])
        assert one.type != TIME or one.id in {"MO", "AF", "EV", "NI"} or "00:00" <= one.id <= "23:59"
        assert one.type != LENGTH or one.id.startswith("PT")
    assert end <= len(words)
    assert all(
        found is None or found[1] > 0
        for at in range(len(words))
        for found in (time_at(words, at), length_at(words, at))
    )
