"""What is played in place of a stream that fails: it, once more; its author's own; the next.

Nobody in the middle of a set is left in silence while anything can be played. What a person has changed (the
trainer, the music, the move) is made when it is asked for, and may not be there; what an author wrote always
is. The attempt in the token says how far this has come, so that it ends without the store being asked.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.lookup import Library
from skill.domain.library.placement import AUTHORS_CAST, Placement, changed_parts
from skill.domain.listener.queue import Queue
from skill.domain.playback.breathers import BREATHER
from skill.domain.playback.streams import stream_after, stream_at
from skill.domain.turn.outcome import Stream

AGAIN, AUTHORS_OWN, NEXT, AUTHORS_NEXT = 1, 2, 3, 4
"""The attempts in their order; 0 is the first. Each is left out where it would be the one before it again.

The next is played as the person has it: only if that fails too, as its author wrote it. Then nothing can be
fetched, and the player is stopped.
"""


def stream_instead(
    library: Library, queue: Queue | None, placement: Placement, offset: DurationMs
) -> Stream | None:
    """Return the stream to play after one has failed; None if nothing is left to try.

    Args:
        library: the library.
        queue: the queue of the placement; None where another took it over, or the store cannot be read.
        placement: what has failed.
        offset: how far it had come.
    """
    for attempt in range(placement.attempt + 1, AUTHORS_NEXT + 1):
        stream = _attempted(library, queue, placement, attempt, offset)
        if stream is not None:
            return stream
    return None


def kind_of_stream(placement: Placement) -> str:
    """Return of what kind a stream is, for whoever must find out why such ones fail."""
    if placement.source.kind is SourceKind.PLAYLIST:
        return "track"
    if placement.item == BREATHER:
        return "breather"
    changed = changed_parts(placement)
    return "several" if len(changed) > 1 else "".join(changed) or "segment"


def _attempted(
    library: Library, queue: Queue | None, placement: Placement, attempt: int, offset: DurationMs
) -> Stream | None:
    if attempt == AGAIN:
        return stream_at(library, placement.as_attempt(AGAIN), offset)
    if attempt == NEXT:
        after = stream_after(library, queue, placement)
        return replace(after, placement=after.placement.as_attempt(NEXT)) if after else None
    if placement.attempt < NEXT < attempt:
        return None  # the next has not been tried: there is none
    return _authors_own(library, placement, attempt, offset)


def _authors_own(library: Library, placement: Placement, attempt: int, offset: DurationMs) -> Stream | None:
    """Return what its author wrote for the place of a stream; None if that is what has failed."""
    if placement.item == BREATHER:
        return None
    own = replace(placement, cast=AUTHORS_CAST, move="").as_attempt(attempt)
    failed, instead = stream_at(library, placement), stream_at(library, own, offset)
    return instead if failed and instead and failed.path != instead.path else None
