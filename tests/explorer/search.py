"""The search: breadth first over all worlds, in one process or in several that share the worlds out."""

import marshal
import multiprocessing
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from multiprocessing.connection import Connection
from typing import NamedTuple

from skill.domain.decide import decide
from tests.explorer.coach import Coach, Decide
from tests.explorer.moves import MOVES
from tests.explorer.world import BEGINNING, Frozen, World

SYSTEM = 4
"""The first parts of a world are the system; what follows only keeps count for the invariants."""
MOST_EXAMPLES = 3


class Bound(NamedTuple):
    """How far to search."""

    depth: int
    failures: int
    """So many failures at most in one run."""
    states: int = 1 << 62
    """The level in which so many distinct states are passed is the last."""


class Found(NamedTuple):
    """What a search has found."""

    states: int
    """Distinct states of the system."""
    worlds: int
    """Distinct states together with what the invariants keep count of."""
    steps: int
    depth: int
    seconds: float
    breaches: dict[str, list[tuple[str, ...]]]
    """By invariant, the shortest runs that break it."""


Node = tuple[Frozen, int, bytes]
"""A world, how many failures it may still have, and the moves that led to it."""


def _digest(part: object) -> int:
    return int.from_bytes(blake2b(marshal.dumps(part, 2), digest_size=8).digest(), "big")


class Explorer:
    """Expands worlds and remembers which it has seen."""

    def __init__(self, deciding: Decide = decide, *, conditional: bool = True) -> None:
        self._coach, self._conditional = Coach(deciding), conditional
        self.seen: dict[int, int] = {}
        self.systems: set[int] = set()
        self.steps = 0
        self.breaches: dict[str, list[bytes]] = {}

    def admits(self, node: Node) -> bool:
        """True if a world is new, or was seen with fewer failures left; it is remembered."""
        world, left, _ = node
        key = _digest(world)
        if self.seen.get(key, -1) >= left:
            return False
        self.seen[key] = left
        self.systems.add(_digest(world[:SYSTEM]))
        return True

    def successors(self, node: Node) -> Iterable[Node]:
        """Yield each world that one move makes of a world; what breaks an invariant goes no further."""
        frozen, left, trace = node
        for number, move in enumerate(MOVES):
            if move.is_failure and not left:
                continue
            world = World(frozen, self._coach, conditional=self._conditional)
            if not move.happens(world):
                continue
            self.steps += 1
            run = trace + number.to_bytes(2, "big")
            if world.breaches:
                for name in world.breaches:
                    examples = self.breaches.setdefault(name, [])
                    if len(examples) < MOST_EXAMPLES and run not in examples:
                        examples.append(run)
                continue
            if world.has_changed(frozen):
                yield world.freeze(), left - move.is_failure, run


def named(trace: bytes) -> tuple[str, ...]:
    """Return the names of a run's moves."""
    return tuple(MOVES[int.from_bytes(trace[at : at + 2], "big")].name for at in range(0, len(trace), 2))


def explore(
    bound: Bound, deciding: Decide = decide, *, conditional: bool = True, until_broken: bool = False
) -> Found:
    """Search in this process.

    Args:
        bound: how far.
        deciding: `decide`, or one with a planted fault.
        conditional: False to write without looking whether somebody else wrote.
        until_broken: True to stop at the first level in which an invariant is broken.
    """
    since = time.perf_counter()
    explorer = Explorer(deciding, conditional=conditional)
    level: list[Node] = [(BEGINNING, bound.failures, b"")]
    explorer.admits(level[0])
    depth = 0
    while level and depth < bound.depth and len(explorer.systems) < bound.states:
        depth += 1
        level = [after for node in level for after in explorer.successors(node) if explorer.admits(after)]
        if until_broken and explorer.breaches:
            break
    return _summed([explorer], depth, since)


def _summed(explorers: Sequence[Explorer], depth: int, since: float) -> Found:
    breaches: dict[str, list[bytes]] = {}
    for explorer in explorers:
        for name, runs in explorer.breaches.items():
            breaches[name] = sorted([*breaches.get(name, ()), *runs], key=len)[:MOST_EXAMPLES]
    return Found(
        sum(len(one.systems) for one in explorers),
        sum(len(one.seen) for one in explorers),
        sum(one.steps for one in explorers),
        depth,
        time.perf_counter() - since,
        {name: [named(run) for run in runs] for name, runs in breaches.items()},
    )
