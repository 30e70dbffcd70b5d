"""Crediting: putting a track on the shelf, with its score and with who wrote and played it."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from skill.content.authored import Authored, TrackFile
from studio.music.assets import track_asset, track_ms
from studio.music.fluid import fluidsynth
from studio.music.midi import score_of
from studio.music.playing import made
from studio.music.shelf import CREDITS, SHELF, credits_of, encode

HEAD = """\
# Who wrote and played the music. Made by `python -m studio music`; do not edit.
composer = "Audio Trainer"
licence = "CC0-1.0"
licence_text = "To the extent possible under law, the authors have waived all rights to this music."
"""
OWN = ("our own synthesis", "", "")
FONT = ("FluidR3 GM, by Frank Wen and others", "MIT")
"""The soundfont of Debian's fluid-soundfont-gm, and its licence."""


@dataclass(frozen=True, slots=True)
class Credit:
    """How a track came onto the shelf."""

    track: str
    played_by: str
    soundfont: str
    soundfont_licence: str


def put_on_shelf(track: TrackFile, shelf: Path = SHELF) -> Credit:
    """Compose, play and encode a track onto a shelf, its score beside it.

    Raises:
        RenderError: it could not be played or written.
    """
    encode(made(track), shelf / f"{track.id}.opus")
    (shelf / f"{track.id}.mid").write_bytes(score_of(track))
    return Credit(track.id, *_players())


def write_credits(authored: Authored, new: Iterable[Credit], shelf: Path = SHELF) -> None:
    """Write the credits of all tracks on a shelf: the new ones, and the others as they were."""
    news = {one.track: one for one in new}
    before = credits_of(shelf).get("tracks", {})
    parts = [HEAD]
    for playlist in sorted(authored.playlists):
        for track in authored.playlists[playlist].tracks:
            if track.id in news:
                parts.append(_entry(track, playlist, news[track.id]))
            elif track.id in before:
                parts.append(_lines(track.id, before[track.id]))
    (shelf / CREDITS).write_text("\n".join(parts), "utf-8")
    credits_of.cache_clear()


def _entry(track: TrackFile, playlist: str, credit: Credit) -> str:
    facts: dict[str, object] = {
        "title": track.title,
        "playlist": playlist,
        "bpm": track.bpm,
        "key": track.key,
        "bars": track.bars,
        "duration_ms": int(track_ms(track)),
        "score": f"{track.id}.mid",
        "sound": f"{track.id}.opus",
        "played_by": credit.played_by,
    }
    if credit.soundfont:
        facts |= {"soundfont": credit.soundfont, "soundfont_licence": credit.soundfont_licence}
    return _lines(track.id, facts | {"made_from": track_asset(track)})


def _lines(track_id: str, facts: dict[str, object]) -> str:
    rows = [
        f"{key} = {value}" if isinstance(value, int) else f'{key} = "{value}"' for key, value in facts.items()
    ]
    return "\n".join([f"[tracks.{track_id}]", *rows, ""])


def _players() -> tuple[str, str, str]:
    found = fluidsynth()
    if found is None:
        return OWN
    told = subprocess.run([found[0], "--version"], capture_output=True, text=True, check=False).stdout
    version = told.split("version", 1)[1].split()[0] if "version" in told else ""
    font = FONT if found[1].name.startswith("FluidR3") else (found[1].name, "see there")
    return f"FluidSynth {version}, with drums of our own", *font
