"""The mixdown: stems become a file. The one room that wraps sound in pydub."""

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

from skill.content.authored import TrackFile
from studio.mixdown.dynamics import levelling, peaks_of, spread
from studio.mixdown.errors import RenderError
from studio.mixdown.ffmpeg import ffmpeg
from studio.mixdown.frames import length_ms
from studio.mixdown.loudness import powers
from studio.mixdown.stems import PIECE, Stems, stems_of, stems_of_track
from studio.score.plan import SAMPLE_RATE, bars_to_samples
from studio.score.scoring import SegmentScore
from studio.voices.engines import VoiceEngine

with warnings.catch_warnings():
    # pydub says that no ffmpeg is on the PATH (ours is in a wheel), and that Python 3.13 drops
    # audioop (there it comes as audioop-lts).
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.exceptions import CouldntEncodeError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from studio.voices.engines import Samples

    Pcm = NDArray[np.int16]
    """Stereo sound of shape (n, 2) at 44,100 Hz, as a file holds it."""

BITRATE = "128k"
SPEECH = ("48k", ("-ar", "24000"))
"""The only form that Alexa plays within her speech: the bit rate, and ffmpeg's words for the rest."""
MUSIC = (BITRATE, ())
MOST_DRIFT_MS = 60
"""By how much an MP3 may miss its plan: an encoder pads by up to two frames of 26 ms."""
KEPT = 32_767 / 2
"""The scale at which a mix is kept until its level is known: it may come to twice full scale by then."""
MAKING = ".making-"
"""How the folder of an unfinished file begins."""

_encoding = threading.Lock()


def mix(score: SegmentScore, track: TrackFile, engine: VoiceEngine) -> "Pcm":
    """Return a segment's sound: exactly as many samples as the score promises.

    Raises:
        RenderError: a cue is longer than its window, or samples are missing.
    """
    return mixed(stems_of(score, track, engine))


def mix_track(track: TrackFile) -> "Pcm":
    """Return the sound of a track to be heard on its own."""
    return mixed(stems_of_track(track, bars_to_samples(track.bars, track.bpm)))


def mixed(stems: Stems) -> "Pcm":
    """Return the stems as one sound, as loud as all our sound, and never clipping.

    It is mixed once: what is measured is kept at 16 bits, in the place where it is then brought to
    its level, so that neither time nor memory is spent twice.

    Raises:
        RenderError: samples are missing.
    """
    sound = np.empty((stems.samples, 2), np.int16)
    measured = []
    for start, piece in stems.pieces():
        measured.append((powers(piece), peaks_of(piece)))
        np.multiply(piece, np.float32(KEPT), out=piece)
        sound[start : start + len(piece)] = _whole(piece)
    gains = _levels(measured) * np.float32(32_767 / KEPT)
    for start in range(0, stems.samples, PIECE):
        window = sound[start : start + PIECE]
        window[:] = _at_level(window.astype(np.float32), gains, start)
    return sound


def separated(stems: Stems) -> dict[str, "Pcm"]:
    """Return the stems one by one as they lie in the mix: `music`, `voice` and `bells` add up to it.

    `music-dry` is the music as it would be if nobody spoke: ducking is measured against it.
    """
    gains = levels(stems) * np.float32(32_767)
    parts: dict[str, list[Pcm]] = {"music": [], "voice": [], "bells": [], "music-dry": []}
    for start in range(0, stems.samples, PIECE):
        wanted = min(PIECE, stems.samples - start)
        pieces = {
            "music": stems.bed(start, wanted),
            "voice": np.repeat(stems.voice(start, wanted)[:, None], 2, axis=1),
            "bells": np.repeat(stems.signals(start, wanted)[:, None], 2, axis=1),
            "music-dry": stems.dry(start, wanted),
        }
        for name, piece in pieces.items():
            parts[name].append(_at_level(piece, gains, start))
    return {name: np.concatenate(some) for name, some in parts.items()}


def levels(stems: Stems) -> "Samples":
    """Return the gains, by frames, that make a mix as loud as all our sound without clipping."""
    return _levels([(powers(piece), peaks_of(piece)) for _, piece in stems.pieces()])


def _levels(measured: "list[tuple[Samples, Samples]]") -> "Samples":
    hops, peaks = (np.concatenate(one) for one in zip(*measured, strict=True))
    return levelling(hops, peaks)


def _at_level(piece: "Samples", gains: "Samples", start: int) -> "Pcm":
    piece *= spread(gains, start, len(piece), 2)
    return _whole(piece)


def _whole(sound: "Samples") -> "Pcm":
    """Return a sound in whole numbers; it is used up, for a copy takes as long as the rounding."""
    np.rint(sound, out=sound)
    return np.clip(sound, -32_768, 32_767, out=sound).astype(np.int16)


def export_stems(stems: Stems, folder: Path) -> list[Path]:
    """Write the separated stems as WAV files into a folder, and return them.

    Raises:
        RenderError: they could not be written.
    """
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, sound in separated(stems).items():
            files.append(folder / f"{name}.wav")
            AudioSegment(data=sound.tobytes(), sample_width=2, frame_rate=SAMPLE_RATE, channels=2).export(
                str(files[-1]), format="wav"
            ).close()
    except OSError as error:
        _hush(error)
        raise RenderError(f"{stems.name}: stems could not be written: {error.strerror}") from error
    return files


def export(
    sound: "Pcm", target: Path, planned_ms: int, name: str, form: tuple[str, tuple[str, ...]] = MUSIC
) -> int:
    """Write an MP3, whole or not at all, and hold it to its plan.

    Args:
        sound: what is to be heard.
        target: the file.
        planned_ms: how long it should be.
        name: what it is, for the error's sentence.
        form: `MUSIC` for a stream, `SPEECH` for what is heard within Alexa's words.

    Returns:
        The length of what was written, read from its frames, in milliseconds.

    Raises:
        RenderError: ffmpeg is missing, the disk is full, or the file is not as long as planned.
    """
    converter = ffmpeg()
    # Lent, not copied: half of what an hour-long render would take.
    lent = memoryview(np.ascontiguousarray(sound).reshape(-1).data).cast("B")
    wrapped = AudioSegment(data=lent, sample_width=2, frame_rate=SAMPLE_RATE, channels=2)
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
        _hush(error)
        raise RenderError(f"{name}: could not be written to {target}: {error.strerror}") from error
    return length


def _hush(error: OSError) -> None:
    """Drop what a failed writing still holds, before it is dropped where a person would read of it.

    A WAV that pydub could not finish tries to finish itself when it is thrown away, fails once more, and
    Python prints that. All of it is in the frames of the error.
    """
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        traceback.clear_frames(error.__traceback__)
        error.__traceback__ = None
    finally:
        sys.unraisablehook = before


def joined(files: Sequence[Path], target: Path) -> None:
    """Write files one after another as one, whole or not at all; the target's ending says of which kind.

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
    """Lend a place for a file in the making; what is left there goes away, whatever happens.

    pydub leaves its own temporary files behind when an encoding fails, so they go there too.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=MAKING, ignore_cleanup_errors=True) as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield Path(folder) / target.name
        finally:
            tempfile.tempdir = before
