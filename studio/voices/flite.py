"""flite as a voice engine: Debian's, with better English than espeak-ng. Nothing is asked of it but a file."""

import shutil
import subprocess
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import VoiceFile
from studio.voices.engines import SAMPLE_RATE, VoiceError
from studio.voices.shaping import resampled, trimmed

if TYPE_CHECKING:
    from studio.voices.engines import Samples

VOICES = ("slt", "rms", "awb")
"""Those of Debian's package that speak at 16 kHz, in clear English."""


def is_there() -> bool:
    """Return whether flite is installed."""
    return shutil.which("flite") is not None


class FliteEngine:
    """flite, as a process of its own for each clip: the same clip is the same samples every time."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound; see the port."""
        if voice.flite not in VOICES:
            raise VoiceError(f"flite has no voice {voice.flite!r}; {', '.join(VOICES)} are")
        program = shutil.which("flite")
        if program is None:
            raise VoiceError("flite is not installed: 'apt-get install flite' on Debian")
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "clip.wav"
            asked = ["-voice", voice.flite, "--setf", f"duration_stretch={voice.flite_stretch / 100}"]
            if voice.flite_pitch:
                asked += ["--setf", f"int_f0_target_mean={voice.flite_pitch}"]
            done = subprocess.run(
                [program, *asked, "-t", text, "-o", str(made)], capture_output=True, text=True, check=False
            )
            if done.returncode != 0 or not made.exists():
                raise VoiceError(f"flite could not say {text!r}: {done.stderr.strip()[-200:]}")
            with wave.open(str(made)) as heard:
                rate, raw = heard.getframerate(), heard.readframes(heard.getnframes())
        sound = (np.frombuffer(raw, np.int16) / 32_768).astype(np.float32)
        return resampled(trimmed(sound), rate, SAMPLE_RATE)
