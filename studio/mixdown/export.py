"""Export: a mix as an MP3 file, stems as WAV files, several files joined to one; whole or not at all."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from studio.audio.ffmpeg import UNFINISHED, ffmpeg
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.encoding import encoded
from studio.mixdown.mixer import separate_stems
from studio.mixdown.mp3_forms import STREAM, Mp3Form
from studio.mixdown.stems import Stems

if TYPE_CHECKING:
    from studio.audio.samples import Pcm


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
            soundfile.write(files[-1], sound, SAMPLE_RATE, subtype="PCM_16")
    except (OSError, soundfile.SoundFileError) as error:
        raise RenderError(f"{stems.name}: stems could not be written: {error}") from error
    return files


def export(sound: "Pcm", target: Path, planned_ms: int, name: str, form: Mp3Form = STREAM) -> None:
    """Write a sound as an MP3, whole or not at all, and check its length against the plan.

    Args:
        sound: the mix.
        target: the file.
        planned_ms: its planned length.
        name: what it is called in an error.
        form: `STREAM`, or `ALEXA_SPEECH` for what is played within Alexa's speech.

    Raises:
        RenderError: the encoder is missing, the disk is full, or the file is not as long as planned.
    """
    try:
        with _unfinished(target) as made:
            made.write_bytes(encoded(sound, planned_ms, name, form, made.parent))
            os.replace(made, target)
    except OSError as error:
        raise RenderError(f"{name}: could not be written to {target}: {error.strerror}") from error


def join_files(files: Sequence[Path], target: Path) -> None:
    """Join audio files to one, whole or not at all; the target's suffix decides its format.

    Raises:
        RenderError: ffmpeg cannot read one of them, or the disk is full.
    """
    try:
        with _unfinished(target) as made:
            listed = made.with_suffix(".txt")
            listed.write_text("".join(f"file '{one.resolve()}'\n" for one in files), "utf-8")
            asked = ["-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listed)]
            asked += ["-b:a", f"{STREAM.kbits}k"]
            done = subprocess.run([ffmpeg(), *asked, str(made)], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise RenderError(f"{target.name}: ffmpeg could not join it: {done.stderr[-200:].strip()}")
            os.replace(made, target)
    except OSError as error:
        raise RenderError(f"{target} could not be written: {error.strerror}") from error


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Yield a temporary path for a file, in a folder beside the target that is removed in any case."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=target.parent, prefix=UNFINISHED, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder) / target.name
