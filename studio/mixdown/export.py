"""Export: a mix as an MP3, stems as WAV files, several files joined to one. The only module with pydub."""

import os
import subprocess
import sys
import tempfile
import threading
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.ffmpeg import UNFINISHED, ffmpeg
from studio.audio.mp3_frames import SSML_HERTZ, SSML_KBITS, length_ms
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.mixer import separate_stems
from studio.mixdown.stems import Stems

with warnings.catch_warnings():
    # pydub warns that no ffmpeg is on the PATH (ours is in a wheel), and that Python 3.13 drops
    # audioop (which is installed as audioop-lts).
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.exceptions import CouldntEncodeError

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

BITRATE = "128k"

ALEXA_SPEECH = (f"{SSML_KBITS}k", ("-ar", str(max(SSML_HERTZ))))
"""The only kind of MP3 that Alexa plays within its speech: the bit rate, and ffmpeg's further options."""

STREAM = (BITRATE, ())
"""The kind of MP3 that an Echo streams."""

MOST_DRIFT_MS = 60
"""How far an MP3 may be from its planned length: an encoder pads by up to two frames of 26 ms."""


_encoding = threading.Lock()


def export_stems(stems: Stems, folder: Path) -> list[Path]:
    """Write each stem as a WAV file into a folder, and return the files.

    Raises:
        RenderError: a file could not be written.
    """
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, sound in separate_stems(stems).items():
            files.append(folder / f"{name}.wav")
            AudioSegment(data=sound.tobytes(), sample_width=2, frame_rate=SAMPLE_RATE, channels=2).export(
                str(files[-1]), format="wav"
            ).close()
    except OSError as error:
        _release_quietly(error)
        raise RenderError(f"{stems.name}: stems could not be written: {error.strerror}") from error
    return files


def export(
    sound: "Pcm", target: Path, planned_ms: int, name: str, form: tuple[str, tuple[str, ...]] = STREAM
) -> int:
    """Write a sound as an MP3, whole or not at all, and check its length against the plan.

    Args:
        sound: the mix.
        target: the file.
        planned_ms: its planned length.
        name: what it is called in an error.
        form: `STREAM`, or `ALEXA_SPEECH` for what is played within Alexa's speech.

    Returns:
        The length of what was written, read from its frames, in milliseconds.

    Raises:
        RenderError: ffmpeg is missing, the disk is full, or the file is not as long as planned.
    """
    converter = ffmpeg()
    # A view of the array, for a copy would double the memory of an hour-long render.
    view = memoryview(np.ascontiguousarray(sound).reshape(-1).data).cast("B")
    wrapped = AudioSegment(data=view, sample_width=2, frame_rate=SAMPLE_RATE, channels=2)
    try:
        with _encoding, _unfinished(target) as made:
            AudioSegment.converter = converter
            wrapped.export(str(made), format="mp3", bitrate=form[0], parameters=list(form[1])).close()
            length = length_ms(made.read_bytes())
            if abs(length - planned_ms) > MOST_DRIFT_MS:
                raise RenderError(f"{name}: is {length} ms long, planned were {planned_ms} ms")
            os.replace(made, target)
    except ValueError as error:
        raise RenderError(f"{name}: ffmpeg wrote a broken file: {error}") from error
    except CouldntEncodeError as error:
        last = str(error).strip().splitlines()[-1]
        raise RenderError(f"{name}: ffmpeg could not encode it: {last}") from error
    except OSError as error:
        _release_quietly(error)
        raise RenderError(f"{name}: could not be written to {target}: {error.strerror}") from error
    return length


def _release_quietly(error: OSError) -> None:
    """Release the objects that a failed write left in the error's frames, without a message to the user.

    A WAV writer of pydub that could not finish tries again when it is garbage-collected, fails again, and
    Python prints that failure. Clearing the frames here does it while the hook is silent.
    """
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        traceback.clear_frames(error.__traceback__)
        error.__traceback__ = None
    finally:
        sys.unraisablehook = before


def join_files(files: Sequence[Path], target: Path) -> None:
    """Join audio files to one, whole or not at all; the target's suffix decides its format.

    Raises:
        RenderError: ffmpeg cannot read one of them, or the disk is full.
    """
    try:
        with _unfinished(target) as made:
            listed = made.with_suffix(".txt")
            listed.write_text("".join(f"file '{one.resolve()}'\n" for one in files), "utf-8")
            asked = ["-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listed), "-b:a", BITRATE]
            done = subprocess.run([ffmpeg(), *asked, str(made)], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise RenderError(f"{target.name}: ffmpeg could not join it: {done.stderr[-200:].strip()}")
            os.replace(made, target)
    except OSError as error:
        raise RenderError(f"{target} could not be written: {error.strerror}") from error


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Yield a temporary path for a file, in a folder beside the target that is removed in any case.

    pydub leaves its own temporary files behind when an encoding fails, so they are put there too.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=target.parent, prefix=UNFINISHED, ignore_cleanup_errors=True
    ) as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield Path(folder) / target.name
        finally:
            tempfile.tempdir = before
