"""The compact notation of a world: plain tuples, which can be hashed, sent and compared quickly.

`decide` works on records. A state of the explorer is plain tuples of numbers and words, and this module
turns one into the other. The identity of a play is a number here; `play0003` is the record's. What the
place does not depend on (the wording of the last reply, the diary's past) is left out of the notation, and
`listener_noted` refuses a listener in whom anything else has changed.
"""

from functools import cache
from typing import NamedTuple

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Placement, Source
from skill.domain.listener.diary import EMPTY_DIARY
from skill.domain.listener.goals_and_streaks import NO_AIMS
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Displaced, Listener, Spoken
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.listener.time_zones import Zone
from tests.fakes import MONDAY, FakeLibrary, make_playlist, make_workout


class NotedSpot(NamedTuple):
    """A place to the millisecond."""

    play: int
    at: int
    item: int
    item_id: str
    offset_ms: int

    @property
    def order(self) -> tuple[int, int]:
        """What makes one spot of a play later than another."""
        return (self.at, self.offset_ms)


class NotedQueue(NamedTuple):
    """A queue, with devices by their numbers and silence as coarse as the rules ask for it."""

    kind: str
    source: str
    items: tuple[int, ...]
    """In the order of play."""
    end: int
    ordered: NotedSpot
    confirmed: NotedSpot | None
    state: str
    training: int
    device: int
    silence: int
    """`NEVER`, `NOW` or `LONG_AGO`."""
    swaps: tuple[tuple[str, str], ...]
    flag: int
    """What a planted fault keeps for itself; see `faults`."""

    @property
    def is_over(self) -> bool:
        """True if it was played to its end, or was ended early by the person."""
        return self.state in {"done", "left"}

    @property
    def spot(self) -> NotedSpot:
        """Where the person is: what was confirmed of the order, else the order itself."""
        known = self.confirmed
        return known if known is not None and known.play == self.ordered.play else self.ordered

    def knows(self, placement: "NotedPlacement") -> bool:
        """True if this queue is of a placement's source and holds its play as ordered or confirmed."""
        if (self.kind, self.source) != (placement.kind, placement.source):
            return False
        return placement.play == self.ordered.play or (
            self.confirmed is not None and placement.play == self.confirmed.play
        )


class NotedListener(NamedTuple):
    """A listener, as far as the place depends on them."""

    workout: NotedQueue | None = None
    playlist: NotedQueue | None = None
    latest: str = ""
    levels: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[NotedQueue, ...] = ()
    """What another device displaced; all of it was heard of within twelve hours."""

    @property
    def queues(self) -> "tuple[NotedQueue | None, ...]":
        """The two in front, in the order of `KINDS`, and those elsewhere."""
        return self.workout, self.playlist, *self.elsewhere

    def queue(self, kind: str) -> NotedQueue | None:
        """Return the queue in front of a kind."""
        return self.workout if kind == KINDS[0] else self.playlist

    def queue_of(self, placement: "NotedPlacement") -> NotedQueue | None:
        """Return the queue, in front or elsewhere, that knows a placement's play; None if none does."""
        queue = self.queue(placement.kind)
        if queue is not None and queue.knows(placement):
            return queue
        return next((one for one in self.elsewhere if one.knows(placement)), None)

    def queue_at(self, kind: str, device: int, held: "NotedPlacement | None") -> NotedQueue | None:
        """Return the queue of a kind that a word to a device is about.

        It is that of what the device holds, else the one that it was told to play, else the one in front.
        """
        known = self.queue_of(held) if held is not None and held.kind == kind else None
        front = self.queue(kind)
        if known is not None or (front is not None and front.device == device):
            return known or front
        told = (one for one in self.elsewhere if (one.kind, one.device) == (kind, device))
        return next((one for one in told if not one.is_over), front)


class NotedPlacement(NamedTuple):
    """One item of one play."""

    kind: str
    source: str
    play: int
    at: int
    item: int
    item_id: str
    attempt: int = 0
    move: str = ""


class NotedStream(NamedTuple):
    """What a device is to play, and from where."""

    placement: NotedPlacement
    offset_ms: int


class NotedReport(NamedTuple):
    """What a player reports."""

    name: str
    """`started`, `nearly`, `finished`, `stopped` or `failed`."""
    placement: NotedPlacement
    offset_ms: int
    playing: NotedPlacement | None = None
    """`failed` only: what the device was playing."""
    goes_on: bool = False


class NotedView(NamedTuple):
    """What a device says of its player in a request."""

    placement: NotedPlacement | None = None
    offset_ms: int = 0
    activity: int = 0


class NotedOrder(NamedTuple):
    """What a device is told to do."""

    name: str
    """`start`, `follow`, `refollow` or `halt`."""
    stream: NotedStream | None = None
    after: NotedPlacement | None = None
    """`follow` only."""


DEVICES = ("kitchen", "garage")
KINDS = ("workout", "playlist")
WHO = "acc.all"
TODAY = "2026-11-23"
"""The person's date: a run is over within the day."""
SEGMENT_MS = 60_000
LAST_WEEK = -1
"""A play of last week, which an Echo still holds and the store has forgotten."""
NEVER, NOW, LONG_AGO = 0, 1, 2
"""When a player fell silent, as coarse as the rules ask for it: within fifteen seconds, or before."""
_SILENCES: dict[int, EpochMs | None] = {NEVER: None, NOW: MONDAY, LONG_AGO: EpochMs(MONDAY - 600_000)}

LIBRARY = FakeLibrary(
    [make_workout("legs", 2), make_workout("hills", 2)],
    [
        replace(
            make_playlist("steady", 2),
            tracks=tuple(
                replace(one, duration_ms=DurationMs(60_000)) for one in make_playlist("x", 2).tracks
            ),
        )
    ],
)
"""Two workouts of two moves and a playlist of two tracks, a minute each."""

REVISIONS = {
    "legs": LIBRARY.held["legs"].revision,
    "hills": LIBRARY.held["hills"].revision,
    "steady": LIBRARY.lists["steady"].revision,
}

BASE = Listener(
    WHO,
    version=1,
    safety_told=True,
    zones=tuple(Zone(device, "Europe/Berlin", MONDAY) for device in DEVICES),
)
"""A listener of whom everything is known that a service could be asked for."""


def play_named(number: int) -> str:
    """Return the identity of a play in a record."""
    return "lastweek" if number == LAST_WEEK else f"play{number:04}"


def play_noted(name: str) -> int:
    """Return the number of a play."""
    return LAST_WEEK if name == "lastweek" else int(name[4:])


@cache
def listener_of(noted: NotedListener) -> Listener:
    """Return the record of a noted listener."""
    return replace(
        BASE,
        workout=_queue_of(noted.workout) if noted.workout else None,
        playlist=_queue_of(noted.playlist) if noted.playlist else None,
        latest=SourceKind(noted.latest) if noted.latest else None,
        elsewhere=tuple(Displaced(_queue_of(one), MONDAY) for one in noted.elsewhere),
        moves=MoveLevels(noted.levels),
    )


def listener_noted(listener: Listener) -> NotedListener:
    """Return the notation of a listener, who must differ from `BASE` in nothing that it leaves out."""
    rest = replace(
        listener,
        workout=None,
        playlist=None,
        latest=None,
        elsewhere=(),
        moves=BASE.moves,
        last_reply=(),
        spoken=Spoken(),
        diary=EMPTY_DIARY,
        aims=NO_AIMS,
    )
    assert rest == BASE, rest
    assert all(one.heard_at == MONDAY for one in listener.elsewhere)
    return NotedListener(
        _queue_noted(listener.workout) if listener.workout else None,
        _queue_noted(listener.playlist) if listener.playlist else None,
        str(listener.latest or ""),
        listener.moves.levels,
        tuple(_queue_noted(one.queue) for one in listener.elsewhere),
    )


def placement_of(noted: NotedPlacement) -> Placement:
    """Return the record of a noted placement."""
    return Placement(
        Source(SourceKind(noted.kind), noted.source),
        play_named(noted.play),
        noted.at,
        noted.item,
        noted.item_id,
        noted.attempt,
        WHO,
        move=noted.move,
    )


def placement_noted(one: Placement) -> NotedPlacement:
    """Return the notation of a placement."""
    return NotedPlacement(
        str(one.source.kind), one.source.id, play_noted(one.play), one.at, one.item, one.item_id, one.attempt,
        one.move,
    )  # fmt: skip


def _spot_of(noted: NotedSpot) -> Spot:
    return Spot(play_named(noted.play), noted.at, noted.item, noted.item_id, DurationMs(noted.offset_ms))


def _spot_noted(spot: Spot) -> NotedSpot:
    return NotedSpot(play_noted(spot.play), spot.at, spot.item, spot.item_id, int(spot.offset_ms))


def _queue_of(noted: NotedQueue) -> Queue:
    return Queue(
        Source(SourceKind(noted.kind), noted.source),
        REVISIONS[noted.source],
        noted.items,
        noted.end,
        _spot_of(noted.ordered),
        _spot_of(noted.confirmed) if noted.confirmed else None,
        QueueState(noted.state),
        play_named(noted.training),
        TODAY,
        device=DEVICES[noted.device],
        silent_since=_SILENCES[noted.silence],
        let_in=EpochMs(noted.flag) if noted.flag else None,
        runs_anyway=noted.kind == KINDS[0],
        swaps=noted.swaps,
    )


def _queue_noted(queue: Queue) -> NotedQueue:
    assert queue.revision == REVISIONS[queue.source.id]
    assert not queue.loop
    assert not queue.shuffled
    assert queue.runs_anyway == (queue.source.kind is SourceKind.WORKOUT)  # each is asked for by name
    assert queue.began == TODAY
    silence = NEVER
    if queue.silent_since is not None:
        silence = NOW if queue.silent_since == MONDAY else LONG_AGO
    return NotedQueue(
        str(queue.source.kind),
        queue.source.id,
        queue.order,
        queue.end,
        _spot_noted(queue.ordered),
        _spot_noted(queue.confirmed) if queue.confirmed else None,
        str(queue.state),
        play_noted(queue.training),
        DEVICES.index(queue.device),
        silence,
        queue.swaps,
        int(queue.let_in or 0),
    )
