"""Harmony: keys, chords, how they follow one another, as MIDI note numbers. Pure and whole-numbered."""

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
"""Four chords each, as degrees of the scale; each comes home by itself when it goes round."""

TURNS = {"minor": 6, "major": 4}
"""The chord that leads home at the end of a phrase: the seventh in minor, the dominant in major."""

LOWEST_BASS, LOWEST_MELODY = 33, 62
CHORD_CENTRE = 61
"""Around this note a chord's tones lie: above the bass, below the tune, out of the voice's way."""


@dataclass(frozen=True, slots=True)
class Key:
    """A root and a scale."""

    root: int
    """From 0 for C to 11 for B."""
    mode: str
    """`minor` or `major`."""

    def tone(self, degree: int, lowest: int) -> int:
        """Return a degree of the scale as the note at or next above the lowest."""
        step = SCALES[self.mode][degree % 7]
        return lowest + (self.root + step - lowest) % 12

    def climb(self, degree: int, lowest: int) -> int:
        """Return a degree counted from the root next above the lowest; it may be above 6 or below 0."""
        octave, step = divmod(degree, 7)
        return lowest + (self.root - lowest) % 12 + 12 * octave + SCALES[self.mode][step]


def key_of(name: str) -> Key:
    """Return the key of a name such as `A minor` or `F# major`.

    Raises:
        KeyError: there is no such note or mode; the gate says so with file and key.
    """
    letter, mode = name.split()
    bend = letter.count("#") - letter[1:].count("b")
    if mode not in SCALES:
        raise KeyError(mode)
    return Key((NAMES[letter[0]] + bend) % 12, mode)


def chord(degree: int, *, rich: bool) -> tuple[int, ...]:
    """Return the degrees that sound together on a degree."""
    return tuple(degree + third for third in ((0, 2, 4, 6) if rich else (0, 2, 4)))


def voice_led(key: Key, degrees: Sequence[int], before: Sequence[int]) -> tuple[int, ...]:
    """Return a chord in the inversion that moves least from the one before it: a player's hand.

    Args:
        key: of the piece.
        degrees: what sounds together.
        before: the notes of the chord before; empty at the beginning.
    """
    lows = range(CHORD_CENTRE - 9, CHORD_CENTRE + 3)
    hands = {
        tuple(sorted(key.tone(degree, low + lift) for degree, lift in zip(degrees, lifts, strict=True)))
        for low in lows
        for lifts in product((0, 2), repeat=len(degrees))
    }
    apart = [hand for hand in hands if all(b - a >= 1 for a, b in pairwise(hand))]
    return min(apart, key=lambda hand: (_effort(hand, before), hand))


def _effort(hand: tuple[int, ...], before: Sequence[int]) -> float:
    off_centre = abs(sum(hand) / len(hand) - CHORD_CENTRE)
    wide = max(0, hand[-1] - hand[0] - 14) + 3 * sum(b - a == 1 for a, b in pairwise(hand))
    moves = sum(abs(a - b) for a, b in zip(hand, before, strict=False))
    return moves + 0.6 * off_centre + 2 * wide


def nearest_in_chord(step: int, degree: int) -> int:
    """Return the tone of a degree's triad that is nearest to a step of the scale."""
    tones = {(degree + third) % 7 for third in (0, 2, 4)}
    return min(range(step - 3, step + 4), key=lambda one: (one % 7 not in tones, abs(one - step), one))
