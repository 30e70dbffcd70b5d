"""The search: breadth first over all worlds, in one process or in several that share the worlds out."""

import multiprocessing
import pickle
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from multiprocessing.connection import Connection
from typing import NamedTuple, TypeAlias

from tests.explorer.coach import Coach
from tests.explorer.faults import NO_FAULT, Fault
from tests.explorer.moves import MOVES
from tests.explorer.state import BEGINNING, Frozen
from tests.explorer.world import World

MOST_EXAMPLES = 3

BEGINNINGS: dict[str, tuple[str, ...]] = {
    "nothing was ever played": (),
    "the second move plays": (
        "kitchen: 'start legs'",
        "kitchen asks for more",
        "kitchen plays on",
        "kitchen: a stream ends, both heard",
    ),
    "paused in the kitchen, gone on with in the garage": (
        "kitchen: 'start legs'",
        "kitchen plays on",
        "kitchen: 'pause'",
        "garage: 'resume'",
        "garage asks for more",
    ),
    "paused in a rest, after an easier move": (
        "garage: 'start hills'",
        "kitchen: 'start legs'",
        "kitchen: 'easier'",
        "kitchen plays on",
        "kitchen: 'I need a minute'",
        "kitchen asks for more",
        "kitchen: 'pause'",
    ),
}
"""Where a search begins; each is a run itself, so that a bound of five moves reaches twelve."""


class Bound(NamedTuple):
    """How far to search from each beginning."""

    depth: int
    failures: int
    """So many failures at most in one run."""
    states: int = 1 << 62
    """The search ends in the middle of a level when it has found so many distinct states."""


SHORT = Bound(3, 1)
"""For every run of the tests."""
LONG = Bound(4, 2)
"""For `make explore`."""


class Found(NamedTuple):
    """What a search has found."""

    states: int
    """Distinct states of the system."""
    worlds: int
    """Distinct states together with what the invariants keep count of."""
    steps: int
    depth: int
    """The last level that was searched to its end."""
    seconds: float
    breaches: dict[str, list[tuple[str, ...]]]
    """By invariant, the shortest runs that break it."""


_coach_of = cache(Coach)
"""One coach for each `decide`, so that searches with the same one share what it was asked already."""

Node: TypeAlias = tuple[Frozen, int, bytes]
"""A world, how many failures it may still have, and the moves that led to it."""
Mark: TypeAlias = tuple[int, int, int]
"""A world's hash of 64 bits, that of its system, and how many failures it may still have."""


def _mark(node: Node) -> Mark:
    return hash(node[0]), hash(node[0].system), node[1]


class Explorer:
    """Expands worlds and remembers which it has seen."""

    def __init__(self, fault: Fault = NO_FAULT) -> None:
        """Explore the real coach, or one with a planted fault."""
        self._coach, self._is_conditional = _coach_of(fault.decide), fault.is_conditional
        self._seen: dict[int, int] = {}
        self._systems: set[int] = set()
        self._steps = 0
        self.breaches: dict[str, list[bytes]] = {}

    @property
    def counts(self) -> tuple[int, int, int]:
        """Distinct states, distinct worlds, and steps."""
        return len(self._systems), len(self._seen), self._steps

    def admits(self, mark: Mark) -> bool:
        """True if a world is new, or was seen with fewer failures left; it is remembered."""
        world, system, left = mark
        if self._seen.get(world, -1) >= left:
            return False
        self._seen[world] = left
        self._systems.add(system)
        return True

    def beginnings(self, failures: int) -> list[Node]:
        """Return the worlds in which a search begins."""
        return [(self.played(run).freeze(), failures, _trace(run)) for run in BEGINNINGS.values()]

    def played(self, run: Iterable[str]) -> World:
        """Return the world after a run of moves, by their names."""
        world = self._thawed(BEGINNING)
        for name in run:
            move = MOVES[NUMBERS[name]]
            assert move.happens(world), name
            for broken in world.breaches:
                self._breaks(broken, _trace(run))
            world = self._thawed(world.freeze())
        return world

    def successors(self, node: Node) -> Iterator[Node]:
        """Yield each world that one move makes of a world; what breaks an invariant goes no further."""
        frozen, left, trace = node
        for number, move in enumerate(MOVES):
            if move.is_failure and not left:
                continue
            world = self._thawed(frozen)
            if not move.happens(world):
                continue
            self._steps += 1
            run = trace + number.to_bytes(2, "big")
            for broken in world.breaches:
                self._breaks(broken, run)
            if not world.breaches and world.has_changed(frozen):
                yield world.freeze(), left - move.is_failure, run

    def _thawed(self, frozen: Frozen) -> World:
        return World(frozen, self._coach, is_conditional=self._is_conditional)

    def _breaks(self, name: str, run: bytes) -> None:
        examples = self.breaches.setdefault(name, [])
        if len(examples) < MOST_EXAMPLES and run not in examples:
            examples.append(run)


NUMBERS = {move.name: number for number, move in enumerate(MOVES)}


def _trace(run: Iterable[str]) -> bytes:
    return b"".join(NUMBERS[name].to_bytes(2, "big") for name in run)


def named(trace: bytes) -> tuple[str, ...]:
    """Return the names of a run's moves."""
    return tuple(MOVES[int.from_bytes(trace[at : at + 2], "big")].name for at in range(0, len(trace), 2))


def explore(bound: Bound, fault: Fault = NO_FAULT) -> Found:
    """Search in this process; with a planted fault, until the invariant that must find it is broken."""
    since = time.perf_counter()
    explorer = Explorer(fault)
    level = [node for node in explorer.beginnings(bound.failures) if explorer.admits(_mark(node))]
    depth = 0
    while level and depth < bound.depth:
        following: list[Node] = []
        for node in level:
            found = [after for after in explorer.successors(node) if explorer.admits(_mark(after))]
            if depth + 1 < bound.depth:
                following += found
            if explorer.counts[0] >= bound.states or fault.found_by in explorer.breaches:
                return _found([(explorer.counts, explorer.breaches)], depth, since)
        level, depth = following, depth + 1
    return _found([(explorer.counts, explorer.breaches)], depth, since)


Share: TypeAlias = tuple[tuple[int, int, int], dict[str, list[bytes]]]
"""What one process has found: its counts, and the runs that break an invariant."""


def _found(shares: Sequence[Share], depth: int, since: float) -> Found:
    breaches: dict[str, list[tuple[str, ...]]] = {}
    for _, broken in shares:
        for name, traces in broken.items():
            runs = [*breaches.get(name, ()), *(named(trace) for trace in traces)]
            breaches[name] = sorted(runs, key=len)[:MOST_EXAMPLES]
    states, worlds, steps = (sum(counts[column] for counts, _ in shares) for column in range(3))
    return Found(states, worlds, steps, depth, time.perf_counter() - since, breaches)


def explore_together(bound: Bound, workers: int = 2) -> Found:
    """Search in several processes; each owns the states whose hash falls to it.

    A state has one owner, so that the sum of what the owners hold is the number of distinct ones.
    """
    since = time.perf_counter()
    fork = multiprocessing.get_context("fork")  # so that all have the same hashes
    lines: list[Connection] = []
    for mine in range(workers):
        here, there = fork.Pipe()
        worker = _Worker(there, mine, workers, bound)
        fork.Process(target=worker.runs, daemon=True).start()
        lines.append(here)
    depth, is_cut = 0, False
    while depth < bound.depth and not is_cut:
        sent = [line.recv() for line in lines]
        is_cut = any(was_cut for _, was_cut in sent)
        for owner, line in enumerate(lines):
            line.send(([outbox[owner] for outbox, _ in sent], is_cut))
        depth += not is_cut
    return _found([line.recv() for line in lines], depth, since)


class _Worker:
    """One of several processes: expands the worlds that it owns, and passes the others on."""

    def __init__(self, line: Connection, mine: int, workers: int, bound: Bound) -> None:
        self._line, self._mine, self._workers, self._bound = line, mine, workers, bound
        self._explorer = Explorer()
        self._passed_on: dict[int, int] = {}

    def runs(self) -> None:
        """Search level by level, in step with the others; at the end, say what was found."""
        level = [node for node in self._explorer.beginnings(self._bound.failures) if self._is_new(node)]
        for depth in range(self._bound.depth):
            is_last = depth + 1 == self._bound.depth
            level, outbox, was_cut = self._expanded(level, is_last=is_last)
            # Packed here, so that the one in the middle need not unpack and pack it again.
            self._line.send(([pickle.dumps(part) for part in outbox], was_cut))
            inbox, is_cut = self._line.recv()
            for part in inbox:
                arrived: list[tuple[Mark, Node | None]] = pickle.loads(part)
                level += [node for mark, node in arrived if self._explorer.admits(mark) and node is not None]
            if is_cut:
                break
        self._line.send((self._explorer.counts, self._explorer.breaches))

    def _is_new(self, node: Node) -> bool:
        mark = _mark(node)
        return mark[1] % self._workers == self._mine and self._explorer.admits(mark)

    def _expanded(
        self, level: list[Node], *, is_last: bool
    ) -> tuple[list[Node], list[list[tuple[Mark, Node | None]]], bool]:
        """Return the next level's worlds of one's own, those of each other, and whether it was cut short."""
        following: list[Node] = []
        outbox: list[list[tuple[Mark, Node | None]]] = [[] for _ in range(self._workers)]
        for node in level:
            if self._explorer.counts[0] >= self._bound.states // self._workers:
                return following, outbox, True
            for after in self._explorer.successors(node):
                mark = _mark(after)
                owner = mark[1] % self._workers
                if owner == self._mine:
                    if self._explorer.admits(mark) and not is_last:
                        following.append(after)
                elif self._passed_on.get(mark[0], -1) < mark[2]:
                    self._passed_on[mark[0]] = mark[2]
                    outbox[owner].append((mark, None if is_last else after))
        return following, outbox, False
