"""The shelf of tracks: those that stand in the repository, and how one that is not there is made.

A shipped track is Ogg Opus at 44,100 Hz played back, with half a second of the music before its first
bar and after its last, so that no codec's beginning or end is ever heard: the track goes round. Its
credits tell from which declaration it was made; where that has changed, it is made anew in `build/`.
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
from studio.music.track_assets import track_asset
from studio.paths import AUDIO_ASSETS, BUILD

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


SHIPPED_MUSIC = AUDIO_ASSETS / "music"
CREDITS = "credits.toml"
MADE_HERE = BUILD / "music"
AROUND = SAMPLE_RATE // 2
"""Samples of the music going round, before the first bar and after the last."""
BITRATE = "68k"
"""Of what is asked for; drums make it a fifth more. All tracks together stay under 40 MB."""


def sound_file(track: TrackFile) -> Path:
    """Return the file of a track: the shipped one, or one made here, now if need be.

    Raises:
        RenderError: it could not be made.
    """
    shipped = SHIPPED_MUSIC / f"{track.id}.opus"
    if is_shipped(track) and shipped.exists():
        return shipped
    here = MADE_HERE / f"{track_asset(track)}.opus"
    if not here.exists():
        from studio.music.performance import perform

        encode_track(perform(track), here)
    return here


def is_shipped(track: TrackFile) -> bool:
    """Return whether the track on the shelf was made from what is declared today."""
    mine = read_credits(SHIPPED_MUSIC).get("tracks", {}).get(track.id, {})
    return bool(mine.get("made_from") == track_asset(track))


def stale_tracks(authored: Authored) -> list[TrackFile]:
    """Return the tracks that are not on the shelf as they are declared, in order."""
    tracks = [track for one in sorted(authored.playlists) for track in authored.playlists[one].tracks]
    return [
        track for track in tracks if not (is_shipped(track) and (SHIPPED_MUSIC / f"{track.id}.opus").exists())
    ]


@lru_cache(maxsize=4)
def read_credits(shelf: Path) -> dict[str, Any]:
    """Return what a shelf's credits say; nothing where there are none."""
    try:
        return tomllib.loads((shelf / CREDITS).read_text("utf-8"))
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
    around = np.concatenate([sound[-AROUND:], sound, sound[:AROUND]])
    pcm = np.asarray(np.rint(np.clip(around, -1, 1) * 32_767), "<i2").tobytes()
    options = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", "-", *REPRODUCIBLE,
               "-flags:a", "+bitexact", "-c:a", "libopus", "-b:a", BITRATE, "-f", "ogg"]  # fmt: skip
    encode(pcm, target, options)


def decode_track(path: Path, samples: int) -> "Pcm":
    """Return a track's sound, exactly so many samples from its first bar on.

    Raises:
        RenderError: ffmpeg cannot read the file, or it is another length.
    """
    # A second at a time: by the codec's fiftieths, ffmpeg spends as long on handing them on as on decoding.
    asked = ["-v", "error", "-i", str(path), "-af", "asetnsamples=n=48000:p=0"]
    asked += ["-f", "s16le", "-ac", "2", "-ar", str(SAMPLE_RATE), "-"]
    wanted = samples + 2 * AROUND
    # Read into its place: gathering what comes in would hold it twice.
    sound = np.zeros((wanted + SAMPLE_RATE // 100, 2), "<i2")
    room, count = memoryview(sound.reshape(-1).data).cast("B"), 0
    with subprocess.Popen([ffmpeg(), *asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        while running.stdout and (read := running.stdout.readinto(room[count:])):  # type: ignore[attr-defined]
            count += read
    if running.returncode != 0:
        raise RenderError(f"{path.name}: ffmpeg could not decode it")
    if abs(count // 4 - wanted) >= SAMPLE_RATE // 100:
        raise RenderError(f"{path.name}: has {count // 4} samples, not {wanted}")
    return sound[AROUND : AROUND + samples]
