"""A queue as JSON; strict when read."""

from typing import Any

from skill.domain.library import SourceKind
from skill.domain.placement import Cast, Source
from skill.domain.queue import Queue, QueueState, Spot
from skill.domain.units import DurationMs, EpochMs
from skill.ports import StoreUnreadable


def moment(value: Any) -> EpochMs | None:
    """Return a moment, or None where none is kept."""
    return None if value is None else EpochMs(int(value))


def _spot_record(spot: Spot | None) -> list[Any] | None:
    return spot if spot is None else [spot.play, spot.at, spot.item, spot.item_id, spot.offset_ms]


def _spot(record: list[Any]) -> Spot:
    play, at, item, item_id, offset = record
    return Spot(str(play), int(at), int(item), str(item_id), DurationMs(int(offset)))


def queue_record(queue: Queue | None) -> dict[str, Any] | None:
    """Return a queue as it is stored."""
    return (
        queue
        if queue is None
        else {
            "source": [queue.source.kind, queue.source.id],
            "revision": queue.revision,
            "order": queue.order,
            "end": queue.end,
            "ordered": _spot_record(queue.ordered),
            "heard": _spot_record(queue.heard),
            "state": queue.state,
            "training": queue.training,
            "loop": queue.loop,
            "shuffled": queue.shuffled,
            "device": queue.device,
            "silent_since": queue.silent_since,
            "let_in": queue.let_in,
            "cast": [queue.cast.trainer, queue.cast.music],
            "swaps": queue.swaps,
        }
    )


def queue_from(record: dict[str, Any] | None) -> Queue | None:
    """Return a stored queue.

    Raises:
        StoreUnreadable: it has no items; a field that lacks or is wrong raises as Python does.
    """
    if record is None:
        return None
    kind, source_id = record["source"]
    order = tuple(int(item) for item in record["order"])
    if not order:
        raise StoreUnreadable("a queue without items")
    return Queue(
        source=Source(SourceKind(kind), str(source_id)),
        revision=str(record["revision"]),
        order=order,
        end=int(record["end"]),
        ordered=_spot(record["ordered"]),
        heard=_spot(record["heard"]) if record["heard"] else None,
        state=QueueState(record["state"]),
        training=str(record["training"]),
        loop=bool(record["loop"]),
        shuffled=bool(record["shuffled"]),
        device=str(record["device"]),
        silent_since=moment(record["silent_since"]),
        let_in=moment(record.get("let_in")),
        cast=Cast(*(str(one) for one in record["cast"])),
        swaps=tuple((str(old), str(new)) for old, new in record["swaps"]),
    )
