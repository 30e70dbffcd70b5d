"""Crediting: the audio that a device played since its last report is added to the diary.

Within one play a device only moves forward and skips nothing: all between two reported spots was heard.
So the credit is the distance between them, and a repeated or late report adds nothing. All of a training
session counts for the day on which it began, also if it went on over midnight or was gone on with later.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.lookup import Library
from skill.domain.listener.diary import Training
from skill.domain.listener.goals_and_streaks import with_closed_weeks
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.playback.breathers import spot_after_breather
from skill.domain.playback.streams import items_of


def credited(library: Library, before: Listener, after: Listener, today: str) -> Listener:
    """Return the listener `after`, with the training time between the two states added to the diary.

    Args:
        library: the library.
        before: the listener before a device's report.
        after: the same listener with the report taken in.
        today: the person's own date.
    """
    old, new = before.workout, after.workout
    if old is None or new is None or new.training != old.training:
        return after
    ms = played_ms(library, old, new)
    is_finished = new.state is QueueState.DONE and old.state is not QueueState.DONE
    if ms <= 0 and not (is_finished and new.confirmed is not None):
        return after
    day = _day_of(after, new, today)
    entry = Training(new.training, new.source.id, day, DurationMs(max(0, ms)), is_finished)
    # The streak counts the past weeks before the diary drops them, but not yet the week of this training.
    aims = with_closed_weeks(after.diary, after.aims, day)
    return replace(after, diary=after.diary.with_training(entry), aims=aims)


def _day_of(listener: Listener, queue: Queue, today: str) -> str:
    """Return the day that a training session counts for: the one on which it began."""
    noted = (one.day for one in listener.diary.trainings if one.id == queue.training)
    return next(noted, "") or min(queue.began or today, today)


def played_ms(library: Library, old: Queue, new: Queue) -> int:
    """Return how many milliseconds of work were played between two states of one queue."""
    there = new.confirmed
    if there is None or old.state is QueueState.DONE:
        return 0  # the device still reports the end of the last item, which was counted
    here = old.confirmed if old.confirmed is not None and old.confirmed.play == there.play else old.ordered
    if here.play != there.play:
        return 0
    lengths = [item.duration_ms for item in items_of(library, new.source, new.cast)]
    ended = new.state is QueueState.DONE
    return _between(new, lengths, here, there, ended=ended)


def _between(queue: Queue, lengths: list[DurationMs], here: Spot, there: Spot, *, ended: bool) -> int:
    # A breather gives no credit; after it the work goes on at the interrupted spot.
    here, there = spot_after_breather(queue, here), spot_after_breather(queue, there)
    if ended:  # the last item ended by itself, and no later item reports that
        there = replace(there, at=there.at + 1, offset_ms=DurationMs(0))
    if there.order <= here.order:
        return 0  # an earlier place of the play, told late
    passed = [queue.order[at % len(queue.order)] for at in range(here.at, there.at)]
    whole = sum(lengths[item] for item in passed if item < len(lengths))
    return whole - here.offset_ms + there.offset_ms
