"""Tunes: eight bars that one can hum. Many are drafted, and a critic keeps the best.

A tune is a call, its answer, the call again and a rest to breathe; then the call, its answer, a climb
and the way home. Rhythm and direction stay when the chords change, so the ear knows them again.
"""

import random
from dataclasses import dataclass
from itertools import pairwise

from studio.music.harmony import nearest_in_chord

DRAFTS = 60
LOWEST, HIGHEST = -1, 11
"""The range of a tune, in steps of the scale above its root."""


@dataclass(frozen=True, slots=True)
class MelodyNote:
    """A tone of a tune."""

    bar: int
    """From 0 to 7."""
    step: int
    """A sixteenth of the bar."""
    pitch: int
    """In steps of the scale."""


Melody = tuple[MelodyNote, ...]


def draw_melody(
    chance: random.Random, motifs: tuple[str, ...], chords: tuple[int, ...], centre: int
) -> Melody:
    """Return the best of many drafts over eight chords.

    Args:
        chance: what draws.
        motifs: rhythms of a bar, in sixteen steps.
        chords: the degree of each of the eight bars.
        centre: about which step of the scale it moves.
    """
    drafts = [_draft(chance, motifs, chords, centre) for _ in range(DRAFTS)]
    return max(drafts, key=_worth)


def _draft(chance: random.Random, motifs: tuple[str, ...], chords: tuple[int, ...], centre: int) -> Melody:
    call, answer, climb = (_moves(chance, motif) for motif in chance.sample(motifs, 3))
    rest, home = [(chance.choice((0, 0, 4)), chance.choice((-1, 1)))], [(0, -1)]
    rising = [(step, abs(move)) for step, move in climb]
    tones: list[MelodyNote] = []
    at = centre + chance.choice((-2, 0, 2))
    for bar, cell in enumerate((call, answer, call, rest, call, answer, rising, home)):
        if bar == 4:
            at = centre + chance.choice((0, 1, 2))
        for step, move in cell:
            at = max(LOWEST, min(HIGHEST, at + move))
            if step % 8 == 0 or (step % 4 == 0 and chance.random() < 0.6):
                at = nearest_in_chord(at, chords[bar])
            tones.append(MelodyNote(bar, step, at))
    return tuple(tones)


def _moves(chance: random.Random, motif: str) -> list[tuple[int, int]]:
    steps = [step for step, mark in enumerate(motif) if mark != "."]
    return [(step, chance.choice((-3, -2, -1, -1, -1, 0, 1, 1, 1, 2, 3))) for step in steps]


def _worth(draft: Melody) -> float:
    """Return how well a tune goes: mostly by steps, leaps that turn back, one summit, late, a fair range."""
    pitches = [one.pitch for one in draft]
    moves = [b - a for a, b in pairwise(pitches)]
    stepwise = sum(abs(move) == 1 for move in moves) / len(moves)
    still = sum(move == 0 for move in moves) / len(moves)
    huge = sum(abs(move) > 4 for move in moves)
    unturned = sum(abs(a) >= 3 and a * b > 0 and abs(b) > 1 for a, b in pairwise(moves))
    width, top = max(pitches) - min(pitches), max(pitches)
    summits = pitches.count(top)
    late = pitches.index(top) / len(pitches)
    return (
        3 * stepwise - 4 * max(0.0, still - 0.2) - 1.5 * huge - 1.0 * unturned
        - 0.5 * abs(width - 7) - 0.4 * (summits - 1) + late
    )  # fmt: skip
