"""No part of a wish falls away: what was misheard is taken for what it sounds like, asked or named."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa import slots as s
from skill.alexa.intents import INTENTS
from skill.domain.conversation.requests import No, Yes
from skill.domain.ground.lines import Line, Several
from skill.domain.meaning.phonetics import likeness, sound_key
from skill.domain.meaning.sound_alikes import most_alike
from skill.domain.turn.outcome import Outcome, Start
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.utterance import NO_UTTERANCE, SpokenSlot, Utterance
from studio.library.documents import SLOT_SOURCES
from tests.domain.one_person import Person, stream_of
from tests.shipped_library import shelf

STRENGTH = ("strength", "strength")


def person() -> Person:
    """Return somebody new, with the library that is shipped."""
    return Person(library=shelf())  # type: ignore[arg-type]


def slot(*values: str | tuple[str, str]) -> Any:
    """Return a slot as the SDK gives it; a value is words, or words and the id that they resolved to."""
    parts = [SimpleNamespace(value=value, resolutions=None) for value in values if isinstance(value, str)]
    for value in values:
        if isinstance(value, tuple):
            named = SimpleNamespace(value=SimpleNamespace(id=value[1]))
            found = SimpleNamespace(
                status=SimpleNamespace(code=SimpleNamespace(value=s.MATCH)), values=[named]
            )
            resolved = SimpleNamespace(resolutions_per_authority=[found])
            parts.append(SimpleNamespace(value=value[0], resolutions=resolved))
    if len(parts) == 1:
        return SimpleNamespace(value=parts[0].value, resolutions=parts[0].resolutions, slot_value=None)
    return SimpleNamespace(value=None, resolutions=None, slot_value=SimpleNamespace(values=parts))


def say(who: Person, intent: str, **slots: Any) -> Outcome:
    """Say something as Alexa gives it: each slot's words, or words and id, or a list of them."""
    filled = {name: slot(*one) if isinstance(one, list) else slot(one) for name, one in slots.items()}
    read = s.read(filled)
    spoken: list[SpokenSlot] = []
    for name, one in read.items():
        spoken += [SpokenSlot(name, one.said.lower(), one.id)] if one.id else []
        spoken += [SpokenSlot(name, words.lower()) for words in one.lost]
    who.utterance = Utterance(intent, tuple(spoken))
    outcome = who.hear(INTENTS[intent](read))
    who.utterance = NO_UTTERANCE
    return outcome


def lines_of(outcome: Outcome) -> list[Line]:
    """Return all that is said."""
    return [*outcome.lines, *([outcome.question.line] if outcome.question else [])]


def keys_of(outcome: Outcome) -> list[str]:
    """Return the keys of all that is said."""
    return [one.key for one in lines_of(outcome)]


def begins(outcome: Outcome) -> bool:
    """True if a workout is begun."""
    return isinstance(outcome.order, Start)


@pytest.mark.parametrize(
    ("slot_name", "heard", "meant"),
    [
        ("muscle", "apps", "abs"),
        ("muscle", "my apps", "abs"),
        ("muscle", "gluts", "glutes"),
        ("exercise", "blank", "plank"),
        ("exercise", "scots", "squat"),
        ("trainer", "prayer", "priya"),
        ("equipment", "cattle bell", "kettlebell"),
        ("exclude", "burpies", "burpees"),
    ],
)
def test_what_was_surely_meant(slot_name: str, heard: str, meant: str) -> None:
    """Misheard words of a slot's own catalogue are taken for the one value that sounds so."""
    found = most_alike(shelf(), SpokenSlot(slot_name, heard))

    assert found is not None
    assert (found.id, found.is_sure) == (meant, True)


@pytest.mark.parametrize(
    ("slot_name", "heard"),
    [
        ("muscle", "neck"), ("muscle", "heart"), ("equipment", "barbell"), ("equipment", "treadmill"),
        ("trainer", "jillian"), ("trainer", "tom"), ("kind", "zumba"), ("kind", "swimming"),
        ("exclude", "way"), ("exclude", "box jumps"), ("exercise", "handstand"), ("exercise", "pull ups"),
        ("kind", "car"), ("muscle", "?"), ("kind", ""), ("topic", "pt1.5h"), ("nothing", "abs"),
    ],
)  # fmt: skip
def test_what_only_resembles_something_is_not_taken(slot_name: str, heard: str) -> None:
    """Other words of the field, and no words at all, are never taken for something that we have."""
    found = most_alike(shelf(), SpokenSlot(slot_name, heard))

    assert found is None or not found.is_sure


def test_every_name_is_surely_itself() -> None:
    """Each name of each catalogue, said exactly, is likest to its own value."""
    for slot_name in SLOT_SOURCES:
        for value, names in shelf().spoken_names(slot_name).items():
            for name in names:
                found = most_alike(shelf(), SpokenSlot(slot_name, name.lower()))
                assert found is not None
                assert found.id == value or likeness(name, found.name) > 0.99, (slot_name, name)


def test_a_sure_word_is_taken_and_said() -> None:
    """The word "apps" starts a workout for the abs, and says so first."""
    outcome = say(person(), "StartWorkoutIntent", muscle="apps")

    assert begins(outcome)
    assert keys_of(outcome)[0] == "wish.taken"
    assert outcome.lines[0].values == (("name", "abs"),)


def test_a_sure_exclusion_is_kept_and_said() -> None:
    """The word "burpies" is taken: burpees are left out of what starts."""
    outcome = say(person(), "StartWorkoutIntent", kind=STRENGTH, exclude="burpies")

    assert keys_of(outcome)[0] == "wish.taken_out"
    card = stream_of(outcome).placement.source.id
    assert "burpee" not in {part.exercise for part in shelf().workout(card).segments}  # type: ignore[union-attr]


def test_less_sure_is_asked_and_the_rest_is_kept() -> None:
    """The word "lakes" asks for legs; yes starts it with the length that was said, no asks again."""
    who = person()
    asked = say(who, "StartWorkoutIntent", muscle="lakes", length="PT20M")
    assert keys_of(asked) == ["wish.did_you_mean"]
    card = shelf().workout_card(stream_of(who.hear(Yes())).placement.source.id)
    assert card is not None
    assert ("legs" in card.muscles, card.minutes) == (True, 20)

    who = person()
    say(who, "StartWorkoutIntent", muscle="lakes", length="PT20M")
    refused = who.hear(No())
    assert not begins(refused)
    assert refused.question is not None
    assert refused.talk.wish is not None
    assert refused.talk.wish.minutes == 20


@pytest.mark.parametrize(
    "part",
    [
        {"exclude": "box jumps"}, {"equipment": "barbell"}, {"muscle": "neck"}, {"trainer": "jillian"},
        {"length": "P1M"}, {"length": "?"}, {"audience": "astronauts"}, {"level": "??"},
        {"exclude": [("jumping", "jumping"), "box jumps"]}, {"muscle": [("legs", "legs"), "neck"]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("rest", [{"kind": STRENGTH}, {"workout": ("desk reset", "desk-reset")}, {}])
def test_nothing_starts_with_a_part_of_the_wish_dropped(part: dict[str, Any], rest: dict[str, Any]) -> None:
    """Whatever else was said: the part that nobody knows is named, and a question asked."""
    for intent in ("StartWorkoutIntent", "ListWorkoutsIntent"):
        outcome = say(person(), intent, **rest, **part)

        assert not begins(outcome)
        assert keys_of(outcome)[0].startswith("wish.unknown")
        assert outcome.question is not None


def test_a_pick_with_an_unknown_trainer_starts_nothing() -> None:
    """The question which one stays open; the number with a trainer who sounds like one of ours starts."""
    who = person()
    say(who, "ListWorkoutsIntent", kind=STRENGTH)
    unknown = say(who, "PickIntent", ordinal=("second", "second"), trainer="jillian")
    assert not begins(unknown)
    assert keys_of(unknown)[0] == "wish.unknown"
    assert unknown.talk.offered

    assert begins(say(who, "PickIntent", ordinal=("second", "second"), trainer="prayer"))


def test_what_nobody_knows_is_not_promised_to_be_left_out() -> None:
    """An exclusion that nobody knows offers no workout, which might hold just that."""
    outcome = say(person(), "StartWorkoutIntent", kind=STRENGTH, exclude="box jumps")

    assert keys_of(outcome) == ["wish.unknown_to_leave_out", "wish.leave_out_ask"]


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("SwapMoveIntent", {"exercise": "frobnicators"}),
        ("SpareMeIntent", {"exclude": "box jumps"}),
        ("SpareMeIntent", {"exclude": [("lunges", "lunges"), "box jumps"]}),
        ("StartWorkoutIntent", {"kind": "she said to him", "exclude": "way"}),
    ],
)
def test_in_a_workout_an_unknown_part_changes_nothing(intent: str, slots: dict[str, Any]) -> None:
    """The workout goes on without a question, and the person hears what was not understood."""
    who = person()
    who.confirm(say(who, "StartWorkoutIntent", workout=("core in ten", "core-in-ten")))
    before = who.listener.workout
    outcome = say(who, intent, **slots)

    assert outcome.order is None
    assert outcome.question is None
    assert who.listener.workout == before
    assert outcome.lines


@pytest.mark.parametrize(
    ("value", "minutes"),
    [("PT1.5H", 90), ("PT0.5H", 30), ("PT1H30M", 90), ("PT90S", 2), ("P1M", None), ("?", None), ("P", None)],
)
def test_lengths(value: str, minutes: int | None) -> None:
    """Parts of hours are understood; a month and a question mark are no length of a workout."""
    assert s.minutes_of(value) == minutes


@given(st.text(max_size=40))
def test_no_raw_value_is_said_aloud(raw: str) -> None:
    """Only words are said back: no digits, signs or codes."""
    said = words_or_that(raw)

    assert isinstance(said, Several) or not set(said) & set("0123456789?:.,_<>&/")
    for value in ("PT1.5H", "?", "P1M", "2026-W48", "a-1"):
        assert isinstance(words_or_that(value), Several)
    assert words_or_that("box jumps") == "box jumps"


@given(st.text("abcdefghikmnopstuvwyz ", max_size=25), st.text("abcdefghikmnopstuvwyz ", max_size=25))
def test_likeness_is_a_measure(one: str, other: str) -> None:
    """From 0 to 1, and 1 for the same words."""
    assert 0 <= likeness(one, other) <= 1.000_001
    assert likeness(one, one) == pytest.approx(1) or not one


def test_keys_hear_no_difference_between_what_is_confused() -> None:
    """B and p, d and t, hard c and g, and the spellings of one sound."""
    for one, other in (("abs", "apps"), ("plank", "blank"), ("knee", "nee"), ("calves", "kalfs")):
        assert sound_key(one) == sound_key(other)
