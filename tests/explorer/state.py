"""The parts of a world as tuples: players, a word that is being answered, and what the invariants count."""

from typing import NamedTuple

from tests.explorer.coach import IDLE, STOPPED
from tests.explorer.invariants import Told
from tests.explorer.notation import (
    LAST_WEEK,
    NotedListener,
    NotedPlacement,
    NotedReport,
    NotedStream,
    NotedView,
)

UNCOUNTED = -2
"""The training of what nobody counts: music, and last week's workout."""


class Player(NamedTuple):
    """What a device plays, or played last."""

    placement: NotedPlacement | None = None
    offset_ms: int = 0
    activity: int = IDLE
    queued: NotedStream | None = None
    training: int = UNCOUNTED
    is_hushed: bool = False
    """True from a stored pause until it is spoken to again."""


class Open(NamedTuple):
    """A word that is being answered."""

    device: int
    word: str
    view: NotedView
    loaded: NotedListener
    """As it was read."""


class Frozen(NamedTuple):
    """A world as a tuple."""

    listener: NotedListener
    players: tuple[Player, ...]
    past: tuple[tuple[NotedReport, ...], ...]
    open: Open | None
    reached: tuple[tuple[int, int, int], ...] = ()
    """Play, place and offset, for each play that the store knows or a device holds."""
    told: tuple[Told | None, ...] = (None, None)
    balance: tuple[tuple[int, int], ...] = ()
    """See `Step.balance`; sessions of which all is in the diary are left out."""

    @property
    def system(self) -> tuple[object, ...]:
        """The parts that the skill and its devices consist of; the others only count for the invariants."""
        return self[:4]


OLD = NotedPlacement("workout", "legs", LAST_WEEK, 1, 1, "main-1-move1")
GONE = NotedPlacement("workout", "removed", LAST_WEEK, 0, 0, "main-1-x")

BEGINNING = Frozen(NotedListener(), (Player(), Player(OLD, 55_000, STOPPED)), ((), ()), None)
"""Nothing is stored; the kitchen holds nothing, and the garage last week's workout."""
