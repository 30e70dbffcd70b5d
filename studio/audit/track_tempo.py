"""The tempo of each track, as an independent beat tracker hears it."""

import json
import os
import subprocess
import tempfile
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.music.track_sound import track_sound
from studio.paths import ROOT

TRACKER = Path(__file__).parent / "beat_tracker.py"
MOST_DEVIATION = 0.01


@dataclass(frozen=True, slots=True)
class TrackTempo:
    """A track's declared tempo, and the measured one, in beats per minute."""

    track: str
    bpm: int
    line: float
    """By straight lines fitted to all runs of even beats."""
    median: float
    """By the median interval between two beats."""

    @property
    def deviation(self) -> float:
        """The greater relative deviation of both; half or double the tempo counts as the tempo."""
        return max(
            min(abs(found * fold / self.bpm - 1) for fold in (0.5, 1, 2))
            for found in (self.line, self.median)
        )

    def faults(self) -> Iterator[str]:
        """Yield a sentence if the tempo deviates too much."""
        if self.deviation > MOST_DEVIATION:
            found = f"{self.line:.2f} and {self.median:.2f}"
            yield f"track {self.track}: heard at {found} beats a minute, declared at {self.bpm}"


def beat_tracker_python() -> Path | None:
    """Return the Python interpreter that has librosa; None if 'make audit' has not installed it.

    AUDIO_TRAINER_AUDIT_PYTHON names another interpreter.
    """
    chosen = os.environ.get("AUDIO_TRAINER_AUDIT_PYTHON")
    python = Path(chosen) if chosen else ROOT / ".venv-audit" / "bin" / "python"
    if not python.exists():
        return None
    tried = subprocess.run([str(python), "-c", "import librosa"], capture_output=True, check=False)
    return python if tried.returncode == 0 else None


def track_tempos(tracks: Sequence[TrackFile], python: Path) -> Iterator[TrackTempo]:
    """Yield the tempo that the beat tracker measures for each track.

    Raises:
        RenderError: a track could not be rendered, or the tracker failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [_written(track, Path(folder)) for track in tracks]
        asked = [str(python), str(TRACKER), *map(str, files)]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
            told = running.stdout or ()
            for track, line in zip(tracks, told, strict=False):
                found = json.loads(line)
                yield TrackTempo(track.id, track.bpm, found["line"], found["median"])
            _, failed = running.communicate()
        if running.returncode != 0:
            raise RenderError(f"the beat tracker failed: {failed[-300:].strip()}")


def _written(track: TrackFile, folder: Path) -> Path:
    """Write a track as mono at half the sample rate, which is what the tracker works on."""
    wav = folder / f"{track.id}.wav"
    mono = track_sound(track).mean(axis=1)
    halved = mono[: len(mono) // 2 * 2].reshape(-1, 2).mean(axis=1)
    with wave.open(str(wav), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE // 2)
        file.writeframes(np.asarray(np.rint(np.clip(halved, -1, 1) * 32_767), "<i2").tobytes())
    return wav
