"""What was understood of a wish, said back before its workout."""

from skill.domain.ground.lines import Length, Line, Several, Text, Words, line
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

JUMPING = "jumping"
SOFT = frozenset({JUMPING, "running"})
"""What is left out where it must be soft or quiet: "low impact" says it."""
MOST_PARTS = 3
SPOKEN = {
    "level": "levels",
    "kind": "kinds",
    "muscle": "muscles",
    "equipment": "equipment",
    "audience": "audiences",
    "exclude": "leave_out",
}
"""The parts of a wish that are said back, in this order, and their vocabularies; a length is heard anyway."""
REFUSED = {
    "kinds": "wished.unwanted",
    "muscles": "wished.unwanted",
    "audiences": "wished.unwanted_for",
}
"""The vocabularies of what may be refused besides trainers, and the lines that say it back."""


def circumstance_said(scene: Scene, wish: Wish) -> Line:
    """Return the line that says what a workout will suit; without particulars if nothing of it has a word."""
    parts: list[Line] = [line("wished.low_impact")] if JUMPING in wish.exclude else []
    parts += [line("wished.no_equipment")] if wish.equipment == NOTHING else []
    for part, vocabulary in SPOKEN.items():
        value = getattr(wish, part)
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        known = tuple(one for one in ids if one != NOTHING and not (part == "exclude" and one in SOFT))
        if known and all(scene.library.name_of(vocabulary, one) for one in known):
            parts.append(line(f"wished.{part}", word=Words(vocabulary, known)))
    parts += _refused(scene, wish)[:1]
    if wish.minutes:
        parts.insert(0, line("wished.minutes", length=Length(wish.minutes * MINUTE_MS)))
    if not parts:
        return line("choice.suits")
    return line("choice.suits_wish", wish=Several(tuple(parts[:MOST_PARTS])))


def _refused(scene: Scene, wish: Wish) -> list[Line]:
    """Return what says that a trainer, a kind, a muscle or an audience was refused."""
    led = [one for one in wish.unwanted if scene.library.trainer(one)]
    said = [line("wished.unwanted", name=Text("trainer", one)) for one in led]
    for vocabulary, key in REFUSED.items():
        known = tuple(one for one in wish.unwanted if scene.library.name_of(vocabulary, one))
        said += [line(key, name=Words(vocabulary, known))] if known else []
    return said


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
