"""What was understood of a wish, said back before its workout."""

from skill.domain.ground.lines import Line, Several, Words, line
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

SPOKEN = {
    "level": "levels",
    "kind": "kinds",
    "muscle": "muscles",
    "equipment": "equipment",
    "audience": "audiences",
    "exclude": "leave_out",
}
"""The parts of a wish that are said back, in this order, and their vocabularies; a length is heard anyway."""


def wish_said(scene: Scene, wish: Wish, card: WorkoutCard) -> tuple[Line, ...]:
    """Return the line that says what was understood; empty if the workout's own name says it."""
    name = card.name.lower()
    parts: list[Line] = []
    for part, vocabulary in SPOKEN.items():
        value = getattr(wish, part)
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        ids = tuple(one for one in ids if one != NOTHING)
        if ids and not all(scene.library.name_of(vocabulary, one).lower() in name for one in ids):
            parts.append(line(f"wished.{part}", word=Words(vocabulary, ids)))
    return (line("start.wish", wish=Several(tuple(parts))),) if parts else ()
