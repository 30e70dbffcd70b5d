"""The tracks that are shipped in the repository, and how a track that is not shipped is made.

A shipped track is Ogg Opus with half a second of the looped music before its first bar and after its last,
so that the codec's beginning and end are never heard. Its credits say from which declaration it was made; a
track whose declaration has changed since is made anew in `build/`.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from skill.content.authored import Authored, TrackFile
from studio.audio.ffmpeg import REPRODUCIBLE, encode
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
EDGE = 30 * RATIO[1]
"""Samples that are decoded before and after a stretch, so that its own are resampled as amid the whole."""
BITRATE = "68k"
"""The nominal bit rate; drums take a fifth more. All tracks together stay under 40 MB."""


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


def decode_track(path: Path, samples: int, start: int = 0, length: int | None = None) -> "Pcm":
    """Return the sound of a track's file, or a stretch of it, exactly so many samples long.

    Only the stretch is decoded; from the same part of the whole it differs by less than one of 16 bits.

    Args:
        path: the file.
        samples: the length of the whole track.
        start: the stretch's first sample, counted from the first bar; a multiple of `RATIO[1]`, so that both
            rates have a sample there.
        length: the stretch's length in samples; None for all that follows.

    Raises:
        RenderError: the file cannot be read as sound, or is not as long as asked for.
    """
    wanted = samples - start if length is None else length
    first = (MARGIN + start - EDGE) * RATIO[0] // RATIO[1]
    count = -(-(wanted + 2 * EDGE) * RATIO[0] // RATIO[1])
    try:
        with soundfile.SoundFile(path) as opened:
            there = opened.frames * SAMPLE_RATE // opened.samplerate
            opened.seek(first)
            heard = opened.read(count, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise RenderError(f"{path.name}: could not be decoded: {error}") from error
    if abs(there - samples - 2 * MARGIN) >= SAMPLE_RATE // 100 or len(heard) < count - OPUS_RATE // 100:
        raise RenderError(f"{path.name}: has {there} samples, not {samples + 2 * MARGIN}")
    sound = resampled(heard, OPUS_RATE, SAMPLE_RATE)[EDGE : EDGE + wanted]
    np.multiply(sound, np.float32(32_768), out=sound)
    return np.clip(np.rint(sound, out=sound), -32_768, 32_767, out=sound).astype(np.int16)
