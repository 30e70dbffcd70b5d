"""The other one of two workouts, where words deny the one that they name: "not the long one"."""

from skill.domain.choice import requests as choice
from skill.domain.ground.patterns import Pattern
from skill.domain.turn.requests import Heard

OPPOSITES = {
    "longer": "shorter", "shorter": "longer", "harder": "easier", "easier": "harder", "man": "woman",
    "woman": "man",
}  # fmt: skip
QUALITIES = {
    "long": "longer", "longer": "longer", "longest": "longer", "short": "shorter", "shorter": "shorter",
    "shortest": "shorter", "hard": "harder", "harder": "harder", "hardest": "harder", "tough": "harder",
    "easy": "easier", "easier": "easier", "easiest": "easier", "man": "man", "bloke": "man", "guy": "man",
    "woman": "woman", "lady": "woman", "girl": "woman",
}  # fmt: skip
"""Words for what sets one of two workouts apart."""
NOT_THE = Pattern(
    r"^(?:.* )?(?:(?:not|anything but|without)(?: (?:the|that|this|a|with|by|so|too))*|no) (?P<quality>\w+)"
)
NOT_IN_ORDER = {"first": "not-first", "second": "not-second"}
"""The vocabulary `ordinals` for what is denied."""


def other_one(asked: Heard | None, words: str) -> Heard | None:
    """Return the other pick where what it picks by is denied: "not the long one", "not that first one"."""
    found = NOT_THE.match(words)
    said = found["quality"] if found else ""
    if isinstance(asked, choice.Pick) and asked.ordinal == said and said in NOT_IN_ORDER:
        is_denied = not words.startswith("no ")  # "no first" answers, and picks
        return choice.Pick(ordinal=NOT_IN_ORDER[said]) if is_denied else asked
    denied = QUALITIES.get(said, "")
    taken = asked.quality if isinstance(asked, choice.PickBy) else ""
    taken = "longer" if isinstance(asked, choice.Longer) else taken
    taken = "shorter" if isinstance(asked, choice.Shorter) else taken
    return choice.PickBy(OPPOSITES[denied]) if denied and taken == denied else asked
