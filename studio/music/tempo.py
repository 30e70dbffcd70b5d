"""Musical time: bars and beats at a tempo, in milliseconds and in samples."""

from skill.domain.ground.units import MINUTE_MS, DurationMs
from studio.audio.samples import SAMPLE_RATE

BEATS_A_BAR = 4


def bars_to_samples(bars: int, bpm: int) -> int:
    """Return where a bar begins, in samples from the beginning of the track."""
    return round(bars * BEATS_A_BAR * 60 * SAMPLE_RATE / bpm)


def bars_to_ms(bars: int, bpm: int) -> DurationMs:
    """Return where a bar begins, in milliseconds from the beginning of the track."""
    return DurationMs(round(bars * BEATS_A_BAR * MINUTE_MS / bpm))


def beats_to_ms(beats: int, bpm: int) -> DurationMs:
    """Return the length of a number of beats, in milliseconds."""
    return DurationMs(round(beats * MINUTE_MS / bpm))
