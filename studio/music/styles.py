"""The styles of music: which notes fall where in a bar, as a table in the manner of drum tablature.

A bar is written in sixteen steps. In a groove `X` is an accent, `x` a normal hit, `-` a ghost note. In a
bass line a figure is a number of scale steps above the chord's root: 4 is the fifth, 7 the octave. In a
comp `x` is the chord played short, `X` the chord held, and a figure one of its notes. Several bars in a row
alternate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Bars = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """The patterns and the sound of a style."""

    calm: Mapping[str, Bars]
    """The drums of intro, break and outro: sparse, but with a beat to move to."""
    verse: Mapping[str, Bars]
    chorus: Mapping[str, Bars]
    bass: Bars
    chorus_bass: Bars
    calm_bass: Bars
    comp: Bars
    chorus_comp: Bars
    motifs: Bars
    """Rhythms of one bar for the melody."""
    arpeggios: Bars = ()
    """Arpeggios of the chord in choruses, as figures."""
    swing: float = 0.0
    """By which part of a beat the notes between two beats are delayed."""
    pump: float = 0.0
    """Depth of the sidechain pumping under the bass drum, from 0 to 1."""
    rich: bool = False
    """True for seventh chords instead of triads."""
    depth_db: float = 0.0
    """Gain of the bass in decibels; a calm style needs less of it, or it would mask the voice."""
    gate: float = 0.9
    """The length of a bass note, as a part of the time until the next one."""
    synthesised_drums: frozenset[str] = field(default_factory=frozenset)
    """The drums that are synthesised even where FluidSynth is installed, for the sound of a drum machine."""


_FOUR: Bars = ("X...x...X...x...",)
_BACK: Bars = ("....X.......X...",)
_MACHINE = frozenset({"kick", "clap", "riser"})

STYLES: dict[str, Style] = {
    "ambient": Style(
        calm={"soft_kick": ("x...............",), "shaker": ("x...-...x...-...",)},
        verse={
            "soft_kick": ("x.......-.......", "x.......-.....-."),
            "shaker": ("x.-.x.-.x.-.x.-.",),
            "rim": ("............-...", "....-.......x..."),
        },
        chorus={
            "soft_kick": ("x.....-.x.......", "x.......x.....-."),
            "shaker": ("x.-.X.-.x.-.X.-.",),
            "rim": ("....-.......x...",),
            "ride": ("x...-...x...-...",),
        },
        bass=("0.......4.......", "0...........4...", "0.......2...4...", "0...4...7......."),
        chorus_bass=("0.......4...7...", "0.......7...4...", "0...4...7...4...", "0.....4.....2..."),
        calm_bass=("0...............",),
        comp=("0.1.2.3.2.1.2.3.", "0.2.1.3.2.3.1.2.", "0...2.3...1.2...", "0.1...2.3.2...1."),
        chorus_comp=("0.1.2.3.2.3.2.1.", "0.2.3.2.1.2.3.2.", "0.3.2.1.3.2.1.2.", "0.1.3.1.2.1.3.1."),
        motifs=(
            "x.......x.......",
            "x.......x...x...",
            "....x...x.......",
            "x.........x.x...",
            "x...x...x.......",
            "..x.....x...x...",
        ),
        rich=True,
        depth_db=-4.0,
    ),
    "easy": Style(
        calm={
            "soft_kick": ("x.......x.......",),
            "shaker": ("x.-.x.-.x.-.x.-.",),
            "rim": ("............x...",),
        },
        verse={
            "soft_kick": ("X.....x.x.......", "X.....x.x.....-."),
            "rim": ("....x.......x...", "....x.......x..-"),
            "hat": ("x.-.x.-.x.-.x.-.",),
            "shaker": ("--x---x---x---x-",),
        },
        chorus={
            "soft_kick": ("X.....x.x.....x.", "X..x..x.x......."),
            "snare": ("....x..-.-..x...", "....x..-....x.-."),
            "ride": ("x.-.X.-.x.-.X.-.",),
            "tambourine": ("....x.......x...",),
        },
        bass=("0.....0.4.....7.", "0.....0.4...2...", "0...0...4...4...", "0.....4.7.....4."),
        chorus_bass=("0...4...7...4...", "0...2...4...5...", "0...7...4...2...", "0..0..4.7..4..2."),
        calm_bass=("0.......4.......",),
        comp=("..x...x...x..x..", "..x..x....x...x.", "....x...x...x...", "..x...x...x...x."),
        chorus_comp=("x..x..x...x.x...", "x..x..x..x..x.x.", "x.x...x.x.x...x.", "X.....x...x.x..."),
        motifs=(
            "x..x..x.....x...",
            "x.x.x...x.......",
            "..x.x.x...x.....",
            "x.....x.x.x.....",
            "x...x...x.x.x...",
            "....x.x.x...x...",
        ),
        arpeggios=("..0.1.2...1.2.0.", "0...1...2...1...", "..2...1...0...1."),
        swing=0.12,
        rich=True,
    ),
    "groove": Style(
        calm={"kick": ("x.......x.......",), "hat": ("x.-.x.-.x.-.x.-.",), "rim": ("....x.......x...",)},
        verse={
            "kick": ("X..-..x..-x.....", "X.....x..xx...-."),
            "snare": ("....X..-.-..X..-", "....X..-.-..X.-."),
            "hat": ("x-x-x-x-x-x-x-x-", "x-x-x-x-x-x-x-.."),
            "open_hat": ("................", "..............x."),
        },
        chorus={
            "kick": ("X..x..x..-x...x.", "X.....x.x.x..-x."),
            "snare": ("....X..-.-..X..-", "....X..-.x..X.-x"),
            "ride": ("x.x.X.x.x.x.X.x.",),
            "tambourine": ("x-x-X-x-x-x-X-x-",),
        },
        bass=("0..0..7.0.0..4.6", "0..0..7...0.4.6.", "0.0...0..4..7.4.", "0...7..0..0.4..."),
        chorus_bass=("0.0.7.0..0.4..6.", "0..7..0..7.4..5.", "0.7.0..7.0.7.4..", "0..0.0.7..4..0.2"),
        calm_bass=("0.......0.....4.",),
        comp=("x..x......x..x..", "...x..x...x.....", "..x..x..x.......", "x.....x.....x.x."),
        chorus_comp=("X..x..x.x..x..x.", "X.....x..x.x..x.", "x.xx..x...xx..x.", "X...x..xX...x..x"),
        motifs=(
            "x..x..x...x.....",
            "x.xx..x.........",
            "..x.x..x..x.x...",
            "x...x.x...x.....",
            "x.....x..x..x...",
            "..xx..x...x.x...",
        ),
        arpeggios=("0..1..2.0..1..2.", "..0..1..2..1..0.", "0.2...1.0.2...1."),
        swing=0.04,
        rich=True,
        gate=0.7,
    ),
    "pulse": Style(
        calm={"soft_kick": _FOUR, "shaker": ("x-x-x-x-x-x-x-x-",)},
        verse={
            "kick": _FOUR,
            "clap": _BACK,
            "hat": ("..X...X...X...X.", "..X.-.X...X.-.X-"),
            "shaker": ("x-x-x-x-x-x-x-x-",),
        },
        chorus={
            "kick": (*_FOUR, "X...x...X...x.-."),
            "clap": (*_BACK, "....X.......X..-"),
            "open_hat": ("..x...x...x...x.",),
            "hat": ("x.-.x.-.x.-.x.-.",),
            "tambourine": ("x-x-X-x-x-x-X-x-",),
        },
        bass=("..0...0...0...7.", "..0..0..0.0...4.", "..0.0.0...0.0.7.", "0.....0...0...4."),
        chorus_bass=("0..0..0.0..0..7.", "0..0..0.7..0..4.", "0.0.7.0.0.0.7.4.", "..0.7.0...0.7.4."),
        calm_bass=("0...............",),
        comp=("x..x..x...x..x..", "x..x..x..x..x...", "..x...x...x...x.", "x...x..x..x....."),
        chorus_comp=("X..x..x.X..x..x.", "X..x..x.X.x.x.x.", "x.x..x.x.x.x..x.", "X.....x.X..x...."),
        motifs=(
            "x..x..x...x.....",
            "x...x.x.....x...",
            "..x.x...x..x....",
            "x.....x.....x...",
            "x.x..x....x.x...",
            "..x..x..x...x...",
        ),
        arpeggios=("0.1.2.1.0.1.2.1.", "2.1.0.1.2.1.0.1.", "0..1..2..1..0.1.", "..2...1...0...1."),
        pump=0.45,
        gate=0.8,
        synthesised_drums=_MACHINE,
    ),
    "drive": Style(
        calm={"kick": ("x...x...x...x...",), "hat": ("x...x...x...x...",), "rim": ("....x.......x...",)},
        verse={
            "kick": ("X...-.x.X.x.....", "X...-.x.X..x..x."),
            "snare": (*_BACK, "....X..-....X.-."),
            "hat": ("X.x.X.x.X.x.X.x.",),
        },
        chorus={
            "kick": ("X.x.-.x.X.x.-...", "X.x.-..xX.x.-.x."),
            "snare": ("....X.......X...", "....X..-....X.xx"),
            "ride": ("X.x.X.x.X.x.X.x.",),
            "crash": ("x...............", "................", "................", "................"),
        },
        bass=("0.0.0.0.0.0.4.6.", "0.0.0.0.0.0.7.4.", "0...0.0.0...4.2.", "0.0.7.0.0.0.7.0."),
        chorus_bass=("0.0.0.7.0.0.7.6.", "0.0.0.7.0.0.4.2.", "0..0..0.0..0..4.", "0.0.4.4.7.7.4.2."),
        calm_bass=("0.......0.......",),
        comp=("x.x.x.x.x.x.x.x.", "x.x.xx.xx.x.xx.x", "x..x..x.x..x..x.", "xx.x..x.xx.x..x."),
        chorus_comp=("X.......X.....x.", "X.....x.X...x...", "X...X...X.x.X...", "X..x....X..x..x."),
        motifs=(
            "x...x.x.x.......",
            "x..x..x.x...x...",
            "x.x.x.....x.....",
            "x.....x.x.x.x...",
            "..x.x.x...x.x...",
            "x..x....x..x....",
        ),
        arpeggios=("0.1.2.0.1.2.0.1.", "0.0.1.1.2.2.1.1.", "2..1..0.2..1..0."),
        pump=0.15,
        gate=0.75,
    ),
    "sprint": Style(
        calm={"soft_kick": _FOUR, "hat": ("..x...x...x...x.",)},
        verse={
            "kick": _FOUR,
            "clap": _BACK,
            "hat": ("..X...X...X...X.", "..X...X...X.-.X."),
            "shaker": ("x.-.x.-.x.-.x.-.",),
        },
        chorus={
            "kick": _FOUR,
            "clap": _BACK,
            "snare": ("....x.......x...", "....x.......x.-x"),
            "open_hat": ("..x...x...x...x.",),
            "tambourine": ("x.x.X.x.x.x.X.x.",),
        },
        bass=("0.0.7.0.0.0.7.4.", "0.0.7.0.0.7.4.2.", "0...0...0...7...", "..0...0...0...4."),
        chorus_bass=("..0...7...0...7.", "..0...7...0.4.6.", "0.7.0.7.0.7.4.7.", "0..0..7.0..0..4."),
        calm_bass=("0.......0.......",),
        comp=("x.....x...x.....", "x.....x.....x...", "..x...x...x...x.", "x...x.....x....."),
        chorus_comp=("X.....X.....X...", "X.....X...X...x.", "X...X...X...X...", "x..x..x.x..x..x."),
        motifs=(
            "x.....x.x.......",
            "x...x...x.x.....",
            "x.x.x.......x...",
            "x.......x...x...",
            "..x...x.x...x...",
            "x..x..x.....x...",
        ),
        arpeggios=("0.1.2.1.0.1.2.1.", "0.2.1.2.0.2.1.2.", "0...1...2...1...", "2.1.2.0.2.1.2.0."),
        pump=0.4,
        gate=0.8,
        synthesised_drums=_MACHINE,
    ),
}

FILLS: tuple[Mapping[str, str], ...] = (
    {"snare": "............x-xx", "tom_high": "........x.x.....", "tom_low": "...............x"},
    {"tom_high": "........x.......", "tom_middle": "..........x.x...", "tom_low": "..............xx"},
    {"snare": "........x..x..x.", "tom_low": ".............x.x"},
    {"snare": "........--xx-xXX"},
    {"open_hat": "............x...", "snare": "..............xX"},
)
"""Drum fills for the last half of a phrase's last bar."""

SOFT_FILLS: tuple[Mapping[str, str], ...] = (
    {"rim": "..........x..x-x"},
    {"tom_high": "............-.-.", "tom_low": "..............-x"},
    {"shaker": "--------xxxxXXXX"},
)
