"""What a language brings along: its built-in utterances, courtesies and number words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

BUILTINS = Path(__file__).parent / "builtins"


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    code: str
    """`en`."""
    intents: Mapping[str, tuple[str, ...]]
    """Utterances of each built-in intent, by its whole name: `AMAZON.StopIntent`."""
    leaving: frozenset[str]
    contractions: Mapping[str, str]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    weak: frozenset[str]
    """Words that say little about what is meant."""
    numbers: Mapping[str, Any]
    units: Mapping[str, str]
    """Each word for a unit of time, and its letter in ISO 8601."""
    moments: Mapping[str, Any]
    invocation: Mapping[str, tuple[str, ...]]
    joins: tuple[tuple[str, ...], ...]
    """What stands between the values of a slot that holds several; perhaps nothing."""


@lru_cache
def language_of(locale: str) -> Language:
    """Return the language of a locale; English where there is no file for it."""
    code = locale.partition("-")[0].lower()
    path = BUILTINS / f"{code}.toml"
    if not path.exists():
        code, path = "en", BUILTINS / "en.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return Language(
        code=code,
        intents={f"AMAZON.{name}": tuple(said) for name, said in table["intents"].items()},
        leaving=frozenset(table["leaving"]["utterances"]),
        contractions=table["contractions"],
        before=_longest_first(table["courtesies"]["before"]),
        behind=_longest_first(table["courtesies"]["behind"]),
        weak=frozenset(table["weak"]["words"]),
        numbers=table["numbers"],
        units={word: unit["iso"] for unit in table["durations"].values() for word in unit["words"]},
        moments=table["moments"],
        joins=tuple(tuple(one.split()) for one in table["joins"]["between"]),
        invocation={key: _longest_first(words) for key, words in table["invocation"].items()},
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda one: (-len(one.split()), one)))
