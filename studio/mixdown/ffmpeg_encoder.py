"""Encoding by ffmpeg, through pydub. The only module with pydub."""

import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.ffmpeg import UNFINISHED, ffmpeg
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.mp3_forms import Mp3Form
from studio.mixdown.quiet_release import release_quietly

with warnings.catch_warnings():
    # pydub warns that no ffmpeg is on the PATH (ours is in a wheel), and that Python 3.13 drops
    # audioop (which is installed as audioop-lts).
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.exceptions import CouldntEncodeError

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

MADE = "made.mp3"
_PLAIN = ("-id3v2_version", "0", "-write_xing", "0")
"""Frames of sound and nothing else."""

_encoding = threading.Lock()


class FfmpegEncoder:
    """Fills `Encoder`."""

    def encode(self, sound: "Pcm", form: Mp3Form, folder: Path | None = None) -> bytes:
        """Return a sound as an MP3; see the port."""
        converter = ffmpeg()
        # A view of the array, for a copy would double the memory of an hour-long render.
        view = memoryview(np.ascontiguousarray(sound).reshape(-1).data).cast("B")
        wrapped = AudioSegment(data=view, sample_width=2, frame_rate=SAMPLE_RATE, channels=2)
        asked = ["-ar", str(form.hertz), *(() if form.tells_length else _PLAIN)]
        try:
            with _encoding, _temporary(folder) as here:
                AudioSegment.converter = converter
                made = here / MADE
                wrapped.export(str(made), format="mp3", bitrate=f"{form.kbits}k", parameters=asked).close()
                return made.read_bytes()
        except CouldntEncodeError as error:
            last = str(error).strip().splitlines()[-1]
            raise RenderError(f"ffmpeg could not encode: {last}") from error
        except OSError as error:
            release_quietly(error)
            raise


@contextmanager
def _temporary(folder: Path | None) -> Iterator[Path]:
    """Yield a folder for all that is written meanwhile; what it creates is removed in any case.

    pydub leaves its own temporary files behind when an encoding fails, so they are put there too.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED, ignore_cleanup_errors=True) as made:
        before, tempfile.tempdir = tempfile.tempdir, made
        try:
            yield Path(made)
        finally:
            tempfile.tempdir = before
