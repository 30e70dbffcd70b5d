"""Queues of workouts and playlists; fields that have their usual value take no room."""

from typing import Any

from skill.adapters.listener_record.encodings import from_runs, runs
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import AUTHORS_CAST, Cast, Source
from skill.domain.listener.listener import Displaced
from skill.domain.listener.queue import Queue, QueueState, Spot

FIELDS = frozenset({
    "source", "revision", "order", "end", "ordered", "state", "training", "heard", "began", "loop",
    "shuffled", "device", "silent_since", "cast", "swaps", "let_in", "runs_anyway",
})  # fmt: skip
"""The names of a queue's fields in its record."""


def to_record(queue: Queue | None) -> dict[str, Any] | None:
    """Return a queue's record; None for no queue."""
    if queue is None:
        return None
    record: dict[str, Any] = {
        "source": [queue.source.kind, queue.source.id],
        "revision": queue.revision,
        "order": runs(queue.order),
        "end": queue.end,
        "ordered": _spot_record(queue.ordered),
        "state": queue.state,
        "training": queue.training,
    }
    unusual = {
        "heard": queue.confirmed and _spot_record(queue.confirmed),
        "began": queue.began or None,
        "loop": queue.loop or None,
        "shuffled": queue.shuffled or None,
        "device": queue.device or None,
        "silent_since": queue.silent_since,
        "cast": None if queue.cast == AUTHORS_CAST else [queue.cast.trainer, queue.cast.music],
        "swaps": queue.swaps or None,
        "let_in": queue.let_in,
        "runs_anyway": queue.runs_anyway or None,
    }
    return record | {name: value for name, value in unusual.items() if value is not None}


def from_record(record: dict[str, Any] | None) -> Queue | None:
    """Return the queue of a record.

    Raises:
        ValueError: it has no items.
    """
    if record is None:
        return None
    kind, source_id = record["source"]
    silent = record.get("silent_since")
    order = from_runs(record["order"])
    if not order:
        raise ValueError("a queue without items")
    return Queue(
        source=Source(SourceKind(kind), str(source_id)),
        revision=str(record["revision"]),
        order=order,
        end=int(record["end"]),
        ordered=_spot(record["ordered"]),
        confirmed=_spot(record["heard"]) if record.get("heard") else None,
        state=QueueState(record["state"]),
        training=str(record["training"]),
        began=str(record.get("began", "")),
        loop=bool(record.get("loop")),
        shuffled=bool(record.get("shuffled")),
        device=str(record.get("device", "")),
        silent_since=EpochMs(int(silent)) if silent is not None else None,
        cast=Cast(*(str(one) for one in record["cast"])) if record.get("cast") else AUTHORS_CAST,
        let_in=EpochMs(int(record["let_in"])) if record.get("let_in") is not None else None,
        runs_anyway=bool(record.get("runs_anyway")),
        swaps=tuple((str(old), str(new)) for old, new in record.get("swaps", ())),
    )


def displaced_to_record(one: Displaced) -> list[Any]:
    """Return the record of a queue that another device may still play."""
    return [one.heard_at, to_record(one.queue)]


def displaced_from_record(record: list[Any]) -> Displaced:
    """Return the queue of such a record.

    Raises:
        ValueError: it holds none.
    """
    heard_at, kept = record
    queue = from_record(kept)
    if queue is None:
        raise ValueError("no queue was displaced")
    return Displaced(queue, EpochMs(int(heard_at)))


def _spot_record(spot: Spot) -> list[Any]:
    return [spot.play, spot.at, spot.item, spot.item_id, spot.offset_ms]


def _spot(record: list[Any]) -> Spot:
    play, at, item, item_id, offset = record
    return Spot(str(play), int(at), int(item), str(item_id), DurationMs(int(offset)))
