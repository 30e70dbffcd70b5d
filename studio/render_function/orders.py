"""Orders to have audio made, from the queue and from the skill."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from studio.errors import StudioError
from studio.render_function.maker import Fate, Maker

RESERVE_MS = 5_000
"""Time that is left over when a render is begun, beside what it is expected to take, in milliseconds."""
TIMES_FASTER = 10
"""How many times faster than it is heard audio is rendered, at the least."""


class NotAllMade(StudioError):
    """Not every path of an order was made; Lambda gives the order once more."""


def serve_queue(
    records: Sequence[Mapping[str, Any]], maker: Maker, left_ms: Callable[[], int]
) -> dict[str, Any]:
    """Make what the messages of a queue name, and return those that must be given again.

    A message that is given again costs little: what it named before is there. One that cannot be read is
    returned too, until the queue lays it among its dead letters.

    Args:
        records: the messages.
        maker: makes each path.
        left_ms: returns how much time the function has left, in milliseconds.
    """
    failed = [one["messageId"] for one in records if not _served(one, maker, left_ms)]
    return {"batchItemFailures": [{"itemIdentifier": one} for one in failed]}


def serve_order(paths: Sequence[str], maker: Maker, left_ms: Callable[[], int]) -> dict[str, str]:
    """Make some paths in their order, and return what became of each.

    Raises:
        NotAllMade: one failed, or the time was over.
    """
    fates = {path: _fate(path, maker, left_ms) for path in paths}
    if failed := [path for path, fate in fates.items() if fate is Fate.FAILED]:
        raise NotAllMade(f"{len(failed)} of {len(fates)} paths were not made")
    return {path: str(fate) for path, fate in fates.items()}


def paths_of(order: Any) -> list[str] | None:
    """Return the paths of an order `{"paths": […]}`; None if it is none."""
    paths = order.get("paths") if isinstance(order, Mapping) else None
    if not isinstance(paths, list) or not all(isinstance(one, str) for one in paths):
        return None
    return paths


def _served(record: Mapping[str, Any], maker: Maker, left_ms: Callable[[], int]) -> bool:
    try:
        paths = paths_of(json.loads(record["body"]))
    except (KeyError, TypeError, ValueError):
        return False
    if paths is None:
        return False
    fates = [_fate(path, maker, left_ms) for path in paths]
    return Fate.FAILED not in fates


def _fate(path: str, maker: Maker, left_ms: Callable[[], int]) -> Fate:
    address = maker.address(path)
    if address is not None and left_ms() < RESERVE_MS + address.duration_ms // TIMES_FASTER:
        return Fate.FAILED
    return maker.ensure(path)
