"""What a person usually does otherwise than written: their level, what they leave out, how they land."""

from collections.abc import Iterable

from skill.domain.ground.records import replace
from skill.domain.library.contents import Segment, Track, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.profile import Profile
from skill.domain.tailoring.similar_moves import Limits, most_similar, suits


def usual_limits(profile: Profile, card: WorkoutCard | None) -> Limits:
    """Return what a move must keep to for this person in this workout."""
    needed = frozenset(card.equipment if card else ())
    # Who asks for a run wants to run, however softly they like to land in other workouts.
    is_soft = profile.low_impact and (card is None or card.kind != "guided-run")
    return Limits(
        at_hand=needed | frozenset(profile.equipment or ()),
        left_out=frozenset(profile.left_out),
        impact="low" if is_soft else "high",
    )


def usual_swaps(
    memory: MoveLevels,
    profile: Profile,
    library: Library,
    card: WorkoutCard | None,
    items: Iterable[Segment | Track],
) -> tuple[tuple[str, str], ...]:
    """Return the swaps with which this person begins a workout of these items.

    The person's level of a move comes first; what they never want, or what lands too hard for them, is
    done as the move most like it. Where there is none, the author's stays: nothing is left empty.
    """
    own = dict.fromkeys(item.exercise for item in items if isinstance(item, Segment))
    levels, limits = dict(memory.levels), replace(usual_limits(profile, card), in_workout=frozenset(own))
    swaps: list[tuple[str, str]] = []
    for written in own:
        usual = library.exercise(levels.get(written, written)) or library.exercise(written)
        if usual is None:
            continue
        wanted = replace(limits, at_hand=limits.at_hand | frozenset(usual.equipment))
        move = usual if suits(usual, wanted) else most_similar(library, usual, limits) or usual
        if move.id != written:
            swaps.append((written, move.id))
    return tuple(swaps)
