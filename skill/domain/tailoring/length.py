"""What fits into a length: rounds and blocks left out or done again, and always the cool-down. Pure."""

from collections import Counter
from collections.abc import Sequence

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment

MAIN, WARM_UP, COOL_DOWN = "main", "warm-up", "cool-down"

MOST_MOVES = 400
"""Nobody is coached through more than this; it bounds what a person may ask for."""

Row = tuple[Segment, ...]


@record
class RemainingWorkout:
    """What is left of a workout."""

    present: Segment
    offset_ms: DurationMs
    """Where in the present segment."""
    after: Row
    """What comes after it, in order."""

    @property
    def remaining_ms(self) -> int:
        """How long it takes, in milliseconds."""
        return self.present.duration_ms - self.offset_ms + total_ms(self.after)


def total_ms(row: Sequence[Segment]) -> int:
    """Return how long segments take, in milliseconds."""
    return sum(segment.duration_ms for segment in row)


def purpose_of(segment: Segment, workout: Row) -> str:
    """Return what a segment is for: its block's kind, unless the whole workout is of one kind.

    A workout that is nothing but warm-up or cool-down is all main work, up to its last block.
    """
    if any(one.kind == MAIN for one in workout):
        return segment.kind
    is_last = segment.block == workout[-1].block and segment.block != workout[0].block
    return COOL_DOWN if is_last else MAIN


def segments_that_fit(workout: Row, ahead: RemainingWorkout, wanted_ms: int) -> Row:
    """Return what to do after the present segment, so that what is left fits a wished length.

    Shorter: the last round of the block with most rounds left goes first, then blocks, from the last; of
    the round that went last, as many moves stay as there is room for. Longer: the main round is done
    again, the last one in part. The cool-down stays whole, whatever the length.

    Args:
        workout: all segments in the author's order.
        ahead: what is left now.
        wanted_ms: how long it should take, in milliseconds.

    Returns:
        The segments after the present one: the longest row of that making that fits; where not even the
        cool-down fits, the cool-down.
    """
    room = wanted_ms - (ahead.present.duration_ms - ahead.offset_ms)
    cool_down = tuple(one for one in ahead.after if purpose_of(one, workout) == COOL_DOWN)
    work = tuple(one for one in ahead.after if purpose_of(one, workout) != COOL_DOWN)
    room -= total_ms(cool_down)
    if total_ms(work) > room:
        return _less(work, room) + cool_down
    if purpose_of(ahead.present, workout) == COOL_DOWN:
        return work + cool_down  # the work is done; the body is coming down already
    return work + _more(_round_again(workout, ahead), room - total_ms(work)) + cool_down


def rounds_of(row: Sequence[Segment]) -> list[Row]:
    """Return a row of segments, cut into the rounds of its blocks."""
    rounds: list[list[Segment]] = []
    for one in row:
        last = rounds[-1][-1] if rounds else None
        goes_on = last is not None and (last.block, last.round) == (one.block, one.round)
        if goes_on and last is not None and one.place > last.place:
            rounds[-1].append(one)
        else:
            rounds.append([one])
    return [tuple(one) for one in rounds]


def _less(work: Row, room: int) -> Row:
    rounds = rounds_of(work)
    dropped: Row = ()
    place = len(rounds)
    while rounds and total_ms([one for row in rounds for one in row]) > room:
        counts = Counter(row[0].block for row in rounds)
        place = max(range(len(rounds)), key=lambda n: (counts[rounds[n][0].block], n))
        dropped = rounds.pop(place)
    kept = total_ms([one for row in rounds for one in row])
    rounds.insert(place, _prefix(dropped, room - kept))
    return tuple(one for row in rounds for one in row)


def _more(again: Row, room: int) -> Row:
    more: Row = ()
    while again and len(more) < MOST_MOVES:
        part = _prefix(again, room - total_ms(more))
        more += part
        if part != again:
            break
    return more


def _round_again(workout: Row, ahead: RemainingWorkout) -> Row:
    """Return the main round to do again: the last that is ahead or under way, else the workout's last."""
    for row in (ahead.after, (ahead.present,), workout):
        main = [one for one in row if purpose_of(one, workout) == MAIN]
        if main:
            last = main[-1]
            return segments_of_round(workout, last)
    return ()


def segments_of_round(workout: Row, segment: Segment) -> Row:
    """Return all segments of the round in which a segment stands."""
    return tuple(one for one in workout if (one.block, one.round) == (segment.block, segment.round))


def _prefix(row: Row, room: int) -> Row:
    """Return as many segments from the beginning as there is room for, in milliseconds."""
    kept = 0
    for count, one in enumerate(row):
        kept += one.duration_ms
        if kept > room:
            return row[:count]
    return row
