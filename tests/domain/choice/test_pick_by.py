"""One of the workouts on offer is picked by what sets it apart."""

import pytest

from skill.domain.choice.requests import PickBy, TellCircumstance
from skill.domain.library.contents import Level
from skill.domain.turn.outcome import Outcome, Start
from skill.domain.turn.questions import which_question
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person, stream_of
from tests.fakes import FakeLibrary, make_workout


def answered(quality: str, first: dict[str, object], second: dict[str, object]) -> Outcome:
    """Return the answer to "the … one" where two workouts are on offer, and a third is not."""
    one, two = make_workout("legs", **first), make_workout("hills", kind="core", **second)
    other = make_workout("other", 30, kind="mobility", rank=900, level=Level.ADVANCED)
    person = Person(FakeLibrary([one, two, other]))
    talk = Talk(wish=Wish(), offered=("legs", "hills"))
    asked = which_question(Pending("choice", "legs"))
    person.last = Outcome(person.listener, question=asked, talk=talk)
    return person.hear(PickBy(quality))


@pytest.mark.parametrize(
    ("quality", "first", "second"),
    [
        ("easier", {"level": Level.INTERMEDIATE}, {"level": Level.BEGINNER}),
        ("harder", {"level": Level.BEGINNER}, {"level": Level.INTERMEDIATE}),
        ("shorter", {"minutes": 20}, {"minutes": 10}),
        ("longer", {"minutes": 10}, {"minutes": 20}),
        ("no-equipment", {"equipment": ("dumbbells",)}, {"equipment": ()}),
        ("no-equipment", {"equipment": ("dumbbells",)}, {"equipment": ("mat", "chair")}),
        ("equipment", {"equipment": ()}, {"equipment": ("dumbbells",)}),
        ("other", {}, {}),
    ],
)
def test_the_one_that_is_set_apart_starts(
    quality: str, first: dict[str, object], second: dict[str, object]
) -> None:
    """What every home has counts little as equipment; "the other" is the second of two."""
    outcome = answered(quality, first, second)

    assert isinstance(outcome.order, Start)
    assert stream_of(outcome).placement.source.id == "hills"


@pytest.mark.parametrize("quality", ["easier", "harder", "shorter", "longer", "no-equipment", "equipment"])
def test_where_both_are_alike_nothing_starts(quality: str) -> None:
    """Others are offered, or it is owned up that there are none."""
    outcome = answered(quality, {}, {})

    assert outcome.order is None
    assert outcome.lines


def test_an_easier_one_is_wished_where_both_are_alike() -> None:
    """What was said before stays."""
    outcome = answered("easier", {"level": Level.INTERMEDIATE}, {"level": Level.INTERMEDIATE})

    assert outcome.order is None
    assert outcome.talk.wish is not None
    assert outcome.talk.wish.level == Level.BEGINNER


def test_without_an_offer_nothing_starts() -> None:
    """There is nothing to pick from."""
    for quality in ("easier", "shorter", "equipment", "other"):
        assert Person().hear(PickBy(quality)).order is None


def test_a_workout_that_was_perhaps_named_is_offered() -> None:
    """And not two others, with the name kept for whatever is wished next."""
    person = Person(FakeLibrary([make_workout("legs"), make_workout("hills"), make_workout("third")]))
    outcome = person.hear(TellCircumstance(Wish(workout="third")))

    assert "third" in outcome.talk.offered
