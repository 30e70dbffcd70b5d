"""Note events: what a composed track consists of, and the parts of its form."""

from dataclasses import dataclass

PHRASE_BARS = 8
"""Bars in a phrase."""
STEPS_A_BAR = 16
"""Steps in a bar: the styles write rhythms in sixteenths."""

CALM_PARTS = frozenset({"intro", "break", "outro"})
"""Parts without a full drum kit."""


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """One note of an instrument, or one hit of a drum."""

    instrument: str
    """A role of a band, or the name of a drum."""
    bar: int
    beat: float
    """From the beginning of the bar, counted from 0."""
    note: int = 0
    """A MIDI note number; 0 for drums without a pitch."""
    beats: float = 0.0
    """The length in beats; 0 for drums."""
    level: float = 1.0
    """How hard it is played, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a track's form."""

    name: str
    """`intro`, `verse`, `chorus`, `break` or `outro`."""
    repeat: int
    """How many parts of this name came before."""
