"""The compact notation of a world: plain tuples, which can be hashed, sent and compared quickly.

`decide` works on records. A state of the explorer is plain tuples of numbers and words, and this module
turns one into the other. The identity of a play is a number here; `play0003` is the record's. What the
place does not depend on (the wording of the last reply, the diary's past) is left out of the notation, and
`listener_noted` refuses a listener in whom anything else has changed.
"""

from functools import cache
from typing import TypeAlias

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Placement, Source
from skill.domain.listener.diary import EMPTY_DIARY
from skill.domain.listener.goals import NO_AIMS
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener, Spoken
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.listener.time_zones import Zone
from tests.fakes import MONDAY, FakeLibrary, make_playlist, make_workout

SpotT: TypeAlias = tuple[int, int, int, str, int]
"""play, at, item, item id, offset."""
QueueT: TypeAlias = tuple[
    str, str, tuple[int, ...], int, SpotT, SpotT | None, str, int, int, int, tuple[tuple[str, str], ...], int
]
"""kind, source, order, end, ordered, confirmed, state, training, device, silence, swaps, mark of a fault."""
ListenerT: TypeAlias = tuple[QueueT | None, QueueT | None, str, tuple[tuple[str, str], ...]]
"""workout, playlist, which was asked for last, levels."""
PlacementT: TypeAlias = tuple[str, str, int, int, int, str, int, str]
"""kind, source, play, at, item, item id, attempt, move."""
StreamT: TypeAlias = tuple[PlacementT, int]
ReportT: TypeAlias = tuple[str, PlacementT, int, PlacementT | None, bool]
"""name, placement, offset, what plays meanwhile, and whether that goes on."""
ViewT: TypeAlias = tuple[PlacementT | None, int, int]
"""What a device says of its player in a request: placement, offset, activity."""
OrderT: TypeAlias = tuple[str, StreamT | None, PlacementT | None]
"""`start`, `follow`, `refollow` or `halt`; the stream; for `follow`, the placement that it comes after."""

DEVICES = ("kitchen", "garage")
KINDS = ("workout", "playlist")
WHO = "acc.all"
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
            tracks=tuple(replace(one, duration_ms=DurationMs(60_000)) for one in make_playlist("x", 2).tracks),
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
NOTHING: ListenerT = (None, None, "", ())


def play_named(number: int) -> str:
    """Return the identity of a play in a record."""
    return "lastweek" if number == LAST_WEEK else f"play{number:04}"


def play_noted(name: str) -> int:
    """Return the number of a play."""
    return LAST_WEEK if name == "lastweek" else int(name[4:])


@cache
def listener_of(noted: ListenerT) -> Listener:
    """Return the record of a noted listener."""
    workout, playlist, latest, levels = noted
    return replace(
        BASE,
        workout=_queue_of(workout) if workout else None,
        playlist=_queue_of(playlist) if playlist else None,
        latest=SourceKind(latest) if latest else None,
        moves=MoveLevels(levels),
    )


def listener_noted(listener: Listener) -> ListenerT:
    """Return the notation of a listener, who must differ from `BASE` in nothing that it leaves out."""
    rest = replace(
        listener,
        workout=None,
        playlist=None,
        latest=None,
        moves=BASE.moves,
        last_reply=(),
        spoken=Spoken(),
        diary=EMPTY_DIARY,
        aims=NO_AIMS,
    )
    assert rest == BASE, rest
    return (
        _queue_noted(listener.workout) if listener.workout else None,
        _queue_noted(listener.playlist) if listener.playlist else None,
        str(listener.latest or ""),
        listener.moves.levels,
    )


def placement_of(noted: PlacementT) -> Placement:
    """Return the record of a noted placement."""
    kind, source, play, at, item, item_id, attempt, move = noted
    return Placement(
        Source(SourceKind(kind), source), play_named(play), at, item, item_id, attempt, WHO, move=move
    )


def placement_noted(one: Placement) -> PlacementT:
    """Return the notation of a placement."""
    return (
        str(one.source.kind), one.source.id, play_noted(one.play), one.at, one.item, one.item_id, one.attempt,
        one.move,
    )  # fmt: skip


def place(spot: SpotT) -> tuple[int, int]:
    """Return what makes one spot of a play later than another."""
    return (spot[1], spot[4])


def spot_now(queue: QueueT) -> SpotT:
    """Return where the person is: what was confirmed of the order, else the order itself."""
    ordered, confirmed = queue[4], queue[5]
    return confirmed if confirmed is not None and confirmed[0] == ordered[0] else ordered


def knows(queue: QueueT | None, placement: PlacementT) -> bool:
    """True if a queue is of this placement's source and holds its play as ordered or confirmed."""
    if queue is None or queue[0] != placement[0] or queue[1] != placement[1]:
        return False
    return queue[4][0] == placement[2] or (queue[5] is not None and queue[5][0] == placement[2])


def _spot_of(noted: SpotT) -> Spot:
    play, at, item, item_id, offset = noted
    return Spot(play_named(play), at, item, item_id, DurationMs(offset))


def _spot_noted(spot: Spot) -> SpotT:
    return (play_noted(spot.play), spot.at, spot.item, spot.item_id, int(spot.offset_ms))


def _queue_of(noted: QueueT) -> Queue:
    kind, source, order, end, ordered, confirmed, state, training, device, silence, swaps, mark = noted
    return Queue(
        Source(SourceKind(kind), source),
        REVISIONS[source],
        order,
        end,
        _spot_of(ordered),
        _spot_of(confirmed) if confirmed else None,
        QueueState(state),
        play_named(training),
        device=DEVICES[device],
        silent_since=_SILENCES[silence],
        let_in=EpochMs(mark) if mark else None,
        swaps=swaps,
    )


def _queue_noted(queue: Queue) -> QueueT:
    assert queue.revision == REVISIONS[queue.source.id]
    assert not queue.loop
    assert not queue.shuffled
    silence = NEVER
    if queue.silent_since is not None:
        silence = NOW if queue.silent_since == MONDAY else LONG_AGO
    return (
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
