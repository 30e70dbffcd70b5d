"""What a language brings along: its built-in utterances, courtesies and number words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

BUILTINS = Path(__file__).parent / "builtins"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language; equal to itself alone, for there is one of each."""

    code: str
    """`en`."""
    intents: Mapping[str, tuple[str, ...]]
    """Utterances of each built-in intent, by its whole name: `AMAZON.StopIntent`."""
    leaving: frozenset[str]
    approving: frozenset[str]
    """What Amazon takes for a yes, beside what is a yes to anybody."""
    contractions: Mapping[str, str]
    """Each word that is compared in other letters, or as several words."""
    alike: Mapping[str, str]
    """Each word that means nearly the same as another one."""
    before: tuple[str, ...]
    behind: tuple[str, ...]
    weak: frozenset[str]
    """Words that say little about what is meant."""
    little: frozenset[str]
    """Words by which two samples may differ and be nearly the same."""
    joints: frozenset[str]
    """Words between the values of one slot."""
    unfinished: frozenset[str]
    """Words with which no finished sentence ends."""
    denials: frozenset[str]
    sparing: frozenset[str]
    """Words that leave something out: the denials, and a few more."""
    """Words that turn a meaning round."""
    endings: Mapping[str, int]
    """What is taken off a word before it is compared, and how long the word must be at least."""
    fillers: frozenset[str]
    """Words that mean nothing wherever they stand."""
    numbers: Mapping[str, Any]
    units: Mapping[str, str]
    """Each word for a unit of time, and its letter in ISO 8601."""
    moments: Mapping[str, Any]
    invocation: Mapping[str, tuple[str, ...]]


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
        contractions=table["contractions"] | table["spellings"],
        alike=table["alike"],
        approving=frozenset(table["approving"]["utterances"]),
        before=_longest_first(table["courtesies"]["before"]),
        behind=_longest_first(table["courtesies"]["behind"]),
        weak=frozenset(table["weak"]["words"]),
        little=frozenset(table["little"]["words"]),
        joints=frozenset(table["joints"]["words"]),
        unfinished=frozenset(table["unfinished"]["words"]),
        denials=frozenset(table["denials"]["words"]),
        sparing=frozenset(table["denials"]["words"] + table["sparing"]["words"]),
        endings=table["endings"],
        fillers=frozenset(table["courtesies"]["anywhere"]),
        numbers=table["numbers"],
        units={word: unit["iso"] for unit in table["durations"].values() for word in unit["words"]},
        moments=table["moments"],
        invocation={key: _longest_first(words) for key, words in table["invocation"].items()},
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda one: (-len(one.split()), one)))
