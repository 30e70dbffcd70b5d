"""Strokes: the words in which a track is written down."""

from dataclasses import dataclass

PHRASE = 8
"""Bars in a phrase."""
STEPS = 16
"""Steps in a bar, as the styles write it."""

CALM = frozenset({"beginning", "break", "end"})
"""Parts without a full set of drums."""


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """One tone or stroke."""

    instrument: str
    """A role of a band, or a drum."""
    bar: int
    beat: float
    note: int = 0
    """A MIDI note number; 0 for drums."""
    beats: float = 0.0
    """How long it sounds; 0 for drums."""
    level: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form."""

    name: str
    """`beginning`, `verse`, `lift`, `break` or `end`."""
    again: int
    """How often such a part came before."""
