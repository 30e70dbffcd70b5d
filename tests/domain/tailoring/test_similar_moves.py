"""A like move: the same muscles, what is at hand, no harder to land, and kind to what is to be spared."""

import pytest

from skill.domain.library.contents import Exercise
from skill.domain.tailoring.similar_moves import IMPACTS, Limits, most_similar
from tests.fakes import FakeLibrary
from tests.shipped_library import shelf


def _named(exercise_id: str) -> Exercise:
    found = FakeLibrary().exercise(exercise_id)
    assert found is not None
    return found


def test_nothing_is_asked_for_that_is_not_at_hand() -> None:
    """Without dumbbells, a row becomes what pulls without them."""
    found = most_similar(FakeLibrary(), _named("row"), Limits())

    assert found is not None
    assert found.id == "pull"


def test_a_part_that_is_spared_is_not_loaded() -> None:
    """Knees that don't like squats get nothing else that loads them."""
    found = most_similar(
        FakeLibrary(), _named("squat"), Limits(spared="knees", left_out=frozenset({"march"}))
    )

    assert found is not None
    assert "knees" not in found.loads


def test_where_nothing_fits_there_is_none() -> None:
    """No move is made up."""
    others = frozenset({"sit", "jump", "bridge", "march", "squat"})

    assert most_similar(FakeLibrary(), _named("squat"), Limits(left_out=others)) is None


@pytest.mark.parametrize("equipment", [frozenset(), frozenset({"mat"}), frozenset({"chair", "mat"})])
def test_every_shipped_move_has_a_like_one_that_keeps_the_rules(equipment: frozenset[str]) -> None:
    """For all shipped moves: shared muscles, equipment at hand, never harder to land, the same each time."""
    ids = {one.id for one in shelf().exercises(("legs", "quads", "glutes", "abs", "back", "chest", "arms"))}
    assert len(ids) > 50
    found = 0
    for one in sorted(ids):
        move = shelf().exercise(one)
        assert move is not None
        other = most_similar(shelf(), move, Limits(equipment, spared="knees"))
        if other is None:
            continue
        found += 1
        assert other.id != one
        assert set(other.muscles) & set(move.muscles)
        assert set(other.equipment) <= equipment
        assert IMPACTS.index(other.impact) <= IMPACTS.index(move.impact)
        assert "knees" not in other.loads
        assert most_similar(shelf(), move, Limits(equipment, spared="knees")) == other
    assert found >= 0.8 * len(ids)
