"""The tracks that are shipped in the repository, and how a track that is not shipped is made.

A shipped track is Ogg Opus with half a second of the looped music before its first bar and after its last,
so that the codec's beginning and end are never heard. Its credits say from which declaration it was made; a
track whose declaration has changed since is made anew in `build/`.
"""

import subprocess
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from skill.content.authored import Authored, TrackFile
from studio.audio.ffmpeg import REPRODUCIBLE, encode, ffmpeg
from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.music.track_assets import all_tracks, track_asset
from studio.paths import AUDIO_ASSETS, BUILD

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


SHIPPED_MUSIC = AUDIO_ASSETS / "music"
CREDITS = "credits.toml"
MADE_TRACKS = BUILD / "music"
MARGIN = SAMPLE_RATE // 2
"""Samples of looped music before the first bar and after the last."""
OPUS_RATE = 48_000
"""The sample rate of what Opus decodes to, in hertz."""
RATIO = 160, 147
"""So many samples at `OPUS_RATE` last as long as so many at the studio's rate."""
STRETCH = 1_500 * RATIO[1]
"""Samples that are decoded or resampled at once: five seconds."""
EDGE = 30 * RATIO[1]
"""Samples that are decoded before and after a stretch, so that its own are resampled as amid the whole."""
BITRATE = "47k"
"""The nominal bit rate of a bed, which takes a fifth more. All tracks together stay under 55 MB."""


def sound_file(track: TrackFile) -> Path:
    """Return the file of a track: the shipped one, or one in `build/`, which is made now if it is missing.

    Raises:
        RenderError: the track could not be made.
    """
    shipped = SHIPPED_MUSIC / f"{track.id}.opus"
    if is_shipped(track) and shipped.exists():
        return shipped
    here = MADE_TRACKS / f"{track_asset(track)}.opus"
    if not here.exists():
        from studio.music.performance import perform  # a renderer of shipped tracks needs no composer

        encode_track(perform(track), here)
    return here


def is_shipped(track: TrackFile) -> bool:
    """Return whether the shipped track was made from the present declaration."""
    mine = read_credits(SHIPPED_MUSIC).get("tracks", {}).get(track.id, {})
    return bool(mine.get("made_from") == track_asset(track))


def stale_tracks(authored: Authored) -> list[TrackFile]:
    """Return the tracks that are not shipped as they are declared, in order."""
    return [
        track
        for track in all_tracks(authored)
        if not (is_shipped(track) and (SHIPPED_MUSIC / f"{track.id}.opus").exists())
    ]


@lru_cache(maxsize=4)
def read_credits(folder: Path) -> dict[str, Any]:
    """Return the table of a folder's credits; empty if the folder has none."""
    try:
        return tomllib.loads((folder / CREDITS).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return {}


def encode_track(sound: "Samples", target: Path) -> None:
    """Write a track as Ogg Opus, whole or not at all.

    Args:
        sound: of shape (n, 2), from -1 to 1.
        target: the file.

    Raises:
        RenderError: ffmpeg is missing, or the disk is full.
    """
    around = np.concatenate([sound[-MARGIN:], sound, sound[:MARGIN]])
    pcm = np.asarray(np.rint(np.clip(around, -1, 1) * 32_767), "<i2").tobytes()
    options = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", "-", *REPRODUCIBLE,
               "-flags:a", "+bitexact", "-c:a", "libopus", "-b:a", BITRATE, "-f", "ogg"]  # fmt: skip
    encode(pcm, target, options)


def decode_track(path: Path, samples: int) -> "Pcm":
    """Return the whole sound of a track's file, by ffmpeg: half as much work as by soundfile.

    What soundfile decodes differs by a noise below -70 dB.

    Args:
        path: the file.
        samples: the length of the track, from its first bar on.

    Raises:
        RenderError: ffmpeg is missing or cannot read the file, or it is not as long as asked for.
    """
    # A second at a time: the codec's frames of 20 ms would take as long to hand on as to decode.
    asked = ["-v", "error", "-i", str(path), "-af", "asetnsamples=n=48000:p=0"]
    asked += ["-f", "s16le", "-ac", "2", "-ar", str(OPUS_RATE), "-"]
    wanted = _at_opus_rate(samples + 2 * MARGIN)
    # Read into place: collecting the pieces first would take twice the memory.
    heard = np.zeros((wanted + OPUS_RATE // 100, 2), "<i2")
    buffer, count = memoryview(heard.reshape(-1).data).cast("B"), 0
    with subprocess.Popen([ffmpeg(), *asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        while running.stdout and (read := running.stdout.readinto(buffer[count:])):  # type: ignore[attr-defined]
            count += read
    if running.returncode != 0:
        raise RenderError(f"{path.name}: ffmpeg could not decode it")
    _check_length(path, count // 4, samples)
    sound = np.empty((samples, 2), np.int16)
    for start in range(0, samples, STRETCH):
        length = min(STRETCH, samples - start)
        first, size = _place_in_file(start, length)
        piece = heard[first : first + size].astype(np.float32)
        sound[start : start + length] = _at_studio_rate(piece, length, 1.0)
    return sound


def decode_stretch(path: Path, samples: int, start: int, length: int) -> "Pcm":
    """Return a stretch of a track's file, of which nothing else is decoded, by soundfile.

    From the same part of the whole it differs by less than one of 16 bits.

    Args:
        path: the file.
        samples: the length of the track.
        start: the stretch's first sample, counted from the first bar; a multiple of `RATIO[1]`, so that both
            rates have a sample there.
        length: the stretch's length in samples.

    Raises:
        RenderError: the file cannot be read as sound, or is not as long as asked for.
    """
    first, size = _place_in_file(start, length)
    try:
        with soundfile.SoundFile(path) as opened:
            _check_length(path, opened.frames, samples)
            opened.seek(first)
            heard = opened.read(size, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise RenderError(f"{path.name}: could not be decoded: {error}") from error
    return _at_studio_rate(heard, length, 32_768.0)


def _place_in_file(start: int, length: int) -> tuple[int, int]:
    """Return a stretch's first sample and length at the file's rate, with `EDGE` on each side."""
    return _at_opus_rate(MARGIN + start - EDGE), _at_opus_rate(length + 2 * EDGE)


def _at_opus_rate(samples: int) -> int:
    return -(-samples * RATIO[0] // RATIO[1])


def _at_studio_rate(heard: "Samples", length: int, full_scale: float) -> "Pcm":
    sound = resampled(heard, OPUS_RATE, SAMPLE_RATE)[EDGE : EDGE + length]
    if full_scale != 1:
        np.multiply(sound, np.float32(full_scale), out=sound)
    return np.clip(np.rint(sound, out=sound), -32_768, 32_767, out=sound).astype(np.int16)


def _check_length(path: Path, there: int, samples: int) -> None:
    """Raise RenderError unless a file has as many samples at its rate as a track with its margins."""
    wanted = _at_opus_rate(samples + 2 * MARGIN)
    if abs(there - wanted) >= OPUS_RATE // 100:
        raise RenderError(f"{path.name}: has {there} samples, not {wanted}")
