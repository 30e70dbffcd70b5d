"""The labelled utterances, as people wrote them down: one file for each theme.

A file holds a table for each intent; a line in it is what is said, and its slots:

    situation = "playing"
    [ChangeLengthIntent]
    "can you make it ten minutes" = { length = "PT10M" }

A slot's value is the id that it must resolve to, or the normal form of a number, a length, a day or a
time. A weekday stands for each date that falls on it. `?word` is a value that nobody knows, as it was
said; `~word` asks only that the word stands in what was understood. `term|question` is either slot.

A third of the utterances is held out, by a hash of the words: it is counted, and never shown. Samples are
mended by what the others show, so only the held-out ones tell how well words are understood that nobody
here has looked at.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

HELD_OUT_OF = 3
"""One in so many utterances is held out."""

Wanted = str | tuple[str, ...]


class Unreadable(ValueError):
    """Labelled utterances that cannot be read; says where and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled utterance."""

    said: str
    intent: str
    slots: Mapping[str, Wanted] = field(hash=False)
    situation: str
    file: str

    @property
    def is_held_out(self) -> bool:
        """True for one that is counted and never shown; the words alone decide, so it stays one for good."""
        return int(sha256(f"5:{self.said}".encode()).hexdigest(), 16) % HELD_OUT_OF == 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """All that was labelled."""

    rows: tuple[Row, ...]
    nonsense: tuple[str, ...]
    """What must change nothing."""
    harmless: frozenset[str] = field(default_factory=frozenset)
    """The intents that change nothing."""


def read_rows(folder: Path) -> Labelled:
    """Return the labelled utterances of a folder.

    Raises:
        Unreadable: a file is no such table, or an utterance stands twice.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise Unreadable(f"{folder}: there are no labelled utterances here")
    rows: list[Row] = []
    nonsense: list[str] = []
    harmless: set[str] = set()
    for path in files:
        table = _table(path)
        nonsense += table.pop("nonsense", [])
        harmless |= set(table.pop("harmless", []))
        rows += _rows(path, table, str(table.pop("situation", "")))
    _refuse_twins([*(row.said for row in rows), *nonsense], folder)
    return Labelled(tuple(rows), tuple(nonsense), frozenset(harmless))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"{path}: {error}") from error


def _rows(path: Path, table: Mapping[str, Any], situation: str) -> Iterable[Row]:
    for intent, lines in table.items():
        if not isinstance(lines, dict):
            raise Unreadable(f"{path}: {intent}: this is no table of utterances")
        for said, slots in lines.items():
            if not isinstance(slots, dict):
                raise Unreadable(f"{path}: {intent}: {said!r} needs a table of slots, even an empty one")
            yield Row(said, intent, {key: _wanted(one) for key, one in slots.items()}, situation, path.name)


def _wanted(value: object) -> Wanted:
    return tuple(str(one) for one in value) if isinstance(value, list) else str(value)


def _refuse_twins(said: Iterable[str], folder: Path) -> None:
    seen: set[str] = set()
    for one in said:
        if one in seen:
            raise Unreadable(f"{folder}: {one!r} stands there twice")
        seen.add(one)
