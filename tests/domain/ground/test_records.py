"""The rules' records behave as the standard library's do, in all that anybody sees of them."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.records import record, replace


class Base:
    """As the records' own bases are."""

    __slots__ = ()


@record
class Ours(Base):
    """A record."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = dataclasses.field(default_factory=tuple)
    secret: str = dataclasses.field(default="s", repr=False)
    aside: int = dataclasses.field(default=0, compare=False)

    @property
    def double(self) -> int:
        """A property."""
        return self.a * 2


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs(Base):
    """A record."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = dataclasses.field(default_factory=tuple)
    secret: str = dataclasses.field(default="s", repr=False)
    aside: int = dataclasses.field(default=0, compare=False)


FEW = st.integers(0, 1)
VALUES = st.tuples(FEW, st.sampled_from("ab"), st.tuples(FEW, FEW), st.sampled_from("st"), FEW)


@given(VALUES, VALUES)
def test_they_compare_hash_and_show_alike(one: Any, other: Any) -> None:
    """Equality, hash, representation, replacement and conversion are the standard's."""
    ours, theirs = Ours(*one), Theirs(*one)
    assert (ours == Ours(*other)) == (theirs == Theirs(*other))
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.replace(ours, a=1) == Ours(1, *one[1:])
    assert replace(ours, a=1) == Ours(1, *one[1:])
    assert replace(ours, aside=2).aside == 2
    assert replace(ours) == ours
    assert dataclasses.astuple(ours) == one


def test_a_field_that_there_is_not_cannot_be_replaced() -> None:
    """As with the standard's `replace`."""
    with pytest.raises(TypeError, match="nothing"):
        replace(Ours(1), nothing=2)


def test_they_can_be_copied_and_pickled() -> None:
    """As tests and worker processes do."""
    ours = Ours(1, c=(2,))
    for again in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        assert again == ours


def test_they_are_frozen_and_have_slots() -> None:
    """Nothing can be changed, taken away or added."""
    ours = Ours(1)
    for act in (lambda: setattr(ours, "a", 2), lambda: delattr(ours, "a"), lambda: setattr(ours, "z", 2)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            act()
    assert not hasattr(ours, "__dict__")
    assert ours.double == 2


@pytest.mark.parametrize("kind", [Ours, Theirs])
@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "b", (), "s", 4, 5), {}), ((1,), {"a": 2}), ((1,), {"z": 2}), ((), {"b": "b"})],
)
def test_they_refuse_the_same_calls(kind: Any, given: Any, named: Any) -> None:
    """Too few, too many, twice, unknown."""
    with pytest.raises(TypeError):
        kind(*given, **named)


def test_they_match_by_place() -> None:
    """In a `match` statement."""
    match Ours(1, "x"):
        case Ours(a, b):
            assert (a, b) == (1, "x")


def test_another_kind_is_not_equal() -> None:
    """Even with the same values."""
    assert Ours(1) != Theirs(1)
    assert Ours(1).__eq__(1) is NotImplemented
