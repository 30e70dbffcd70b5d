"""Harmony: keys, chords, progressions and voice leading, as MIDI note numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

SCALES = {"minor": (0, 2, 3, 5, 7, 8, 10), "major": (0, 2, 4, 5, 7, 9, 11)}
NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

PROGRESSIONS = {
    "minor": (
        (0, 5, 2, 6), (0, 3, 5, 6), (0, 2, 5, 6), (0, 5, 3, 6), (0, 6, 5, 6), (0, 2, 6, 3), (5, 6, 0, 2),
    ),
    "major": (
        (0, 4, 5, 3), (0, 5, 3, 4), (3, 0, 4, 5), (0, 2, 3, 4), (5, 3, 0, 4), (0, 1, 3, 4), (3, 4, 2, 5),
    ),
}  # fmt: skip
"""Progressions of four chords, as scale degrees from 0; each can be repeated in a loop."""

TURNS = {"minor": 6, "major": 4}
"""The degree of the chord that leads back to the tonic at the end of a phrase: VII in minor, V in major."""

LOWEST_BASS, LOWEST_MELODY = 33, 62
CHORD_CENTRE = 61
"""The note around which chords are voiced: above the bass, below the melody, clear of the speech."""


@dataclass(frozen=True, slots=True)
class Key:
    """A musical key: a root and a scale."""

    root: int
    """From 0 for C to 11 for B."""
    mode: str
    """`minor` or `major`."""

    def tone(self, degree: int, lowest: int) -> int:
        """Return the note of a scale degree, in the octave that begins at the lowest note."""
        step = SCALES[self.mode][degree % 7]
        return lowest + (self.root + step - lowest) % 12

    def steps_above_root(self, degree: int, lowest: int) -> int:
        """Return the note so many scale steps above (or below) the first root that is not under `lowest`."""
        octave, step = divmod(degree, 7)
        return lowest + (self.root - lowest) % 12 + 12 * octave + SCALES[self.mode][step]


def key_of(name: str) -> Key:
    """Return the key that a name such as `A minor` or `F# major` means.

    Raises:
        KeyError: there is no such note or mode; the gate says so with file and key.
    """
    letter, mode = name.split()
    bend = letter.count("#") - letter[1:].count("b")
    if mode not in SCALES:
        raise KeyError(mode)
    return Key((NAMES[letter[0]] + bend) % 12, mode)


def chord(degree: int, *, rich: bool) -> tuple[int, ...]:
    """Return the scale degrees of the chord on a degree: a triad, or with its seventh if `rich`."""
    return tuple(degree + third for third in ((0, 2, 4, 6) if rich else (0, 2, 4)))


def voice_led(key: Key, degrees: Sequence[int], before: Sequence[int]) -> tuple[int, ...]:
    """Return the notes of a chord in the voicing that moves least from the chord before it.

    Args:
        key: the key of the track.
        degrees: the scale degrees of the chord.
        before: the notes of the chord before; empty at the beginning.
    """
    lows = range(CHORD_CENTRE - 9, CHORD_CENTRE + 3)
    voicings = {
        tuple(sorted(key.tone(degree, low + lift) for degree, lift in zip(degrees, lifts, strict=True)))
        for low in lows
        for lifts in product((0, 2), repeat=len(degrees))
    }
    apart = [voicing for voicing in voicings if all(b - a >= 1 for a, b in pairwise(voicing))]
    return min(apart, key=lambda voicing: (_effort(voicing, before), voicing))


def _effort(voicing: tuple[int, ...], before: Sequence[int]) -> float:
    off_centre = abs(sum(voicing) / len(voicing) - CHORD_CENTRE)
    wide = max(0, voicing[-1] - voicing[0] - 14) + 3 * sum(b - a == 1 for a, b in pairwise(voicing))
    moves = sum(abs(a - b) for a, b in zip(voicing, before, strict=False))
    return moves + 0.6 * off_centre + 2 * wide


def nearest_in_chord(step: int, degree: int) -> int:
    """Return the step of the scale that is nearest to a given step and belongs to a degree's triad."""
    tones = {(degree + third) % 7 for third in (0, 2, 4)}
    return min(range(step - 3, step + 4), key=lambda one: (one % 7 not in tones, abs(one - step), one))
