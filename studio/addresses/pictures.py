"""The names of all pictures: of moves by each trainer in each round, of breathers and tracks, and wide ones.

A move may stand in for any other, and then in any of its rounds. So every move has a picture with every badge
that there is.
"""

import re
import sqlite3
from collections.abc import Iterator

from skill.content.authored import Authored
from studio.addresses.kinds import Address, Kind
from studio.pictures.now_playing.shown import (
    BREATHER,
    EXERCISE,
    MUSIC,
    ONCE,
    TRACK,
    TRAINER,
    Shown,
    looks,
    wordings,
)
from studio.score.segment_plan import plan_workout

_NAME = re.compile(
    r"pictures/(?P<look>[0-9a-f]{12})(?:\.(?P<by>[0-9a-f]{12}))?"
    r"(?:\.(?P<round>[1-9][0-9]?)-(?P<rounds>[1-9][0-9]?)|\.(?P<wide>wide))?\.png"
)
_LOOK = "SELECT of, id, locale FROM looks WHERE look = ? ORDER BY of, id, locale"
_ROUND = "SELECT 1 FROM segments WHERE round = ? AND rounds = ? LIMIT 1"


def picture_addresses(authored: Authored) -> Iterator[Address]:
    """Yield the address of each picture once, in the words of every locale.

    Args:
        authored: the library in the base locale; those of the other locales are read from its files.
    """
    found: dict[str, None] = {}
    rounds = rounds_of(authored)
    for wording in wordings(authored).values():
        seen = looks(wording)
        trainers = [look for (of, _), look in seen.items() if of == TRAINER]
        for (of, _), look in seen.items():
            found |= dict.fromkeys(_paths(of, look, trainers, rounds))
    yield from (Address(one, Kind.PICTURE, 0, premium=False) for one in found)


def rounds_of(authored: Authored) -> list[tuple[int, int]]:
    """Return each round that a segment of the library is, of how many."""
    plans = (plan_workout(authored, one) for one in sorted(authored.workouts))
    return sorted({ONCE, *((one.round, one.rounds) for plan in plans for one in plan)})


def _paths(of: str, look: str, trainers: list[str], rounds: list[tuple[int, int]]) -> Iterator[str]:
    if of in {TRAINER, MUSIC}:
        yield f"pictures/{look}.wide.png"
    elif of == TRACK:
        yield f"pictures/{look}.png"
    for by in trainers if of in {EXERCISE, BREATHER} else ():
        for number, count in rounds if of == EXERCISE else [ONCE]:
            which = f".{number}-{count}" if count > 1 else ""
            yield f"pictures/{look}.{by}{which}.png"


def shown_at(sql: sqlite3.Connection, path: str) -> tuple[Shown, str] | None:
    """Return what a name stands for in a compiled library, and in which locale; None if it is unknown."""
    name = _NAME.fullmatch(path)
    if name is None:
        return None
    row = sql.execute(_LOOK, (name["look"],)).fetchone()
    if row is None:
        return None
    of, item_id, locale = row
    shown = _alone(of, item_id, name) if name["by"] is None else _led(sql, of, item_id, name)
    return (shown, locale) if shown is not None else None


def _alone(of: str, item_id: str, name: "re.Match[str]") -> Shown | None:
    """Return a wide picture, or a track's art."""
    has_form = of in {TRAINER, MUSIC} if name["wide"] else of == TRACK and name["round"] is None
    return Shown(of, item_id) if has_form else None


def _led(sql: sqlite3.Connection, of: str, item_id: str, name: "re.Match[str]") -> Shown | None:
    """Return the art of a move or a breather."""
    by = sql.execute(_LOOK, (name["by"],)).fetchone()
    if of not in {EXERCISE, BREATHER} or name["wide"] or by is None or by[0] != TRAINER:
        return None
    if name["round"] is None:
        return Shown(of, item_id, by[1])
    which = int(name["round"]), int(name["rounds"])
    is_there = of == EXERCISE and which[1] > 1 and sql.execute(_ROUND, which).fetchone()
    return Shown(of, item_id, by[1], *which) if is_there else None
