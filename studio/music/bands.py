"""Bands: the instruments of each style.

Each player is a General MIDI program for FluidSynth, and a tone of our own synthesis where FluidSynth is not
installed.
"""

from dataclasses import dataclass

ROLES = ("bass", "chords", "pad", "lead", "second", "spark")
"""The pitched instruments of a band, in the order of their MIDI channels."""


@dataclass(frozen=True, slots=True)
class Player:
    """The instrument that plays a role."""

    program: int
    """The General MIDI program number, counted from 0."""
    tone: str
    """A key of `studio.music.instruments.TONES`."""


@dataclass(frozen=True, slots=True)
class Band:
    """The players that a track's seed chooses from, by role."""

    kit: int
    """The General MIDI drum kit: 0 standard, 16 power, 24 electronic, 40 brushes."""
    players: dict[str, tuple[Player, ...]]


_EPIANO, _PIANO, _VIBES = Player(4, "keys"), Player(0, "keys"), Player(11, "bell")
_NYLON, _STEEL, _CLEAN, _MUTED = (Player(one, "pluck") for one in (24, 25, 27, 28))
_STRINGS, _WARM = Player(48, "pad"), Player(89, "pad")
_MARIMBA, _FLUTE = Player(12, "pluck"), Player(73, "bell")
_ACOUSTIC, _FINGERED = Player(32, "round_bass"), Player(33, "round_bass")
_PICKED, _SYNTH_BASS, _SYNTH_BASS_2 = (Player(one, "bright_bass") for one in (34, 38, 39))
_SAW, _SQUARE, _POLY = Player(81, "saw"), Player(80, "saw"), Player(90, "saw")
_DRIVEN, _DISTORTED = Player(29, "saw"), Player(30, "saw")
_BRASS = Player(62, "saw")

BANDS: dict[str, Band] = {
    "ambient": Band(
        40,
        {
            "bass": (_ACOUSTIC,),
            "chords": (_NYLON, _EPIANO, _PIANO),
            "pad": (_WARM, _STRINGS),
            "lead": (_FLUTE, _VIBES, Player(79, "bell")),
            "second": (_STRINGS,),
            "spark": (_VIBES,),
        },
    ),
    "easy": Band(
        0,
        {
            "bass": (_ACOUSTIC, _FINGERED),
            "chords": (_NYLON, _STEEL, _EPIANO),
            "pad": (_STRINGS, _WARM),
            "lead": (_VIBES, Player(22, "keys"), _FLUTE),
            "second": (_CLEAN, _STRINGS),
            "spark": (_MARIMBA, _PIANO),
        },
    ),
    "groove": Band(
        0,
        {
            "bass": (_FINGERED, Player(36, "bright_bass")),
            "chords": (_EPIANO, Player(7, "pluck"), Player(16, "keys")),
            "pad": (_STRINGS, _WARM),
            "lead": (Player(26, "pluck"), Player(65, "keys"), _CLEAN),
            "second": (Player(61, "saw"), _STRINGS),
            "spark": (_MUTED, _MARIMBA),
        },
    ),
    "pulse": Band(
        24,
        {
            "bass": (_SYNTH_BASS, _SYNTH_BASS_2),
            "chords": (_PIANO, _POLY, _EPIANO),
            "pad": (_WARM, _STRINGS),
            "lead": (_MARIMBA, _SQUARE, _SAW),
            "second": (_STRINGS, _BRASS),
            "spark": (Player(10, "spark"), _MARIMBA),
        },
    ),
    "drive": Band(
        16,
        {
            "bass": (_PICKED,),
            "chords": (_DISTORTED, _DRIVEN),
            "pad": (_STRINGS, Player(50, "pad")),
            "lead": (_DRIVEN, _SAW, _BRASS),
            "second": (_STRINGS, _BRASS),
            "spark": (_MUTED, _SQUARE),
        },
    ),
    "sprint": Band(
        24,
        {
            "bass": (_SYNTH_BASS, _SYNTH_BASS_2),
            "chords": (_POLY, _PIANO, _BRASS),
            "pad": (Player(50, "pad"), _STRINGS),
            "lead": (_SAW, _SQUARE, Player(55 + 29, "saw")),
            "second": (_STRINGS, _BRASS),
            "spark": (_MARIMBA, Player(10, "spark")),
        },
    ),
}

KIT_NOTES = {
    "kick": 36, "soft_kick": 36, "snare": 38, "rim": 37, "clap": 39, "hat": 42, "open_hat": 46,
    "shaker": 70, "crash": 49, "ride": 51, "tambourine": 54,
    "tom_high": 50, "tom_middle": 47, "tom_low": 43, "riser": 49,
}  # fmt: skip
"""The note number of each drum on General MIDI's drum channel."""
