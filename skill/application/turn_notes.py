"""Notes on the turn that is being answered: how it ended, and what it asked of the store.

They are kept in a context variable, so that no function has to pass them on, and so that threads which
serve other people at the same time do not see them.
"""

from contextvars import ContextVar, Token
from time import monotonic

from skill.ports import StoreUse


class TurnNotes:
    """What is noted while a turn is answered."""

    __slots__ = ("began", "outcome", "store")

    def __init__(self) -> None:
        self.began = monotonic()
        """Seconds, on the clock of `time.monotonic`."""
        self.outcome = "answered"
        """See `skill.ports.TurnRecord.outcome`."""
        self.store = StoreUse()


_notes: ContextVar[TurnNotes | None] = ContextVar("turn", default=None)


def begin() -> tuple[TurnNotes, Token[TurnNotes | None]]:
    """Open the notes of a new turn; `end` takes the token and closes them."""
    notes = TurnNotes()
    return notes, _notes.set(notes)


def end(token: Token[TurnNotes | None]) -> None:
    """Close the notes that `begin` opened with this token."""
    _notes.reset(token)


def note(outcome: str) -> None:
    """Note how the present turn ended; the last note counts. Does nothing outside of a turn."""
    if (notes := _notes.get()) is not None:
        notes.outcome = outcome


def store_use() -> StoreUse:
    """Return the present turn's use of the store; outside of a turn, one that nobody reads."""
    notes = _notes.get()
    return notes.store if notes is not None else StoreUse()
