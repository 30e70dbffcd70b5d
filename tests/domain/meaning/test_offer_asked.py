"""A question that points at the workouts on offer asks about them; a wish stays a wish."""

from dataclasses import replace

import pytest

from skill.domain.choice.requests import AskOffered, Describe
from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.listener.listener import Listener
from skill.domain.meaning.offer_asked import as_offer_asked
from skill.domain.premium.requests import WhatDoIGet
from skill.domain.turn.device import Device
from skill.domain.turn.ear import Reading
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from tests.fakes import FakeDice, FakeEar, FakeLibrary, make_workout

TWO = Talk(Pending("choice", "legs"), offered=("legs", "hills"))


def scene(talk: Talk = TWO, *things: str) -> Scene:
    return Scene(
        Listener("someone"), FakeLibrary([make_workout("legs"), make_workout("hills")]), FakeDice(), 0,
        "2026-11-23", Device(key="kitchen"), talk, ear=FakeEar(Reading(things=things)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "things", "which"),
    [
        ("is the former on the ground", ("floor-work",), 0),
        ("do i have to lie down for either", ("floor-work",), None),
        ("can i kneel in the second", ("floor-work",), 1),
        ("will it bother the neighbours", ("jumping",), None),
        ("would that one hurt my knees", ("jumping", "lunges", "running"), None),
        ("and it isn't a jog is it", ("running",), None),
    ],
)
def test_what_is_in_them_is_asked(words: str, things: tuple[str, ...], which: int | None) -> None:
    """By words that name it, or that hint at it; of the first, of the second, or of both."""
    assert as_offer_asked(scene(), OwnWords(words)) == AskOffered("things", things, which)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("how long is the second", "length"),
        ("how hard would that be", "level"),
        ("do i need any gear", "kit"),
    ],
)
def test_length_level_and_equipment_are_asked(words: str, about: str) -> None:
    """Each has its own answer."""
    asked = as_offer_asked(scene(), OwnWords(words))

    assert isinstance(asked, AskOffered)
    assert asked.about == about


def test_a_thing_that_the_library_knows_is_asked_for() -> None:
    """Equipment and moves by their names."""
    asked = as_offer_asked(scene(TWO, "chair"), OwnWords("does the first one use a stool"))

    assert asked == AskOffered("things", ("chair",), 0)


@pytest.mark.parametrize(
    "words",
    [
        "is there one without jumping", "something on the floor", "is running bad for the knees",
        "are there any others", "the first", "i can't kneel",
    ],
)  # fmt: skip
def test_wishes_and_facts_stay_as_they_are(words: str) -> None:
    """Nothing in them points at what is on offer."""
    assert as_offer_asked(scene(), OwnWords(words)) == OwnWords(words)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("do i need anything", True),
        ("what kit", True),
        ("what do i need for cramps", False),
        ("do i need anything for my cough", False),
    ],
)
def test_what_is_needed_is_asked_before_anything_is_on_offer(words: str, asked: bool) -> None:
    """Then it is a question of what one needs at all, and none of money."""
    heard = as_offer_asked(scene(replace(TWO, offered=())), OwnWords(words))
    assert isinstance(heard, Explain) == asked


def test_nothing_is_asked_about_where_nothing_is_on_offer() -> None:
    """Then the words are whatever else they are."""
    nothing = replace(TWO, offered=())

    assert as_offer_asked(scene(nothing), OwnWords("is it on the ground")) == OwnWords("is it on the ground")


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("the second one is that for running", 1),
        ("legs what's that am i jogging", None),
        ("no jogging i hope", None),
    ],
)
def test_what_is_named_first_is_asked_about(words: str, which: int | None) -> None:
    """A name before the question, and a hope after it."""
    assert as_offer_asked(scene(), OwnWords(words)) == AskOffered("things", ("running",), which)


def test_what_is_in_it_is_no_question_about_money() -> None:
    """Where a free workout is on offer, "what do I get" asks about that."""
    assert as_offer_asked(scene(), WhatDoIGet()) == Describe()
    assert as_offer_asked(scene(Talk()), WhatDoIGet()) == WhatDoIGet()
