"""What a picture shows, drawn; and looks: short hashes of how things look now, which pictures are named by.

The runtime names a picture by the looks of its parts (`skill/domain/playback/pictures.py`). So a changed
drawing, name or colour leads to a new name, and a device never fetches the same picture twice.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.content.authored import CONTENT, Authored, read_authored, read_tables
from skill.content.faults import Fault
from skill.content.locales import read_locales
from studio.pictures.moves.drawing import DRAWINGS
from studio.pictures.moves.gallery import move_svg
from studio.pictures.now_playing.art import HOUSE, breather_art, fits, move_art, track_art, wide_svg
from studio.pictures.now_playing.lettering import unknown_letters

LOOK_LETTERS = 12
EXERCISE, BREATHER, TRACK, TRAINER, MUSIC = "exercise", "breather", "track", "trainer", "music"
SAMPLE_ROUND = (2, 3)
"""The round with which a move is drawn for its look, so that the badge is part of it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The library in the words of one locale."""

    authored: Authored
    forms: Mapping[str, str]
    """The locale's `[segment]` table."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture shows."""

    of: str
    """`exercise`, `breather` or `track`; `trainer` or `music` for a wide one in a trainer's colour or ours."""
    id: str = ""
    """The exercise, the trainer, or playlist and track: `easy-miles/river-path`."""
    trainer: str = ""
    """Who leads a move or a breather."""
    round: int = 1
    rounds: int = 1
    """1 if there is no badge."""


def wordings(base: Authored | None = None) -> dict[str, Wording]:
    """Return the library in the words of each locale, by the locale's name, the base locale first.

    Args:
        base: the library in the base locale, if it is another one.
    """
    locales, tables = read_locales(CONTENT)[0], read_tables(CONTENT)[0]
    worded = [(one, read_authored(one.of(tables))[0]) for one in locales]
    found = {one.name: Wording(authored, one.segment) for one, authored in worded if authored is not None}
    return found if base is None else {**found, locales[0].name: Wording(base, locales[0].segment)}


def shown_svg(shown: Shown, wording: Wording) -> str:
    """Return a picture as SVG.

    Raises:
        KeyError: the library has no such exercise, trainer or track.
    """
    authored = wording.authored
    if shown.of == TRAINER:
        return wide_svg(authored.trainers[shown.id].colour)
    if shown.of == MUSIC:
        return wide_svg(HOUSE)
    if shown.of == TRACK:
        return _track(shown.id, authored)
    colour = authored.trainers[shown.trainer].colour
    if shown.of == BREATHER:
        return breather_art(wording.forms["breather"], colour)
    return _move(shown.id, colour, wording, (shown.round, shown.rounds))


def looks(wording: Wording) -> dict[tuple[str, str], str]:
    """Return the looks of all that is shown in one locale, by kind and id."""
    authored = wording.authored
    ids = [(EXERCISE, one) for one in sorted(authored.exercises)] + [(BREATHER, "")]
    ids += [(TRAINER, one) for one in sorted(authored.trainers)] + [(MUSIC, "")]
    for playlist_id, playlist in sorted(authored.playlists.items()):
        ids += [(TRACK, f"{playlist_id}/{track.id}") for track in playlist.tracks]
    return {(of, one): look_of(of, one, wording) for of, one in ids}


def look_of(of: str, item_id: str, wording: Wording) -> str:
    """Return the look of one thing: a hash of a picture of it, whose other parts are always the same.

    Raises:
        KeyError: the library has no such thing.
    """
    if of == EXERCISE:
        svg = _move(item_id, HOUSE, wording, SAMPLE_ROUND)
    elif of == BREATHER:
        svg = breather_art(wording.forms["breather"], HOUSE)
    elif of == TRAINER:
        colour = wording.authored.trainers[item_id].colour
        svg = breather_art("", colour) + wide_svg(colour)
    else:
        svg = shown_svg(Shown(of, item_id), wording)
    return hashlib.sha256(svg.encode()).hexdigest()[:LOOK_LETTERS]


def picture_faults(wording: Wording) -> Iterator[Fault]:
    """Yield a fault for each name that no picture can show."""
    authored = wording.authored
    named = [(f"exercises/{one}.toml", "name", exercise.name) for one, exercise in authored.exercises.items()]
    for one, playlist in authored.playlists.items():
        named += [(f"playlists/{one}.toml", "tracks", track.title) for track in playlist.tracks]
        named.append((f"playlists/{one}.toml", "name", playlist.name))
    for file, key, name in named:
        if unknown := unknown_letters(_title(name)):
            yield Fault(file, key, f"pictures have no letters {unknown!r}: add them to letters.toml")
        elif not fits(_title(name)):
            yield Fault(file, key, f"{name!r} is too long to be read on a picture")


def _move(exercise: str, colour: str, wording: Wording, which: tuple[int, int]) -> str:
    name, (number, rounds) = wording.authored.exercises[exercise].name, which
    badge = wording.forms["badge"].format(round=number, rounds=rounds) if rounds > 1 else ""
    return move_art(_figure(exercise, wording.authored), _title(name), colour, badge)


def _figure(exercise: str, authored: Authored, folder: Path = DRAWINGS) -> str:
    """Return a move's drawing; empty if it has none, as in a library of somebody else's."""
    return move_svg(authored, exercise) if (folder / f"{exercise}.toml").exists() else ""


def _track(which: str, authored: Authored) -> str:
    playlist_id, _, track_id = which.partition("/")
    playlist = authored.playlists[playlist_id]
    track = next((one for one in playlist.tracks if one.id == track_id), None)
    if track is None:
        raise KeyError(which)
    return track_art(track.title, playlist.name, which)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]
