"""ffmpeg, which comes with the virtual environment: where it is, and encoding by it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from studio.errors import RenderError

UNFINISHED = ".making-"
"""How the name of the folder of an unfinished file begins."""
REPRODUCIBLE = ("-map_metadata", "-1", "-fflags", "+bitexact")
"""Leave out titles, dates and the encoder's name, so that the same sound gives the same file."""


def ffmpeg() -> str:
    """Return the path of ffmpeg.

    Raises:
        RenderError: ffmpeg is not installed.
    """
    try:
        import imageio_ffmpeg  # a render function has none, and asks for none

        found = shutil.which(imageio_ffmpeg.get_ffmpeg_exe())  # IMAGEIO_FFMPEG_EXE may name a wrong one
    except (ImportError, RuntimeError):
        found = None
    if found is None:
        raise RenderError("there is no ffmpeg: say 'make clean build' to install it")
    return str(found)


def encode(pcm: bytes, target: Path, options: Sequence[str]) -> None:
    """Encode sound to a file, whole or not at all.

    Args:
        pcm: 16-bit little-endian samples, as the options describe them to ffmpeg's `-i -`.
        target: the file.
        options: ffmpeg's options before the file name.

    Raises:
        RenderError: ffmpeg is missing or fails, or the disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=UNFINISHED) as folder:
            made = Path(folder) / target.name
            command = [ffmpeg(), "-v", "error", "-y", *options, str(made)]
            done = subprocess.run(command, input=pcm, capture_output=True, check=False)
            if done.returncode != 0:
                raise RenderError(f"{target.name}: ffmpeg could not encode it: {done.stderr.decode()[-200:]}")
            os.replace(made, target)
    except OSError as error:
        raise RenderError(f"{target} could not be written: {error.strerror}") from error
