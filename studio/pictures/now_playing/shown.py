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
ONCE = (1, 1)
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
    """`exercise`, `breather` or `track`; for a wide one `trainer`, in their colour, or `music`, in ours."""
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
    trainers = wording.authored.trainers
    if shown.of == MUSIC:
        return wide_svg(HOUSE)
    if shown.of == TRAINER:
        return wide_svg(trainers[shown.id].colour)
    return _art(shown, wording, trainers[shown.trainer].colour if shown.trainer else HOUSE)


def words_on(shown: Shown, wording: Wording) -> tuple[str, str]:
    """Return the name on art, and what is on its badge; empty if it has none.

    Raises:
        KeyError: the library has no such exercise or track.
    """
    authored, forms = wording.authored, wording.forms
    if shown.of == BREATHER:
        return forms["breather"], ""
    if shown.of == TRACK:
        playlist = authored.playlists[shown.id.partition("/")[0]]
        titles = {track.id: track.title for track in playlist.tracks}
        return titles[shown.id.partition("/")[2]], playlist.name
    badge = forms["badge"].format(round=shown.round, rounds=shown.rounds) if shown.rounds > 1 else ""
    return _title(authored.exercises[shown.id].name), badge


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
    if of == TRAINER:
        colour = wording.authored.trainers[item_id].colour
        svg = breather_art("", colour) + wide_svg(colour)
    else:
        which = SAMPLE_ROUND if of == EXERCISE else ONCE
        svg = shown_svg(Shown(of, item_id, "", *which), wording)
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


def _art(shown: Shown, wording: Wording, colour: str) -> str:
    name, badge = words_on(shown, wording)
    if shown.of == TRACK:
        return track_art(name, badge, shown.id)
    if shown.of == BREATHER:
        return breather_art(name, colour)
    return move_art(_figure(shown.id, wording.authored), name, colour, badge)


def _figure(exercise: str, authored: Authored, folder: Path = DRAWINGS) -> str:
    """Return a move's drawing; empty if it has none, as in a library of somebody else's."""
    return move_svg(authored, exercise) if (folder / f"{exercise}.toml").exists() else ""


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]
