"""Tempo: each track as an independent beat tracker hears it."""

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
MOST_OFF = 0.01


@dataclass(frozen=True, slots=True)
class TrackTempo:
    """A track's tempo as it is declared and as it was heard, in beats a minute."""

    track: str
    bpm: int
    line: float
    """Of a line through all beats."""
    median: float
    """Of the median interval between two beats."""

    @property
    def off(self) -> float:
        """By what part the heard tempo misses the declared one, at worst; half and double count as found."""
        return max(
            min(abs(found * fold / self.bpm - 1) for fold in (0.5, 1, 2))
            for found in (self.line, self.median)
        )

    def faults(self) -> Iterator[str]:
        """Yield what is not as promised."""
        if self.off > MOST_OFF:
            found = f"{self.line:.2f} and {self.median:.2f}"
            yield f"track {self.track}: heard at {found} beats a minute, declared at {self.bpm}"


def beat_tracker_python() -> Path | None:
    """Return the Python that has librosa; None if 'make audit' has not installed it.

    AUDIO_TRAINER_AUDIT_PYTHON names another one.
    """
    chosen = os.environ.get("AUDIO_TRAINER_AUDIT_PYTHON")
    python = Path(chosen) if chosen else ROOT / ".venv-audit" / "bin" / "python"
    if not python.exists():
        return None
    tried = subprocess.run([str(python), "-c", "import librosa"], capture_output=True, check=False)
    return python if tried.returncode == 0 else None


def track_tempos(tracks: Sequence[TrackFile], python: Path) -> Iterator[TrackTempo]:
    """Yield each track's tempo as the beat tracker hears it in the decoded sound.

    Raises:
        RenderError: a track could not be made, or the tracker failed.
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
    """Write a track as one channel at half the rate, all that the tracker listens to."""
    wav = folder / f"{track.id}.wav"
    mono = track_sound(track).mean(axis=1)
    halved = mono[: len(mono) // 2 * 2].reshape(-1, 2).mean(axis=1)
    with wave.open(str(wav), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE // 2)
        file.writeframes(np.asarray(np.rint(halved), "<i2").tobytes())
    return wav
