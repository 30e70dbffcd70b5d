"""Finding the workout that fits a wish or, if none does, the nearest one and how it differs."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.library.lookup import Library, WorkoutQuery
from skill.domain.listener.profile import NO_PROFILE, Profile
from skill.domain.tailoring.preferences import AT_HOME, mismatch
from skill.domain.turn.wish import Wish

CONCESSIONS_IN_ORDER = ("trainer", "level", "minutes", "muscle", "audience", "equipment", "kind")
"""The parts of a wish in the order in which they are given up if no workout fits it."""

FOCUS = 2
"""So many muscles, of those that a workout trains most, are what it is for."""
RECOVERY = "recovery"
"""The kind that "gentle" names, too."""
ENOUGH, SHORTER_BY = 10, 2
"""Who has fewer minutes than this has no more; a workout may then be so much shorter."""
NOTHING, HOUSEHOLD_ITEMS = "none", "homely"
"""Values of `Wish.equipment`: none at all, and, as a concession to that, what every home has."""


@record
class Choice:
    """A workout that was found for a wish."""

    card: WorkoutCard
    differs: tuple[Line, ...] = ()
    """Lines that say how it differs from the wish; empty if it does not."""


def choose(
    library: Library,
    wish: Wish,
    keep: frozenset[str] = frozenset(),
    profile: Profile = NO_PROFILE,
    *,
    free_only: bool = False,
) -> Choice | None:
    """Return the best workout for a wish.

    Args:
        library: the content library.
        wish: the wanted properties.
        keep: the parts of the wish that are given up last, since they were said just now.
        profile: the person's preferences, which order the workouts that fit.
        free_only: True for nothing premium, unless all the library is.

    Returns:
        The best workout that fits; if none does, the nearest, for which the fewest parts of the wish are
        given up; None only if every workout has something that the wish excludes.
    """
    if wish.workout and (named := library.workout_card(wish.workout)):
        # A workout named by the person is taken, whatever else they wish; a wished trainer then leads it.
        return Choice(named)
    for relaxed, given_up in _relaxed_wishes(wish, keep):
        cards = workouts_that_fit(library, relaxed)
        if cards and not (free_only and all(card.premium for card in cards)):
            card = min(cards, key=lambda one: (_off_by(one, wish.minutes), *_cost(one, relaxed, profile)))
            needs_more = relaxed.equipment == HOUSEHOLD_ITEMS and bool(card.equipment)
            differs = (*given_up, "equipment") if needs_more else given_up
            return Choice(card, tuple(_difference(key, card) for key in differs))
    return None


def workouts_that_fit(
    library: Library, wish: Wish, limit: int = 40, profile: Profile = NO_PROFILE
) -> list[WorkoutCard]:
    """Return the workouts that fit all of a wish, the best first; at most `limit`."""
    cards = [
        one
        for one in library.workouts(_query(wish), limit)
        if set(wish.also) <= set(one.muscles) and is_wanted(one, wish)
    ]
    return sorted(cards, key=lambda card: _cost(card, wish, profile))


def is_wanted(card: WorkoutCard, wish: Wish) -> bool:
    """True if a workout is of no kind, for no audience, by no trainer and for no muscle that was refused."""
    return {card.kind, card.trainer, *card.audiences, *card.muscles[:FOCUS]}.isdisjoint(wish.unwanted)


def length_tolerance(minutes: int) -> int:
    """Return by how many minutes the length of a workout may differ from the wanted one and still fit."""
    return max(1, minutes // 10) if minutes >= ENOUGH else SHORTER_BY


def _query(wish: Wish) -> WorkoutQuery:
    tolerance = length_tolerance(wish.minutes) if wish.minutes else 0
    return WorkoutQuery(
        kinds=_as_tuple(wish.kind),
        audiences=_as_tuple(wish.audience),
        levels=_as_tuple(wish.level),
        muscles=_as_tuple(wish.muscle),
        trainers=_as_tuple(wish.trainer),
        equipment_at_hand=_at_hand(wish),
        equipment_used=_as_tuple(wish.equipment) if _at_hand(wish) is None else (),
        without=wish.exclude,
        shortest=wish.minutes - tolerance if wish.minutes else None,
        longest=wish.minutes + (tolerance if wish.minutes >= ENOUGH else 0) if wish.minutes else None,
    )


def _at_hand(wish: Wish) -> tuple[str, ...] | None:
    if wish.equipment == HOUSEHOLD_ITEMS:
        return AT_HOME
    return () if wish.equipment == NOTHING else None


def _as_tuple(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _relaxed_wishes(wish: Wish, keep: frozenset[str]) -> Iterator[tuple[Wish, tuple[str, ...]]]:
    """Yield the wish, then wishes with more and more parts given up, each with the names of those parts."""
    if wish.equipment == NOTHING:
        yield wish, ()
        # To need a mat or a chair is a smaller concession than another length or other moves.
        wish = replace(wish, equipment=HOUSEHOLD_ITEMS)
    if wish.kind == RECOVERY and wish.minutes:
        # "Gentle, five minutes": any easy workout of that length is, and no long one of that kind.
        gentle = tuple(dict.fromkeys((*wish.exclude, "jumping")))
        yield wish, ()
        yield replace(wish, kind=None, level=wish.level or Level.BEGINNER.value, exclude=gentle), ()
    for keys in _concessions(wish, keep):
        yield _without_parts(wish, keys), keys


def _concessions(wish: Wish, keep: frozenset[str]) -> Iterator[tuple[str, ...]]:
    # The fewest parts first; among equally many, in the order of `CONCESSIONS_IN_ORDER`, `keep` last.
    specified = [key for key in CONCESSIONS_IN_ORDER if getattr(wish, key) is not None]
    specified.sort(key=lambda key: key in keep)
    for count in range(len(specified) + 1):
        yield from combinations(specified, count)


def _without_parts(wish: Wish, keys: tuple[str, ...]) -> Wish:
    given_up: dict[str, Any] = dict.fromkeys(keys)
    return replace(wish, **given_up, also=() if "muscle" in keys else wish.also)


def _cost(card: WorkoutCard, wish: Wish, profile: Profile) -> tuple[bool, int, int, int, int]:
    """Return the sort key of workouts that fit: free, length, preferences, focus, the author's rank."""
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
    """Return the wish without its unknown words."""
    return replace(wish, unknown=())
