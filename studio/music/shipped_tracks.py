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

from skill.content.authored import Authored, TrackFile
from studio.audio.ffmpeg import REPRODUCIBLE, encode, ffmpeg
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.music.performance import perform
from studio.music.track_assets import all_tracks, track_asset
from studio.paths import AUDIO_ASSETS, BUILD

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


SHIPPED_MUSIC = AUDIO_ASSETS / "music"
CREDITS = "credits.toml"
MADE_TRACKS = BUILD / "music"
MARGIN = SAMPLE_RATE // 2
"""Samples of looped music before the first bar and after the last."""
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
    """Return the sound of a track's file, exactly so many samples from its first bar on.

    Raises:
        RenderError: ffmpeg cannot read the file, or it is not as long as asked for.
    """
    # A second at a time: the codec's frames of 20 ms would take as long to hand on as to decode.
    asked = ["-v", "error", "-i", str(path), "-af", "asetnsamples=n=48000:p=0"]
    asked += ["-f", "s16le", "-ac", "2", "-ar", str(SAMPLE_RATE), "-"]
    wanted = samples + 2 * MARGIN
    # Read into place: collecting the pieces first would take twice the memory.
    sound = np.zeros((wanted + SAMPLE_RATE // 100, 2), "<i2")
    buffer, count = memoryview(sound.reshape(-1).data).cast("B"), 0
    with subprocess.Popen([ffmpeg(), *asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        while running.stdout and (read := running.stdout.readinto(buffer[count:])):  # type: ignore[attr-defined]
            count += read
    if running.returncode != 0:
        raise RenderError(f"{path.name}: ffmpeg could not decode it")
    if abs(count // 4 - wanted) >= SAMPLE_RATE // 100:
        raise RenderError(f"{path.name}: has {count // 4} samples, not {wanted}")
    return sound[MARGIN : MARGIN + samples]
