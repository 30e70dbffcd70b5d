"""Labelled utterances: what people say, with the intent and the slots that must be understood.

There is one file for each theme. A file has a table for each intent, with a line for each utterance and
its slots:

    situation = "playing"
    [ChangeLengthIntent]
    "can you make it ten minutes" = { length = "PT10M" }

A slot's value is the id that it must resolve to, or the normal form of a number, duration, date or time.
The name of a weekday stands for every date on that weekday. `?word` is a value that is not in the slot
type, as it was said; `~word` means that the word must be part of the value. `term|question` means either
of two slots.

A third of the utterances is held out, chosen by a hash of the words: they are counted, but their mistakes
are never shown. Samples are improved by looking at the mistakes of the other utterances, so only the
held-out ones measure how well new utterances are understood.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.errors import SimulatorError

HELD_OUT_OF = 3
"""One of this many utterances is held out."""

Wanted = str | tuple[str, ...]


class UnreadableLabels(SimulatorError, ValueError):
    """A file of labelled utterances cannot be read; the message says which and why."""


def is_held_out(said: str) -> bool:
    """Return True if an utterance is held out, by a hash of its words."""
    return int(sha256(f"5:{said}".encode()).hexdigest(), 16) % HELD_OUT_OF == 0


@dataclass(frozen=True, slots=True)
class LabelledUtterance:
    """One labelled utterance."""

    said: str
    intent: str
    slots: Mapping[str, Wanted] = field(hash=False)
    situation: str
    file: str

    @property
    def is_held_out(self) -> bool:
        """True if the utterance is held out; only its words decide this, so it never changes."""
        return is_held_out(self.said)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """All labelled utterances of a folder."""

    utterances: tuple[LabelledUtterance, ...]
    nonsense: tuple[str, ...]
    """Lines that must not be understood as an intent which changes something."""
    harmless: frozenset[str] = field(default_factory=frozenset)
    """The names of the intents that change nothing."""


def read_labelled(folder: Path) -> LabelledSet:
    """Return the labelled utterances of a folder.

    Raises:
        UnreadableLabels: a file is not in this format, or an utterance stands in two places.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise UnreadableLabels(f"{folder}: there are no labelled utterances here")
    utterances: list[LabelledUtterance] = []
    nonsense: list[str] = []
    harmless: set[str] = set()
    for path in files:
        table = _table(path)
        nonsense += table.pop("nonsense", [])
        harmless |= set(table.pop("harmless", []))
        utterances += _utterances_in(path, table, str(table.pop("situation", "")))
    _refuse_twins([*(utterance.said for utterance in utterances), *nonsense], folder)
    return LabelledSet(tuple(utterances), tuple(nonsense), frozenset(harmless))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableLabels(f"{path}: {error}") from error


def _utterances_in(path: Path, table: Mapping[str, Any], situation: str) -> Iterable[LabelledUtterance]:
    for intent, lines in table.items():
        if not isinstance(lines, dict):
            raise UnreadableLabels(f"{path}: {intent}: this is no table of utterances")
        for said, slots in lines.items():
            if not isinstance(slots, dict):
                raise UnreadableLabels(
                    f"{path}: {intent}: {said!r} needs a table of slots, even an empty one"
                )
            yield LabelledUtterance(
                said, intent, {key: _wanted(one) for key, one in slots.items()}, situation, path.name
            )


def _wanted(value: object) -> Wanted:
    return tuple(str(one) for one in value) if isinstance(value, list) else str(value)


def _refuse_twins(said: Iterable[str], folder: Path) -> None:
    seen: set[str] = set()
    for one in said:
        if one in seen:
            raise UnreadableLabels(f"{folder}: {one!r} stands there twice")
        seen.add(one)
