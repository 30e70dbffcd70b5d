"""Which audio is premium, and how long a training that began with premium may go on. Pure.

A workout or playlist that is not marked premium is free with its own trainer, over its own music or
none. Swapped, easier and harder moves do not change that.
"""

from skill.domain.ground.units import HOUR_MS, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.lookup import Library
from skill.domain.library.placement import NO_MUSIC, Placement
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue
from skill.domain.turn.outcome import Stream

BEGUN_STAYS_OPEN_MS = 12 * HOUR_MS
"""A workout that was begun with premium may go on for this long after the subscription ended."""
ADDRESS_VALID_MS = 6 * HOUR_MS
"""How long the address of a stream is valid: a device may open it only after the stream before has ended, or
after a pause. Every resume gets a new address."""


def is_premium(library: Library, placement: Placement) -> bool:
    """True if only a person with premium may hear this placement."""
    if placement.source.kind is SourceKind.PLAYLIST:
        playlist = library.playlist(placement.source.id)
        return playlist is not None and playlist.premium
    card = library.workout_card(placement.source.id)
    if card is None:
        return True
    cast = placement.cast
    return card.premium or cast.trainer not in {"", card.trainer} or (
        cast.music not in {"", NO_MUSIC, card.playlist}
    )  # fmt: skip


def is_already_begun(before: Listener, after: Listener, stream: Stream, now: EpochMs) -> bool:
    """True if a stream goes on with a queue that passed the gate within the last twelve hours.

    Args:
        before: the stored listener.
        after: the listener as decided.
        stream: the stream that is ordered.
        now: the time of the decision.
    """
    placement = stream.placement
    old, new = before.queue(placement.source.kind), after.queue(placement.source.kind)
    if old is None or new is None or old.is_over or old.let_in is None:
        return False
    is_same = old.source == new.source == placement.source and old.training == new.training
    return is_same and new.knows(placement.play) and is_recent(old.let_in, now)


def plays_elsewhere(listener: Listener, placement: Placement, now: EpochMs) -> bool:
    """True if the placement is a play that the person's queue has left, and they had premium just now."""
    queue = listener.queue(placement.source.kind)
    known = queue is not None and queue.source == placement.source and queue.knows(placement.play)
    return not known and placement.who == listener.key and is_recent(listener.premium.seen_at, now)


def is_recent(moment: EpochMs | None, now: EpochMs) -> bool:
    """True if a moment lies within the last twelve hours."""
    return moment is not None and abs(now - moment) <= BEGUN_STAYS_OPEN_MS


def is_play_of(queue: Queue | None, play: str) -> bool:
    """True if a handover token names the play of this queue."""
    return queue is not None and queue.ordered.play == play
