"""Meters: ffmpeg's for loudness and true peak, and a correlation that finds a sound in a recording."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.ffmpeg import ffmpeg
from studio.audio.pcm import from_pcm16
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError

if TYPE_CHECKING:
    from studio.audio.samples import Samples


@dataclass(frozen=True, slots=True)
class LoudnessReading:
    """The loudness and the true peak of a file, by ffmpeg's filter `ebur128`."""

    integrated_lufs: float
    true_peak_dbtp: float


def measure_loudness(path: Path) -> LoudnessReading:
    """Return the loudness of a file by EBU R 128.

    Raises:
        RenderError: ffmpeg cannot read it.
    """
    asked = ["-nostats", "-hide_banner", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    done = subprocess.run([ffmpeg(), *asked], capture_output=True, text=True, check=False)
    loud = re.findall(r"^\s+I:\s+(-?[\d.]+) LUFS", done.stderr, re.MULTILINE)
    peak = re.findall(r"^\s+Peak:\s+(-?[\d.]+|-inf) dBFS", done.stderr, re.MULTILINE)
    if done.returncode != 0 or not loud or not peak:
        raise RenderError(f"{path.name}: ffmpeg could not measure it: {done.stderr[-200:].strip()}")
    return LoudnessReading(float(loud[-1]), float(peak[-1]))


def decode_mono(path: Path) -> "Samples":
    """Return a file mixed to mono, of shape (n,) at 44,100 Hz.

    Raises:
        RenderError: ffmpeg cannot read it.
    """
    asked = ["-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(SAMPLE_RATE), "-"]
    done = subprocess.run([ffmpeg(), *asked], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise RenderError(f"{path.name}: ffmpeg could not decode it: {done.stderr.decode()[-200:].strip()}")
    return from_pcm16(done.stdout)


def find_sound(sought: "Samples", sound: "Samples") -> int:
    """Return the sample at which a sound begins in another, by the highest whitened cross-correlation.

    The spectrum is partly whitened, so that steady music does not outweigh a short sound.
    """
    size = 1 << (len(sought) + len(sound)).bit_length()
    cross = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(sought, size))
    flat = cross / np.sqrt(np.abs(cross) + 1e-6)
    return int(np.argmax(np.abs(np.fft.irfft(flat, size)[: len(sound)])))


def level_db(sound: "Samples") -> float:
    """Return the root mean square of a sound, in decibels relative to full scale."""
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-12))


def band_level_db(sound: "Samples", lowest_hz: float, highest_hz: float) -> float:
    """Return the level of a band of a sound of shape (n,) or (n, 2) at 44,100 Hz, as `level_db` does of all.

    The sound is cut off at both ends; of what that smears over the spectrum, little reaches a band that
    begins some octaves above the strongest notes.
    """
    spectrum = np.fft.rfft(sound, axis=0)
    edges = (int(hz * len(sound) / SAMPLE_RATE) for hz in (lowest_hz, highest_hz))
    inside = spectrum[slice(*edges)]
    power = 2 * np.sum(np.abs(inside) ** 2) / len(sound) / sound.size
    return float(10 * np.log10(power + 1e-12))
