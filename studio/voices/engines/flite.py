"""flite, a speech engine of Debian: better English than espeak-ng's, run as a program."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.errors import VoiceError

if TYPE_CHECKING:
    from studio.audio.samples import Samples
from studio.voices.engines.wav_program import read_clip, run_program

VOICES = ("slt", "rms", "awb")
"""The voices of Debian's package that speak clear English at 16 kHz."""


def is_installed() -> bool:
    """Return whether flite is installed."""
    return shutil.which("flite") is not None


class FliteEngine:
    """flite, run anew for each clip, so that the same text always gives the same samples."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
        if voice.flite not in VOICES:
            raise VoiceError(f"flite has no voice {voice.flite!r}; {', '.join(VOICES)} are")
        asked = ["flite", "-voice", voice.flite]
        asked += ["--setf", f"duration_stretch={voice.flite_stretch * voice.tract / 10_000}"]
        if voice.flite_pitch:
            asked += ["--setf", f"int_f0_target_mean={voice.flite_pitch * 100 / voice.tract}"]
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "clip.wav"
            run_program([*asked, "-t", text, "-o", str(made)], text)
            return read_clip(made, voice, text)
