"""The workout on offer that is meant by its length, or by its price."""

from dataclasses import replace

import pytest

from skill.domain.library.contents import WorkoutCard
from skill.domain.meaning.named_on_offer import named_by_a_fact
from tests.fakes import FakeLibrary, make_workout


def cards() -> list[WorkoutCard]:
    """Return a free workout of ten minutes, and a premium one of twenty."""
    library = FakeLibrary([make_workout("legs"), make_workout("hills")])
    legs, hills = (library.workout_card(one) for one in ("legs", "hills"))
    assert legs is not None
    assert hills is not None
    return [replace(legs, minutes=10, premium=False), replace(hills, minutes=20, premium=True)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("the ten one", "legs"),
        ("the twenty minute one", "hills"),
        ("the free one", "legs"),
        ("the fifteen one", None),
        ("twenty", None),
        ("is it free", None),
        ("the second one", None),
    ],
)
def test_a_length_or_a_price_names_one(said: str, found: str | None) -> None:
    """Where just one is as long as that, or free, and a word points at it."""
    card = named_by_a_fact(cards(), said.split())

    assert (card.id if card else None) == found
