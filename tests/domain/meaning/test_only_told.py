"""Values that are only told of tell no wish."""

import pytest

from skill.domain.meaning.only_told import is_aside, lies_on_the_back, set_right
from skill.domain.meaning.spoken_values import spoken_values

NAMES = {
    "hip": (("MUSCLE", "hips"),),
    "back": (("MUSCLE", "back"),),
    "run": (("WORKOUT_KIND", "guided-run"),),
    "long run": (("WORKOUT_NAME", "long-and-steady"),),
    "stretching": (("WORKOUT_KIND", "mobility"),),
    "strength": (("WORKOUT_KIND", "strength"),),
}


def asides(said: str) -> list[str]:
    """Return what is only told of in words."""
    words = said.split()
    return [one.said for one in spoken_values(words, NAMES) if is_aside(words, one)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("i don't want to break a hip", ["hip"]),
        ("something for a stiff hip", []),
        ("i'm back", ["back"]),
        ("nothing on my back", ["back"]),
        ("a long run tomorrow", ["long run"]),
        ("saturday's long run", ["long run"]),
        ("a long run", []),
        ("the school run", ["run"]),
        ("i run forty miles a week", ["run"]),
        ("can i run", []),
        ("stretching tomorrow", []),
    ],
)
def test_what_is_only_told_of(said: str, told: list[str]) -> None:
    """A run of another day, a part that is in danger, a place, a position."""
    assert asides(said) == told


def test_the_back_is_a_position_too() -> None:
    """Nobody who is not to lie on it wishes for less of its muscles."""
    assert lies_on_the_back(["nothing", "on", "my", "back", "please"])
    assert lies_on_the_back(["keep", "me", "off", "my", "back"])
    assert not lies_on_the_back(["i'm", "on", "my", "back"])
    assert not lies_on_the_back(["nothing", "for", "my", "back"])


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("that's all stretching i want strength", {2}),
        ("i want stretching and strength", set()),
        ("a run", set()),
    ],
)
def test_the_wish_sets_right_what_was_said_before_it(said: str, places: set[int]) -> None:
    """Of the same type only: what stands after "I want" counts."""
    words = said.split()

    assert set_right(words, spoken_values(words, NAMES)) == places
