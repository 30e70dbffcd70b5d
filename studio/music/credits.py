"""Shipping a track: its bed as sound, its MIDI score, and the credits that say who wrote and played it."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from skill.content.authored import Authored, TrackFile
from studio.music.fluidsynth import find_fluidsynth
from studio.music.midi import midi_file
from studio.music.performance import perform
from studio.music.shipped_tracks import CREDITS, SHIPPED_MUSIC, encode_track, read_credits
from studio.music.track_assets import track_asset, track_ms

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
    """How a shipped track was made."""

    track: str
    played_by: str
    soundfont: str
    soundfont_licence: str


def ship_track(track: TrackFile, folder: Path = SHIPPED_MUSIC) -> Credit:
    """Write a track's bed and MIDI score into the folder of shipped tracks.

    Raises:
        RenderError: it could not be played or written.
    """
    encode_track(perform(track), folder / f"{track.id}.opus")
    (folder / f"{track.id}.mid").write_bytes(midi_file(track))
    return Credit(track.id, *_players_credit())


def write_credits(authored: Authored, new: Iterable[Credit], folder: Path = SHIPPED_MUSIC) -> None:
    """Write the credits of all shipped tracks: the new ones, and the others unchanged."""
    news = {one.track: one for one in new}
    before = read_credits(folder).get("tracks", {})
    parts = [HEAD]
    for playlist in sorted(authored.playlists):
        for track in authored.playlists[playlist].tracks:
            if track.id in news:
                parts.append(_entry(track, playlist, news[track.id]))
            elif track.id in before:
                parts.append(_lines(track.id, before[track.id]))
    (folder / CREDITS).write_text("\n".join(parts), "utf-8")
    read_credits.cache_clear()


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


def kit_credit() -> dict[str, str]:
    """Return what is told of the kit beside its index: who struck it, and with which sounds."""
    played_by, font, licence = _players_credit()
    return {"played_by": played_by} | ({"soundfont": font, "soundfont_licence": licence} if font else {})


def _players_credit() -> tuple[str, str, str]:
    found = find_fluidsynth()
    if found is None:
        return OWN
    told = subprocess.run([found[0], "--version"], capture_output=True, text=True, check=False).stdout
    version = told.split("version", 1)[1].split()[0] if "version" in told else ""
    font = FONT if found[1].name.startswith("FluidR3") else (found[1].name, "see there")
    return f"FluidSynth {version}, with drums of our own", *font
