"""Crediting: what a device has played since it was last heard of is written into the diary.

Within one play a device only moves forward, and without a gap: whatever lies between two places that it
named was heard. So credit is the way between them, whichever events told of it, and an event that comes
twice or late brings nothing.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.lookup import Library
from skill.domain.listener.diary import Training
from skill.domain.listener.goals import caught_up
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.playback.breathers import past_rest
from skill.domain.playback.streams import items_of


def credited(library: Library, before: Listener, after: Listener, today: str) -> Listener:
    """Return the listener with what was heard of the workout between two moments written down.

    Args:
        library: what is played.
        before: the listener before a device said where it is.
        after: the same listener, with what it said taken in.
        today: the person's own date.
    """
    old, new = before.workout, after.workout
    if old is None or new is None or new.training != old.training:
        return after
    ms = played_ms(library, old, new)
    is_finished = new.state is QueueState.DONE and old.state is not QueueState.DONE
    if ms <= 0 and not (is_finished and new.confirmed is not None):
        return after
    entry = Training(new.training, new.source.id, today, DurationMs(max(0, ms)), is_finished)
    # Weeks that are over are counted before the diary forgets them.
    aims = caught_up(after.diary, after.aims, today)
    return replace(after, diary=after.diary.with_training(entry), aims=aims)


def played_ms(library: Library, old: Queue, new: Queue) -> int:
    """Return how much was played between two states of one queue, in milliseconds."""
    there = new.confirmed
    if there is None or old.state is QueueState.DONE:
        return 0  # once it has ended, a device still names the end of its last item, which was counted
    here = old.confirmed if old.confirmed is not None and old.confirmed.play == there.play else old.ordered
    if here.play != there.play:
        return 0
    lengths = [item.duration_ms for item in items_of(library, new.source, new.cast)]
    ended = new.state is QueueState.DONE
    return _between(new, lengths, here, there, ended=ended)


def _between(queue: Queue, lengths: list[DurationMs], here: Spot, there: Spot, *, ended: bool) -> int:
    # A breather is rest: nothing is done in it, and after it the work goes on where it was left.
    here, there = past_rest(queue, here), past_rest(queue, there)
    if ended:  # the last item ended by itself, and nothing comes after it to tell so
        there = replace(there, at=there.at + 1, offset_ms=DurationMs(0))
    if there.order <= here.order:
        return 0  # an earlier place of the play, told late
    passed = [queue.order[at % len(queue.order)] for at in range(here.at, there.at)]
    whole = sum(lengths[item] for item in passed if item < len(lengths))
    return whole - here.offset_ms + there.offset_ms
