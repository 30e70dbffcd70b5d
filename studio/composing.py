"""Composing: what is played when in a track. Our own tunes, the same for the same seed.

A track is a form of eight-bar phrases (beginning, verse, lift, break, lift, end) over a chord
progression of four bars; the seed draws the progression, the bass line and the tune.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from skill.content.authored import TrackFile

PROGRESSIONS = {
    "minor": ((0, 5, 2, 6), (0, 3, 5, 4), (0, 5, 3, 6), (0, 2, 5, 6)),
    "major": ((0, 4, 5, 3), (0, 5, 3, 4), (0, 3, 0, 4), (0, 2, 3, 4)),
}
SCALES = {"minor": (0, 2, 3, 5, 7, 8, 10), "major": (0, 2, 4, 5, 7, 9, 11)}
NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

PHRASE = 8
"""Bars in a phrase."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of music is played."""

    kick: tuple[float, ...]
    """Beats of the bar, from 0 to under 4."""
    snare: tuple[float, ...]
    hat: tuple[float, ...]
    bass: tuple[float, ...]
    tune: float
    """How likely a tone is at each eighth."""
    swing: float = 0.0
    """By how much of a beat every second eighth comes late."""


EIGHTHS = tuple(n / 2 for n in range(8))
OFFBEATS = (0.5, 1.5, 2.5, 3.5)

STYLES: dict[str, Style] = {
    "ambient": Style((), (), (), (0.0,), 0.22),
    "easy": Style((0.0, 2.0), (1.0, 3.0), EIGHTHS, (0.0, 1.5, 2.0), 0.35, 0.08),
    "groove": Style((0.0, 1.5, 2.0), (1.0, 3.0), EIGHTHS, (0.0, 0.75, 2.0, 2.5), 0.4, 0.04),
    "pulse": Style((0.0, 1.0, 2.0, 3.0), (1.0, 3.0), OFFBEATS, OFFBEATS, 0.45),
    "drive": Style((0.0, 1.0, 2.0, 2.5, 3.0), (1.0, 3.0), EIGHTHS, EIGHTHS, 0.45),
    "sprint": Style((0.0, 1.0, 2.0, 3.0), (1.0, 3.0), EIGHTHS, (0.0, 0.5, 1.5, 2.5, 3.5), 0.4),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One tone or stroke."""

    instrument: str
    bar: int
    beat: float
    note: int = 0
    """A MIDI note number; 0 for drums."""
    beats: float = 0.0
    """How long it sounds; 0 for drums."""
    level: float = 1.0


def compose(track: TrackFile) -> Iterator[Stroke]:
    """Yield all strokes of a track.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    chance = random.Random(track.seed)  # noqa: S311  a tune, not a secret
    style = STYLES[track.style]
    root, mode = _key(track.key)
    scale = SCALES[mode]
    chords = chance.choice(PROGRESSIONS[mode])
    lift = chance.choice(PROGRESSIONS[mode])
    tunes = [_tune(chance, style), _tune(chance, style)]
    phrases = max(1, track.bars // PHRASE)
    for bar in range(track.bars):
        part = _part(bar // PHRASE, phrases)
        progression = lift if part == "lift" else chords
        degree = progression[bar % 4]
        yield from _harmony(bar, root, scale, degree, part, style)
        if part not in {"beginning", "break", "end"}:
            yield from _drums(bar, style, part)
        elif part == "beginning" and bar % PHRASE >= PHRASE // 2:
            yield from (Stroke("hat", bar, beat, level=0.6) for beat in style.hat)
        if part != "beginning":
            tune = tunes[part == "lift"]
            yield from _melody(bar, tune, root, scale, degree, chance)


def _part(phrase: int, phrases: int) -> str:
    if phrase == 0:
        return "beginning"
    if phrase == phrases - 1 and phrases > 2:
        return "end"
    return ("verse", "lift", "verse", "break", "lift")[(phrase - 1) % 5]


def _key(name: str) -> tuple[int, str]:
    letter, mode = name.split()
    sharp = 1 if letter.endswith("#") else -1 if letter.endswith("b") else 0
    return 48 + NAMES[letter[0]] + sharp, mode


def _tone(root: int, scale: tuple[int, ...], degree: int) -> int:
    octave, step = divmod(degree, len(scale))
    return root + 12 * octave + scale[step]


def _harmony(
    bar: int, root: int, scale: tuple[int, ...], degree: int, part: str, style: Style
) -> Iterator[Stroke]:
    for third in (0, 2, 4):
        yield Stroke("pad", bar, 0.0, _tone(root, scale, degree + third), 4.0, 0.9)
    if part != "break":
        for beat in style.bass:
            fifth = 4 if beat >= 3 else 0
            yield Stroke("bass", bar, beat, _tone(root - 12, scale, degree % 7 + fifth) - 12, 0.45)


def _drums(bar: int, style: Style, part: str) -> Iterator[Stroke]:
    for beat in style.kick:
        yield Stroke("kick", bar, beat)
    fill = bar % PHRASE == PHRASE - 1
    for beat in (*style.snare, *((3.5, 3.75) if fill and style.snare else ())):
        yield Stroke("snare", bar, beat, level=0.9 if beat in style.snare else 0.6)
    for beat in style.hat:
        late = style.swing if beat % 1 else 0.0
        yield Stroke("open" if part == "lift" and beat == 3.5 else "hat", bar, beat + late)


def _tune(chance: random.Random, style: Style) -> list[tuple[int, float, int]]:
    """Return four bars of a tune: bar, beat and step above the chord, with rests between."""
    tones = []
    step = chance.choice((0, 2, 4))
    for bar in range(4):
        for beat in EIGHTHS:
            if chance.random() < style.tune * (1.3 if beat % 1 == 0 else 0.7) and bar != 3:
                step = max(-1, min(8, step + chance.choice((-2, -1, 0, 1, 1, 2))))
                tones.append((bar, beat, step))
    return tones


def _melody(
    bar: int,
    tune: list[tuple[int, float, int]],
    root: int,
    scale: tuple[int, ...],
    degree: int,
    chance: random.Random,
) -> Iterator[Stroke]:
    for at, beat, step in tune:
        if at == bar % 4 and not (bar % PHRASE >= 4 and chance.random() < 0.15):
            yield Stroke("pluck", bar, beat, _tone(root + 12, scale, degree + step), 1.0, 0.7)
