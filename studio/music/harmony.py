"""Harmony: keys, chords and the tones of a tune, as MIDI note numbers. Pure and whole-numbered."""

from dataclasses import dataclass

SCALES = {"minor": (0, 2, 3, 5, 7, 8, 10), "major": (0, 2, 4, 5, 7, 9, 11)}
NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

PROGRESSIONS = {
    "minor": ((0, 5, 2, 6), (0, 3, 5, 6), (0, 2, 5, 6), (0, 5, 3, 6), (0, 6, 5, 6)),
    "major": ((0, 4, 5, 3), (0, 5, 3, 4), (3, 0, 4, 5), (0, 2, 3, 4), (5, 3, 0, 4)),
}
"""Four chords each, as degrees of the scale; each comes home by itself when it goes round."""

LOWEST_BASS, LOWEST_CHORD, LOWEST_TUNE = 36, 56, 67


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


def nearest_in_chord(step: int, degree: int) -> int:
    """Return the tone of a degree's triad that is nearest to a step of the scale."""
    tones = {(degree + third) % 7 for third in (0, 2, 4)}
    return min(range(step - 3, step + 4), key=lambda one: (one % 7 not in tones, abs(one - step), one))
