"""The styles of music: which strokes fall where in a bar, and what plays them. A table, no code.

Beats are counted from 0 to under 4. A bass line gives steps above the chord's root in the scale.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of music is played."""

    kick: tuple[float, ...]
    backbeat: tuple[float, ...]
    hats: tuple[float, ...]
    shaker: tuple[float, ...]
    bass: tuple[tuple[float, int], ...]
    """When, and which step above the root: 4 is the fifth, 7 the octave."""
    motifs: tuple[tuple[float, ...], ...]
    """Rhythms of a bar of the tune."""
    drum: str
    """What plays the backbeat: `snare`, `clap` or `rim`."""
    deep: str
    """What plays the bass: `round_bass` or `bright_bass`."""
    lead: str
    """What plays the tune: `bell`, `keys`, `pluck` or `saw`."""
    arpeggio: float = 0.0
    """Beats between the tones of a broken chord in the lifts; 0 for none."""
    swing: float = 0.0
    """By how much of a beat everything between two beats comes late."""
    pump: float = 0.0
    """How much of the music gives way to the bass drum, from 0 to 1."""
    rich: bool = False
    """True for chords with their seventh."""


_BEATS = (0.0, 1.0, 2.0, 3.0)
_EIGHTHS = tuple(n / 2 for n in range(8))
_OFF = (0.5, 1.5, 2.5, 3.5)
_SIXTEENTHS = tuple(n / 4 for n in range(16))

_SPARSE = ((0.0, 2.0), (0.0, 3.0), (1.0, 2.5), (0.0,))
_SUNG = ((0.0, 1.5, 2.5), (0.0, 1.0, 2.0, 3.5), (0.5, 1.5, 3.0), (0.0, 0.5, 2.0))
_QUICK = ((0.0, 0.75, 1.5, 2.5), (0.0, 1.0, 1.5, 3.0), (0.5, 1.0, 2.0, 2.75), (0.0, 1.5, 3.0))

STYLES: dict[str, Style] = {
    "ambient": Style(
        kick=(0.0,),
        backbeat=(),
        hats=(),
        shaker=_BEATS,
        bass=((0.0, 0),),
        motifs=_SPARSE,
        drum="rim",
        deep="round_bass",
        lead="bell",
        rich=True,
    ),
    "easy": Style(
        kick=(0.0, 2.0),
        backbeat=(1.0, 3.0),
        hats=_BEATS,
        shaker=_EIGHTHS,
        bass=((0.0, 0), (1.5, 0), (2.0, 4), (3.5, 7)),
        motifs=_SUNG,
        drum="rim",
        deep="round_bass",
        lead="keys",
        swing=0.12,
        rich=True,
    ),
    "groove": Style(
        kick=(0.0, 1.75, 2.0),
        backbeat=(1.0, 3.0),
        hats=_EIGHTHS,
        shaker=_SIXTEENTHS,
        bass=((0.0, 0), (0.75, 0), (1.5, 7), (2.0, 0), (2.75, 4), (3.5, 6)),
        motifs=_SUNG,
        drum="snare",
        deep="round_bass",
        lead="keys",
        swing=0.05,
        pump=0.25,
        rich=True,
    ),
    "pulse": Style(
        kick=_BEATS,
        backbeat=(1.0, 3.0),
        hats=_OFF,
        shaker=_EIGHTHS,
        bass=((0.5, 0), (1.5, 0), (2.5, 0), (3.5, 7)),
        motifs=_QUICK,
        drum="clap",
        deep="bright_bass",
        lead="pluck",
        arpeggio=0.5,
        pump=0.5,
    ),
    "drive": Style(
        kick=(*_BEATS, 2.5),
        backbeat=(1.0, 3.0),
        hats=_EIGHTHS,
        shaker=(),
        bass=(*((n / 2, 0) for n in range(6)), (3.0, 4), (3.5, 6)),
        motifs=_QUICK,
        drum="snare",
        deep="bright_bass",
        lead="saw",
        arpeggio=0.5,
        pump=0.4,
    ),
    "sprint": Style(
        kick=_BEATS,
        backbeat=(1.0, 3.0),
        hats=_OFF,
        shaker=_BEATS,
        bass=((0.0, 0), (0.5, 0), (1.5, 7), (2.0, 0), (2.5, 0), (3.5, 4)),
        motifs=_SUNG,
        drum="clap",
        deep="bright_bass",
        lead="saw",
        arpeggio=0.5,
        pump=0.45,
    ),
}
