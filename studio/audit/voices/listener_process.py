"""A listener's process: asked in sounds, it answers what `listener.py` hears in its own environment."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import soundfile

from studio.errors import VoiceError
from studio.paths import ROOT

if TYPE_CHECKING:
    from studio.audio.samples import Samples

LISTENER = Path(__file__).parent / "listener.py"
PYTHON_VARIABLE = "AUDIO_TRAINER_LISTENER_PYTHON"
RATE = 16_000
"""The sample rate that the listener's models work on, in hertz."""


def listener_python() -> Path:
    """Return the Python that has the listener's models, or that AUDIO_TRAINER_LISTENER_PYTHON names.

    Raises:
        VoiceError: there is none.
    """
    python = Path(os.environ.get(PYTHON_VARIABLE) or ROOT / ".venv-listen" / "bin" / "python")
    if not python.is_file():
        raise VoiceError("There is no listener here: 'make audit-voices' makes one.")
    return python


class Listener:
    """A running listener."""

    def __init__(self, running: "subprocess.Popen[str]", folder: Path, errors: Path) -> None:
        """Take a running process, a folder for what it listens to, and the file of its complaints."""
        self._running, self._wav, self._errors = running, folder / "clip.wav", errors

    def heard(self, sound: "Samples", *asked: str) -> dict[str, Any]:
        """Return the answers to what is asked of a sound of shape (n,) at `RATE`, by question.

        Raises:
            VoiceError: the listener ended.
        """
        soundfile.write(self._wav, sound, RATE, subtype="PCM_16")
        assert self._running.stdin  # noqa: S101  both were asked for
        assert self._running.stdout  # noqa: S101
        try:
            self._running.stdin.write(json.dumps({"wav": str(self._wav), "ask": asked}) + "\n")
            self._running.stdin.flush()
            line = self._running.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise VoiceError(f"the listener ended: {self._errors.read_text('utf-8')[-300:].strip()}")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def listening(python: Path) -> Iterator[Listener]:
    """Return a listener that runs until the `with` block ends."""
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.txt"
        with (
            errors.open("w", encoding="utf-8") as complaints,
            subprocess.Popen(
                [str(python), str(LISTENER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            ) as running,
        ):
            try:
                yield Listener(running, Path(folder), errors)
            finally:
                with suppress(BrokenPipeError):
                    running.communicate()
