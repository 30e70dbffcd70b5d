"""The moves that a person does instead of those that an author wrote.

A move stays as written unless the person has a level of their own for it, their plan asks for an easier or a
harder variant, they never want the exercise, or its impact is higher than they like. Its substitute keeps to
all of these conditions; if no exercise does, the move is left out.

A person who asks for a run by name or kind runs, even if they want low impact only. A run that the skill
offers unasked is walked by a person who wants low impact only.
"""

from collections.abc import Iterable

from skill.domain.ground.records import record, replace
from skill.domain.library.contents import Exercise, Segment, Track, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.profile import Profile
from skill.domain.tailoring.preferences import MAT
from skill.domain.tailoring.similar_moves import RUNNING, Limits, most_similar, suits

RUN = "guided-run"
"""The kind of the workouts that are runs."""
MOST_VARIANTS = 6
"""How many variants are tried, with the move itself, if no similar exercise is found."""


@record
class Habits:
    """What determines a person's moves in one workout."""

    levels: MoveLevels
    profile: Profile
    plan_level: int = 0
    """-1 for easier variants, 1 for harder variants, 0 for the author's moves; see `tailoring.plan_level`."""
    runs_anyway: bool = False
    """True if the person asked for this run by name or kind: then low impact does not make it a walk."""


def limits_for(card: WorkoutCard | None, profile: Profile, *, runs_anyway: bool = False) -> Limits:
    """Return the limits to a person's moves in a workout.

    Args:
        card: the workout; None if it is no longer in the library.
        profile: the person's preferences.
        runs_anyway: see `Habits`; it matters for runs only.
    """
    is_run = card is not None and card.kind == RUN
    return Limits(
        at_hand=frozenset(card.equipment if card else ()) | frozenset(profile.equipment or ()),
        left_out=frozenset(profile.left_out),
        impact="low" if profile.low_impact else "high",
        may_run=is_run and runs_anyway,
    )


def swaps_for(
    library: Library, card: WorkoutCard | None, items: Iterable[Segment | Track], habits: Habits
) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Return how a person's moves in a workout differ from the author's.

    Returns:
        The swaps, as pairs of (the author's exercise, the person's), and the exercises that are left out.
    """
    own = dict.fromkeys(item.exercise for item in items if isinstance(item, Segment))
    limits = limits_for(card, habits.profile, runs_anyway=habits.runs_anyway)
    limits = replace(limits, in_workout=frozenset(own))
    swaps: dict[str, str] = {}
    dropped = set()
    for written in own:
        move = _move_for(library, written, habits, limits)
        if move is None:
            dropped.add(written)
        elif move != written:
            swaps[written] = move
    return tuple(sorted(swaps.items())), frozenset(dropped)


def substitute(library: Library, move: Exercise, limits: Limits) -> Exercise | None:
    """Return the substitute for a move that exceeds the limits; None if there is none.

    For a running exercise it is the nearest easier variant within the limits, at last a walk; otherwise, and
    if there is no such variant, the most similar exercise.
    """
    if RUNNING in move.holds:
        easier = next((one for one in _easier(library, move) if suits(one, limits)), None)
        if easier is not None:
            return easier
    return most_similar(library, move, limits)


def _move_for(library: Library, written: str, habits: Habits, limits: Limits) -> str | None:
    levels = dict(habits.levels.levels)
    move = library.exercise(levels.get(written, written)) or library.exercise(written)
    if move is None:  # the exercise is no longer in the library
        return None if written in limits.left_out else written
    if habits.plan_level:
        wanted = move.easier_move if habits.plan_level < 0 else move.harder_move
        move = (library.exercise(wanted) if wanted else None) or move
    # Its own equipment is at hand: the workout was chosen with it, or the person already does the move.
    if suits(move, replace(limits, at_hand=limits.at_hand | frozenset(move.equipment))):
        return move.id
    instead = substitute(library, move, limits) or _with_mat_or_variant(library, move, limits)
    return instead.id if instead else None


def _with_mat_or_variant(library: Library, move: Exercise, limits: Limits) -> Exercise | None:
    """Return a similar exercise if the move's equipment and a mat count as at hand, else a variant of it."""
    at_hand = limits.at_hand | frozenset(move.equipment) | {MAT}
    wider = replace(limits, at_hand=at_hand, in_workout=frozenset())
    similar = most_similar(library, move, wider)
    return similar or next((one for one in _variants(library, move) if suits(one, wider)), None)


def _easier(library: Library, move: Exercise) -> Iterable[Exercise]:
    """Yield the easier variant of a move, then the easier variant of that, and so on."""
    seen = {move.id}
    while move.easier_move and move.easier_move not in seen:
        easier = library.exercise(move.easier_move)
        if easier is None:
            return
        seen.add(easier.id)
        yield easier
        move = easier


def _variants(library: Library, move: Exercise) -> Iterable[Exercise]:
    """Yield easier and harder variants of a move, the nearest first, at most `MOST_VARIANTS` - 1."""
    seen, ahead = {move.id}, [move]
    while ahead and len(seen) < MOST_VARIANTS:
        here = ahead.pop(0)
        for wanted in filter(None, (here.easier_move, here.harder_move)):
            found = library.exercise(wanted) if wanted not in seen else None
            if found is not None:
                seen.add(found.id)
                ahead.append(found)
                yield found
