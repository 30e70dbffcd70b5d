"""What is premium, and the rule for what was already begun. Pure: content, queues and timestamps.

Free is a workout or a playlist that is not marked premium, as its author made it: led by its own
trainer over its own music, or over none. Moves that are easier, harder or others stay free.
"""

from skill.domain.ground.units import HOUR_MS, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.lookup import Library
from skill.domain.library.placement import NO_MUSIC, Placement
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue
from skill.domain.turn.outcome import Stream

BEGUN_STAYS_OPEN_MS = 12 * HOUR_MS
"""So long a workout that was begun with premium goes on, whatever becomes of the subscription."""
ADDRESS_VALID_MS = 6 * HOUR_MS
"""So long an address of premium audio is good: a device may open it only when the stream before has
ended, and after a pause; whoever resumes is given a new one."""


def is_premium(library: Library, placement: Placement) -> bool:
    """True if this placement may be heard by those alone who have premium."""
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
    """True if a stream goes on with what was let in before, not longer ago than twelve hours.

    Args:
        before: as stored.
        after: as decided.
        stream: what is ordered.
        now: the present.
    """
    placement = stream.placement
    old, new = before.queue(placement.source.kind), after.queue(placement.source.kind)
    if old is None or new is None or old.is_over or old.let_in is None:
        return False
    is_same = old.source == new.source == placement.source and old.training == new.training
    return is_same and new.knows(placement.play) and is_recent(old.let_in, now)


def plays_elsewhere(listener: Listener, placement: Placement, now: EpochMs) -> bool:
    """True if this is another device's play, which was taken over, of somebody who had premium just now."""
    queue = listener.queue(placement.source.kind)
    known = queue is not None and queue.source == placement.source and queue.knows(placement.play)
    return not known and placement.who == listener.key and is_recent(listener.premium.seen_at, now)


def is_recent(moment: EpochMs | None, now: EpochMs) -> bool:
    """True if a moment lies within the last twelve hours."""
    return moment is not None and abs(now - moment) <= BEGUN_STAYS_OPEN_MS


def is_play_of(queue: Queue | None, play: str) -> bool:
    """True if a token's play is that of what was wanted."""
    return queue is not None and queue.ordered.play == play
