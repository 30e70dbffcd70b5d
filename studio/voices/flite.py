"""flite as a voice engine: Debian's, and better English than espeak-ng's. It runs as a program."""

import shutil
import subprocess
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.voices.engines import VoiceError
from studio.voices.shaping import from_pcm, shaped

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
        asked = ["flite", "-voice", voice.flite]
        asked += ["--setf", f"duration_stretch={voice.flite_stretch * voice.tract / 10_000}"]
        if voice.flite_pitch:
            asked += ["--setf", f"int_f0_target_mean={voice.flite_pitch * 100 / voice.tract}"]
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "clip.wav"
            run([*asked, "-t", text, "-o", str(made)], text)
            return heard(made, voice, text)


def run(command: list[str], text: str) -> None:
    """Run an engine that writes WAV files.

    Raises:
        VoiceError: it is not installed, or it failed.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise VoiceError(
            f"{command[0]} is not installed: 'apt-get install flite festival festvox-us-slt-hts' on Debian"
        ) from error
    if done.returncode != 0:
        raise VoiceError(f"{command[0]} could not say {text!r}: {done.stderr.strip()[-200:]}")


def heard(made: Path, voice: VoiceFile, text: str) -> "Samples":
    """Return what an engine wrote as a clip.

    Raises:
        VoiceError: it wrote nothing.
    """
    if not made.exists():
        raise VoiceError(f"nothing came of {text!r}")
    with wave.open(str(made)) as opened:
        rate, raw = opened.getframerate(), opened.readframes(opened.getnframes())
    return shaped(from_pcm(raw), rate, voice.tract)
