"""The audit of a segment: its loudness, ducking, bells and length, measured on the rendered file."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import band_level_db, decode_mono, find_sound, level_db, measure_loudness
from studio.mixdown.bells import bell_sound
from studio.mixdown.mixer import separate_stems
from studio.mixdown.mp3_forms import STREAM
from studio.mixdown.stems import segment_stems
from studio.mixdown.word_clarity import WORDS_HZ
from studio.rendering.jobs import RenderJob, file_of
from studio.rendering.renderer import render
from studio.score.segment_score import SegmentScore
from studio.voices.casting import voice_engine

LOUDNESS = (-15.0, -13.0)
"""The lowest and the highest loudness that is allowed, in LUFS."""
TRUE_PEAK = -2.0
"""The highest true peak that is allowed, in dBTP."""
DUCK = (8.0, 14.0)
"""The least and the most by which the music may be ducked under a voice, in decibels."""
OVER_MUSIC = 6.0
"""By how many decibels each clip must be louder than the ducked music."""
CLEAR = 8.0
"""By how many decibels each clip must be louder than the ducked music in that band."""
CUE_MS = 100
"""By how much the start or the end of the work may miss its planned time."""


@dataclass(frozen=True, slots=True)
class SegmentMeasurement:
    """The measurements of a segment."""

    workout: str
    segment: str
    lufs: float
    dbtp: float
    duck_least_db: float
    duck_most_db: float
    voice_over_music_db: float
    """The least of all cues."""
    words_over_music_db: float
    """The same from 1 to 4 kHz."""
    cue_off_ms: int
    """How far the bells at start and end of the work, as found in the file, are from the plan."""
    length_off_ms: int

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each measurement outside its limits."""
        if not LOUDNESS[0] <= self.lufs <= LOUDNESS[1]:
            yield f"loudness {self.lufs:.1f} LUFS"
        if self.dbtp > TRUE_PEAK:
            yield f"true peak {self.dbtp:.1f} dBTP"
        if self.duck_least_db < DUCK[0] or self.duck_most_db > DUCK[1]:
            yield f"ducks by {self.duck_least_db:.1f} to {self.duck_most_db:.1f} dB"
        if self.voice_over_music_db < OVER_MUSIC:
            yield f"voice only {self.voice_over_music_db:.1f} dB over the music"
        if self.words_over_music_db < CLEAR:
            yield f"voice only {self.words_over_music_db:.1f} dB over the music from 1 to 4 kHz"
        if self.cue_off_ms > CUE_MS:
            yield f"start or end {self.cue_off_ms} ms from the plan"
        if self.length_off_ms > STREAM.most_drift_ms:
            yield f"{self.length_off_ms} ms from its length"


def measure_segment(job: RenderJob) -> SegmentMeasurement:
    """Render a segment if it is missing, and measure it.

    Raises:
        RenderError: it could not be rendered or read.
        ValueError: the job is a track, not a segment.
    """
    score = job.score
    if score is None:
        raise ValueError(f"{job.name} is no segment")
    render(job)
    meter, sound = measure_loudness(file_of(job)), decode_mono(file_of(job))
    stems = segment_stems(score, job.track, voice_engine())
    apart = {name: one.astype(np.float32) / 32_768 for name, one in separate_stems(stems).items()}
    ducks, over, words = zip(*_under_voice(apart, [(clip.at, clip.end) for clip in stems.clips]), strict=True)
    return SegmentMeasurement(
        score.workout,
        score.segment,
        meter.integrated_lufs,
        meter.true_peak_dbtp,
        min(ducks),
        max(ducks),
        min(over),
        min(words),
        max((_off_ms(score, sound, kind) for kind in _edges(score)), default=0),
        abs(round(len(sound) * 1000 / SAMPLE_RATE) - job.duration_ms),
    )


def _under_voice(
    apart: "dict[str, np.ndarray]", speech: list[tuple[int, int]]
) -> Iterator[tuple[float, float, float]]:
    """Yield for each clip how far the music is ducked, and how far the voice is above it, in decibels.

    The last is the same from 1 to 4 kHz.
    """
    for start, end in speech:
        dry, wet = (level_db(apart[name][start:end]) for name in ("music-dry", "music"))
        words, music = (band_level_db(apart[name][start:end], *WORDS_HZ) for name in ("voice", "music"))
        yield dry - wet, level_db(apart["voice"][start:end]) - wet, words - music


def _edges(score: SegmentScore) -> list[str]:
    """Return the kinds of the bells at start and end of the work; a breather has none."""
    return [bell.kind for bell in score.bells if bell.kind in {"start", "end"}]


def _off_ms(score: SegmentScore, sound: "np.ndarray", kind: str) -> int:
    planned = next(bell.at_ms for bell in score.bells if bell.kind == kind)
    around = 1_500
    first = max(0, (planned - around) * SAMPLE_RATE // 1000)
    last = (planned + around) * SAMPLE_RATE // 1000
    at = first + find_sound(bell_sound(kind), sound[first:last])
    return abs(round(at * 1000 / SAMPLE_RATE) - planned)
