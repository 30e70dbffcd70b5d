"""Seams: the joint between two segments, measured on the decoded files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import decode_mono, find_sound, level_db
from studio.mixdown.stems import music_of, segment_stems
from studio.rendering.jobs import RenderJob, file_of
from studio.rendering.renderer import render
from studio.voices.casting import voice_engine

if TYPE_CHECKING:
    from studio.audio.samples import Samples

VOICE_AWAY_MS = 300
MOST_OFF_MS = 2.0
REST_DB = 12.0
"""By how many decibels the music must be quieter at the seam than beside it."""
NEAR, LOOK = SAMPLE_RATE // 50, 4 * SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Seam:
    """The measurements of a seam."""

    workout: str
    before: str
    after: str
    runs_on: bool
    """True if the same track continues."""
    step: float
    """The difference between the last sample and the first of the next file, as a part of full scale."""
    slope: float
    """The greatest difference between any two adjacent samples within a quarter of a second."""
    rest_db: float
    off_ms: float
    """How far the music of the second file is from a seamless continuation, in milliseconds."""
    voice_ms: int
    """The time between the seam and the nearest voice."""

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each measurement outside its limits."""
        name = f"{self.workout}, from {self.before} to {self.after}"
        if self.step > max(self.slope, 1e-3):
            yield f"{name}: a step of {self.step:.4f} where the slope is {self.slope:.4f}"
        if self.rest_db < REST_DB:
            yield f"{name}: the music does not rest, only {self.rest_db:.1f} dB down"
        if abs(self.off_ms) > MOST_OFF_MS:
            yield f"{name}: the music jumps by {self.off_ms:.1f} ms"
        if self.voice_ms < VOICE_AWAY_MS:
            yield f"{name}: a voice {self.voice_ms} ms away"


def seams(jobs: Sequence[RenderJob]) -> Iterator[Seam]:
    """Yield the seams of a workout's segments, given in order; missing segments are rendered.

    Raises:
        RenderError: a segment could not be rendered or read.
    """
    for one in jobs:
        render(one)
    for before, after in pairwise(jobs):
        yield seam(before, after, decode_mono(file_of(before)), decode_mono(file_of(after)))


def seam(before: RenderJob, after: RenderJob, first: "Samples", second: "Samples") -> Seam:
    """Return the measurements of a seam.

    Args:
        before: a segment.
        after: the segment that follows it.
        first: the decoded sound of the first segment, shape (n,).
        second: the decoded sound of the second segment, shape (n,).

    Raises:
        ValueError: one of the jobs is a track, not a segment.
    """
    if before.score is None or after.score is None:
        raise ValueError("only segments have seams")
    around_seam = np.concatenate([first[-SAMPLE_RATE // 4 :], second[: SAMPLE_RATE // 4]])
    steps = np.abs(np.diff(around_seam))
    at = SAMPLE_RATE // 4 - 1
    off = 0.0
    if before.score.music.runs_on:
        off = (_drift(after, second, 0) - _drift(before, first, len(first) - LOOK)) * 1000 / SAMPLE_RATE
    beside = max(
        level_db(first[-SAMPLE_RATE - 4 * NEAR : -4 * NEAR]), level_db(second[4 * NEAR : SAMPLE_RATE])
    )
    return Seam(
        before.score.workout,
        before.score.segment,
        after.score.segment,
        before.score.music.runs_on,
        float(steps[at]),
        float(np.delete(steps, at).max()),
        beside - level_db(np.concatenate([first[-NEAR:], second[: NEAR // 4]])),
        off,
        _voice_away_ms(before, after),
    )


def _drift(job: RenderJob, sound: "Samples", start: int) -> int:
    """Return by how many samples the music in a file is later than planned."""
    score = job.score
    if score is None:
        raise ValueError(job.name)
    margin = SAMPLE_RATE // 5
    start = max(0, start)
    sought = music_of(score, job.track).play(start + margin, LOOK - 2 * margin).mean(axis=1)
    return find_sound(sought, sound[start : start + LOOK]) - margin


def _voice_away_ms(before: RenderJob, after: RenderJob) -> int:
    """Return the time between the seam and the nearest voice, by the clips as they are mixed."""
    away = []
    if before.score and (clips := segment_stems(before.score, before.track, voice_engine()).clips):
        away.append(before.score.samples - max(one.end for one in clips))
    if after.score and (clips := segment_stems(after.score, after.track, voice_engine()).clips):
        away.append(min(one.at for one in clips))
    return min(away, default=10 * SAMPLE_RATE) * 1000 // SAMPLE_RATE
