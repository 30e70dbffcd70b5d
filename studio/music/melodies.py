"""Melodies: eight bars that can be hummed. Many are drafted at random, and the best is kept.

A melody is a call, its answer, the call again and a rest; then the call, its answer, a rising bar and a final
note. Rhythm and direction of a motif stay the same when the chords change, so that it is recognised.
"""

import random
from dataclasses import dataclass
from itertools import pairwise

from studio.music.harmony import nearest_in_chord

DRAFTS = 60
LOWEST, HIGHEST = -1, 11
"""The range of a melody, in steps of the scale above its root."""


@dataclass(frozen=True, slots=True)
class MelodyNote:
    """A note of a melody."""

    bar: int
    """From 0 to 7."""
    step: int
    """The sixteenth of the bar on which it begins."""
    pitch: int
    """In steps of the scale."""


Melody = tuple[MelodyNote, ...]


def draw_melody(rng: random.Random, motifs: tuple[str, ...], chords: tuple[int, ...], centre: int) -> Melody:
    """Return the best of many random melodies over eight chords.

    Args:
        rng: the random generator.
        motifs: rhythms of a bar, in sixteen steps.
        chords: the scale degree of the chord in each of the eight bars.
        centre: the step of the scale around which the melody moves.
    """
    drafts = [_draft(rng, motifs, chords, centre) for _ in range(DRAFTS)]
    return max(drafts, key=_score)


def _draft(rng: random.Random, motifs: tuple[str, ...], chords: tuple[int, ...], centre: int) -> Melody:
    call, answer, climb = (_moves(rng, motif) for motif in rng.sample(motifs, 3))
    rest, home = [(rng.choice((0, 0, 4)), rng.choice((-1, 1)))], [(0, -1)]
    rising = [(step, abs(move)) for step, move in climb]
    tones: list[MelodyNote] = []
    at = centre + rng.choice((-2, 0, 2))
    for bar, cell in enumerate((call, answer, call, rest, call, answer, rising, home)):
        if bar == 4:
            at = centre + rng.choice((0, 1, 2))
        for step, move in cell:
            at = max(LOWEST, min(HIGHEST, at + move))
            if step % 8 == 0 or (step % 4 == 0 and rng.random() < 0.6):
                at = nearest_in_chord(at, chords[bar])
            tones.append(MelodyNote(bar, step, at))
    return tuple(tones)


def _moves(rng: random.Random, motif: str) -> list[tuple[int, int]]:
    steps = [step for step, mark in enumerate(motif) if mark != "."]
    return [(step, rng.choice((-3, -2, -1, -1, -1, 0, 1, 1, 1, 2, 3))) for step in steps]


def _score(draft: Melody) -> float:
    """Return a melody's score: best are mostly steps, leaps that turn back, and one late peak."""
    pitches = [one.pitch for one in draft]
    moves = [b - a for a, b in pairwise(pitches)]
    stepwise = sum(abs(move) == 1 for move in moves) / len(moves)
    still = sum(move == 0 for move in moves) / len(moves)
    huge = sum(abs(move) > 4 for move in moves)
    unturned = sum(abs(a) >= 3 and a * b > 0 and abs(b) > 1 for a, b in pairwise(moves))
    width, top = max(pitches) - min(pitches), max(pitches)
    peaks = pitches.count(top)
    late = pitches.index(top) / len(pitches)
    return (
        3 * stepwise - 4 * max(0.0, still - 0.2) - 1.5 * huge - 1.0 * unturned
        - 0.5 * abs(width - 7) - 0.4 * (peaks - 1) + late
    )  # fmt: skip
