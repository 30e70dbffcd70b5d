"""Fitting a workout into a length: rounds and blocks are left out or repeated; the cool-down stays."""

from collections import Counter
from collections.abc import Sequence

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment

MAIN, WARM_UP, COOL_DOWN = "main", "warm-up", "cool-down"

MOST_MOVES = 400
"""How many segments may be added at most, which bounds what a person may ask for."""

Row = tuple[Segment, ...]
"""Segments in the order of play."""


@record
class RemainingWorkout:
    """What remains of a workout: the rest of the present segment, and those after it."""

    present: Segment
    offset_ms: DurationMs
    """The offset in the present segment."""
    after: Row
    """The segments after it, in the order of play."""

    @property
    def remaining_ms(self) -> int:
        """How long that takes, in milliseconds."""
        return self.present.duration_ms - self.offset_ms + total_ms(self.after)


def total_ms(row: Sequence[Segment]) -> int:
    """Return the total duration of segments, in milliseconds."""
    return sum(segment.duration_ms for segment in row)


def purpose_of(segment: Segment, workout: Row) -> str:
    """Return the purpose of a segment: `main`, `warm-up` or `cool-down`.

    It is the kind of its block. In a workout without main blocks (all warm-up or cool-down), all is main work
    but the last of several blocks, which is the cool-down.
    """
    if any(one.kind == MAIN for one in workout):
        return segment.kind
    is_last = segment.block == workout[-1].block and segment.block != workout[0].block
    return COOL_DOWN if is_last else MAIN


def segments_that_fit(workout: Row, ahead: RemainingWorkout, wanted_ms: int) -> Row:
    """Return the segments to do after the present one, so that the rest of the workout has a wanted length.

    To shorten it, the last round of the block with most rounds left is dropped, again and again; blocks with
    equally many go from the last. Of the round dropped last, as many segments stay as fit. To lengthen it,
    the main round is repeated, at last in part. The cool-down always stays whole.

    Args:
        workout: all segments in the author's order.
        ahead: what remains now.
        wanted_ms: how long the rest should take, in milliseconds.

    Returns:
        As many segments as fit by these rules; only the cool-down if not even that fits.
    """
    room = wanted_ms - (ahead.present.duration_ms - ahead.offset_ms)
    cool_down = tuple(one for one in ahead.after if purpose_of(one, workout) == COOL_DOWN)
    work = tuple(one for one in ahead.after if purpose_of(one, workout) != COOL_DOWN)
    room -= total_ms(cool_down)
    if total_ms(work) > room:
        return _shortened(work, room) + cool_down
    if purpose_of(ahead.present, workout) == COOL_DOWN:
        return work + cool_down  # the main work is over, so nothing is added
    return work + _repeated(_round_to_repeat(workout, ahead), room - total_ms(work)) + cool_down


def rounds_of(row: Sequence[Segment]) -> list[Row]:
    """Return the segments grouped into the rounds of their blocks, in order."""
    rounds: list[list[Segment]] = []
    for one in row:
        last = rounds[-1][-1] if rounds else None
        goes_on = last is not None and (last.block, last.round) == (one.block, one.round)
        if goes_on and last is not None and one.place > last.place:
            rounds[-1].append(one)
        else:
            rounds.append([one])
    return [tuple(one) for one in rounds]


def _shortened(work: Row, room: int) -> Row:
    rounds = rounds_of(work)
    dropped: Row = ()
    place = len(rounds)
    while rounds and total_ms([one for row in rounds for one in row]) > room:
        counts = Counter(row[0].block for row in rounds)
        place = max(range(len(rounds)), key=lambda n: (counts[rounds[n][0].block], n))
        dropped = rounds.pop(place)
    kept = total_ms([one for row in rounds for one in row])
    rounds.insert(place, _as_many_as_fit(dropped, room - kept))
    return tuple(one for row in rounds for one in row)


def _repeated(again: Row, room: int) -> Row:
    more: Row = ()
    while again and len(more) < MOST_MOVES:
        part = _as_many_as_fit(again, room - total_ms(more))
        more += part
        if part != again:
            break
    return more


def _round_to_repeat(workout: Row, ahead: RemainingWorkout) -> Row:
    """Return the main round to repeat: the last one ahead, else the present one, else the workout's last."""
    for row in (ahead.after, (ahead.present,), workout):
        main = [one for one in row if purpose_of(one, workout) == MAIN]
        if main:
            return segments_of_round(workout, main[-1])
    return ()


def segments_of_round(workout: Row, segment: Segment) -> Row:
    """Return all segments of the round to which a segment belongs."""
    return tuple(one for one in workout if (one.block, one.round) == (segment.block, segment.round))


def _as_many_as_fit(row: Row, room: int) -> Row:
    """Return as many of the first segments as fit into `room` milliseconds."""
    kept = 0
    for count, one in enumerate(row):
        kept += one.duration_ms
        if kept > room:
            return row[:count]
    return row
