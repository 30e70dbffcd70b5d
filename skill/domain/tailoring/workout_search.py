"""Choosing a workout: what fits a wish, and, where nothing does, what comes nearest and how it differs."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.library.lookup import Library, WorkoutQuery
from skill.domain.listener.profile import NO_PROFILE, Profile
from skill.domain.tailoring.preferences import AT_HOME, mismatch
from skill.domain.turn.wish import Wish

CONCESSIONS_IN_ORDER = ("trainer", "level", "minutes", "muscle", "audience", "equipment", "kind")
"""What a person gives up first, the easiest first: the move matters more than who leads it."""


NOTHING, HOUSEHOLD_ITEMS = "none", "homely"
"""Words for equipment: none at all, and, as a concession to that, what every home has."""


@record
class Choice:
    """A workout for a wish."""

    card: WorkoutCard
    differs: tuple[Line, ...] = ()
    """How it is not what was wished for; empty if it is."""


def choose(
    library: Library, wish: Wish, keep: frozenset[str] = frozenset(), profile: Profile = NO_PROFILE
) -> Choice | None:
    """Return the best workout for a wish: the author's first among those that fit, free before premium.

    Args:
        library: what there is.
        wish: what it should be.
        keep: parts of the wish that are given up last: what was said just now.
        profile: what the person likes and has, which orders what fits.

    Returns:
        A choice that fits; else the nearest, which keeps as much of the wish as any workout can; None
        only if the library has no workout at all without what must not be in it.
    """
    if wish.workout and (named := library.workout_card(wish.workout)):
        # A name is a choice; whoever is wished for beside it leads that very workout.
        return Choice(named)
    for nearly, given_up in _nearer(wish, keep):
        cards = workouts_that_fit(library, nearly)
        if cards:
            card = min(cards, key=lambda one: (_off_by(one, wish.minutes), *_cost(one, nearly, profile)))
            needs_more = nearly.equipment == HOUSEHOLD_ITEMS and bool(card.equipment)
            differs = (*given_up, "equipment") if needs_more else given_up
            return Choice(card, tuple(_difference(key, card) for key in differs))
    return None


def workouts_that_fit(
    library: Library, wish: Wish, limit: int = 40, profile: Profile = NO_PROFILE
) -> list[WorkoutCard]:
    """Return the workouts that fit all of a wish, the best first."""
    cards = [one for one in library.workouts(_query(wish), limit) if set(wish.also) <= set(one.muscles)]
    return sorted(cards, key=lambda card: _cost(card, wish, profile))


def length_tolerance(minutes: int) -> int:
    """Return by how many minutes a workout may miss a wished length and still be what was asked for."""
    return max(1, minutes // 10)


def _query(wish: Wish) -> WorkoutQuery:
    room = length_tolerance(wish.minutes) if wish.minutes else 0
    return WorkoutQuery(
        kinds=_given(wish.kind),
        audiences=_given(wish.audience),
        levels=_given(wish.level),
        muscles=_given(wish.muscle),
        trainers=_given(wish.trainer),
        equipment_at_hand=_at_hand(wish),
        equipment_used=_given(wish.equipment) if _at_hand(wish) is None else (),
        without=wish.exclude,
        shortest=wish.minutes - room if wish.minutes else None,
        longest=wish.minutes + room if wish.minutes else None,
    )


def _at_hand(wish: Wish) -> tuple[str, ...] | None:
    if wish.equipment == HOUSEHOLD_ITEMS:
        return AT_HOME
    return () if wish.equipment == NOTHING else None


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _nearer(wish: Wish, keep: frozenset[str]) -> Iterator[tuple[Wish, tuple[str, ...]]]:
    """Yield a wish and then what comes nearest to it, with the parts of it that are given up."""
    if wish.equipment == NOTHING:
        yield wish, ()
        # A mat or a chair is a smaller thing than another length or other moves.
        wish = replace(wish, equipment=HOUSEHOLD_ITEMS)
    for keys in _concessions(wish, keep):
        yield _without(wish, keys), keys


def _concessions(wish: Wish, keep: frozenset[str]) -> Iterator[tuple[str, ...]]:
    # Fewest first, and among as many, those that cost a person least.
    specified = [key for key in CONCESSIONS_IN_ORDER if getattr(wish, key) is not None]
    specified.sort(key=lambda key: key in keep)
    for count in range(len(specified) + 1):
        yield from combinations(specified, count)


def _without(wish: Wish, keys: tuple[str, ...]) -> Wish:
    given_up: dict[str, Any] = dict.fromkeys(keys)
    return replace(wish, **given_up, also=() if "muscle" in keys else wish.also)


def _cost(card: WorkoutCard, wish: Wish, profile: Profile) -> tuple[bool, int, int, int, int]:
    """Return what orders workouts that fit: free, length, the person's preferences, focus, author's rank."""
    needs = len(card.equipment) if wish.equipment == HOUSEHOLD_ITEMS else 0
    focus = card.muscles.index(wish.muscle) if wish.muscle in card.muscles else 0
    return (
        card.premium,
        _off_by(card, wish.minutes),
        needs + mismatch(card, profile, wish),
        focus,
        card.rank,
    )


def _off_by(card: WorkoutCard, minutes: int | None) -> int:
    return abs(card.minutes - minutes) if minutes else 0


def _difference(key: str, card: WorkoutCard) -> Line:
    if key == "trainer":
        return line("differs.trainer", trainer=Text("trainer", card.trainer))
    if key == "minutes":
        return line("differs.minutes", length=Length(card.minutes * MINUTE_MS))
    if key == "kind":
        return line("differs.kind", kind=Words("kinds", (card.kind,)))
    if key == "level":
        return line("differs.level", level=Words("levels", (card.level,)))
    if key == "equipment" and card.equipment:
        return line("differs.equipment", equipment=Words("equipment", card.equipment))
    if key == "equipment":
        return line("differs.no_equipment")
    if key == "audience":
        return line("differs.audience", audience=Words("audiences", card.audiences))
    return line("differs.muscle", muscle=Words("muscles", card.muscles[:2]))


def without_unknown_words(wish: Wish) -> Wish:
    """Return the wish without the words that the library does not know."""
    return replace(wish, unknown=())
