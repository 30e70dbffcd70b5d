"""Which audio may have to be made first, when a stream is ordered: what a person changed, and breathers.

What authors wrote is published before anybody can order it. Of the rest not all may be: it is made when it is
asked for, which takes a second or two. So whoever makes it is told while Alexa still speaks.
"""

from skill.domain.library.lookup import Library
from skill.domain.library.placement import AUTHORS_CAST, Placement
from skill.domain.listener.listener import Listener
from skill.domain.playback.breathers import BREATHER
from skill.domain.playback.place import queue_of
from skill.domain.playback.streams import stream_after
from skill.domain.turn.outcome import Follow, Order, Refollow, Start

AHEAD = 2
"""How many streams after the ordered one are told as well: as many minutes, and each is made in seconds."""


def paths_to_make(library: Library, listener: Listener, order: Order | None) -> tuple[str, ...]:
    """Return the paths of an ordered stream and of those after it that may not be there yet, in their order.

    None if the ordered stream is as its author wrote it: then those after it are told of in their turn.
    """
    if not isinstance(order, Start | Follow | Refollow) or not _is_made_for(order.stream.placement):
        return ()
    stream, queue = order.stream, queue_of(listener, order.stream.placement)
    paths = [stream.path]
    for _ in range(AHEAD):
        after = stream_after(library, queue, stream.placement)
        if after is None:
            break
        stream = after
        if _is_made_for(stream.placement):
            paths.append(stream.path)
    return tuple(dict.fromkeys(paths))


def _is_made_for(placement: Placement) -> bool:
    """True if a placement's stream is not what an author wrote: it is made for those who ask for it."""
    return placement.item == BREATHER or bool(placement.move) or placement.cast != AUTHORS_CAST
