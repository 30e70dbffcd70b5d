"""What flite and festival have in common: both are programs that write WAV files."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.audio.pcm import from_pcm16, read_wav
from studio.errors import VoiceError
from studio.voices.post_processing import finished_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples


def run_program(command: list[str], text: str) -> None:
    """Run a speech program.

    Args:
        command: the program with its arguments.
        text: what it should say, for the error's sentence.

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


def read_clip(file: Path, voice: VoiceFile, text: str) -> "Samples":
    """Return the WAV file that a program wrote as a finished clip of shape (n,).

    Raises:
        VoiceError: the program wrote no file.
    """
    if not file.exists():
        raise VoiceError(f"nothing came of {text!r}")
    rate, raw = read_wav(file)
    return finished_clip(from_pcm16(raw), rate, voice.tract)
