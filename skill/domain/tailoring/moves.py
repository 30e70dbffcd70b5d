"""Which exercise a person does where an author wrote another: the one rule, whole workouts and changes alike.

A move comes as it was written, unless the person has a level of their own for it, their plan goes an easier
or a harder way, they never want it, or it lands harder than they like. What takes its place keeps to all of
that; where nothing does, the move is left out, and nothing that was not wanted comes back.

**Runs.** Whoever asks for a run by name or kind runs, even somebody who wants low impact only: that is what
they asked for. A run that the coach offers by itself is walked by somebody who wants low impact only.
"""

from collections.abc import Iterable

from skill.domain.ground.records import record, replace
from skill.domain.library.contents import Exercise, Segment, Track, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.profile import Profile
from skill.domain.listener.queue import Queue
from skill.domain.tailoring.similar_moves import Limits, most_similar, suits

RUN = "guided-run"
"""The kind of a workout that is a run."""
RUNNING, JUMPING = "running", "jumping"
"""Words of the vocabulary `leave_out`: what every running exercise has, and what hard landings are called."""
MAT = "mat"
"""Nearly everybody has one, or a carpet."""
MOST_VARIANTS = 6
"""How many easier and harder variants are tried for a move that has no similar one."""


@record
class Habits:
    """What decides over a person's moves in one workout."""

    levels: MoveLevels
    profile: Profile
    plan_level: int = 0
    """-1 for the easier variants, 1 for the harder ones, 0 for the author's; see `tailoring.plan_level`."""
    runs_anyway: bool = False
    """True if the person asked for this run, by name or kind: low impact only does not make it a walk."""


def limits_for(card: WorkoutCard | None, profile: Profile, *, runs_anyway: bool = False) -> Limits:
    """Return what a move must keep to for this person in a workout.

    Args:
        card: the workout's; None if it is no longer in the library.
        profile: the person's.
        runs_anyway: see `Habits`; it matters for a run only.
    """
    is_run = card is not None and card.kind == RUN
    lands_softly = profile.low_impact and not (is_run and runs_anyway)
    return Limits(
        at_hand=frozenset(card.equipment if card else ()) | frozenset(profile.equipment or ()),
        left_out=frozenset(profile.left_out),
        impact="low" if lands_softly else "high",
    )


def swaps_for(
    library: Library, card: WorkoutCard | None, items: Iterable[Segment | Track], habits: Habits
) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Return how a person does a workout otherwise than written.

    Returns:
        The swaps, each (the author's exercise, the person's), and the exercises for which nothing is done.
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
    """Return what is done in place of a move that does not keep to limits; None if nothing does.

    A run becomes its nearest easier variant that keeps to them, which is a walk in the end; anything else
    becomes the most similar move.
    """
    if RUNNING in move.holds:
        easier = next((one for one in _easier(library, move) if suits(one, limits)), None)
        if easier is not None:
            return easier
    return most_similar(library, move, limits)


def is_walked(library: Library, queue: Queue) -> bool:
    """True if a queue has something else in place of a running exercise."""
    swapped = (library.exercise(own) for own, _ in queue.swaps)
    return any(move is not None and RUNNING in move.holds for move in swapped)


def _move_for(library: Library, written: str, habits: Habits, limits: Limits) -> str | None:
    levels = dict(habits.levels.levels)
    move = library.exercise(levels.get(written, written)) or library.exercise(written)
    if move is None:  # an exercise that only an older edition of the library knows
        return None if written in limits.left_out else written
    if habits.plan_level:
        wanted = move.easier_move if habits.plan_level < 0 else move.harder_move
        move = (library.exercise(wanted) if wanted else None) or move
    # What the move itself needs is there: the workout was chosen with it, or the person does it already.
    if suits(move, replace(limits, at_hand=limits.at_hand | frozenset(move.equipment))):
        return move.id
    instead = substitute(library, move, limits) or _near_enough(library, move, limits)
    return instead.id if instead else None


def _near_enough(library: Library, move: Exercise, limits: Limits) -> Exercise | None:
    """Return what can be done with a move's own equipment and a mat: a similar move, else a variant of it."""
    at_hand = limits.at_hand | frozenset(move.equipment) | {MAT}
    wider = replace(limits, at_hand=at_hand, in_workout=frozenset())
    similar = most_similar(library, move, wider)
    return similar or next((one for one in _variants(library, move) if suits(one, wider)), None)


def _easier(library: Library, move: Exercise) -> Iterable[Exercise]:
    """Yield a move's easier variant, that one's, and so on."""
    seen = {move.id}
    while move.easier_move and move.easier_move not in seen:
        easier = library.exercise(move.easier_move)
        if easier is None:
            return
        seen.add(easier.id)
        yield easier
        move = easier


def _variants(library: Library, move: Exercise) -> Iterable[Exercise]:
    """Yield the easier and harder variants of a move, the nearest first; at most a few."""
    seen, ahead = {move.id}, [move]
    while ahead and len(seen) < MOST_VARIANTS:
        here = ahead.pop(0)
        for wanted in filter(None, (here.easier_move, here.harder_move)):
            found = library.exercise(wanted) if wanted not in seen else None
            if found is not None:
                seen.add(found.id)
                ahead.append(found)
                yield found
