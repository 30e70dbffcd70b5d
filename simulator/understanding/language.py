"""The data of one language: utterances of built-in intents, polite phrases, number words and more."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

BUILTINS = Path(__file__).parent / "builtins"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language; it is compared by identity, because there is one object for each language."""

    code: str
    """The ISO 639 code: `en`."""
    intents: Mapping[str, tuple[str, ...]]
    """The utterances of each built-in intent by its full name: `AMAZON.StopIntent`."""
    leaving: frozenset[str]
    """Utterances that end a session without a request to the skill."""
    approving: frozenset[str]
    """Utterances that accept a question of Amazon's, besides those of AMAZON.YesIntent."""
    contractions: Mapping[str, str]
    """For each contraction or spelling, the word or words that it is compared as."""
    alike: Mapping[str, str]
    """For some words, another word of nearly the same meaning."""
    before: tuple[str, ...]
    """Polite phrases before a request."""
    behind: tuple[str, ...]
    """Polite phrases after a request."""
    weak: frozenset[str]
    """Common words that say little about the intent."""
    little: frozenset[str]
    """Words that two samples may differ in and still be nearly the same."""
    joints: frozenset[str]
    """Words between several values of one slot, such as "and"."""
    unfinished: frozenset[str]
    """Words that do not end a complete sentence."""
    denials: frozenset[str]
    """Words that negate a meaning."""
    sparing: frozenset[str]
    """Words that leave something out: the denials, and a few more."""
    endings: Mapping[str, int]
    """The endings that are removed from a word before it is compared, with the least length of the word."""
    fillers: frozenset[str]
    """Words without meaning, wherever they stand."""
    numbers: Mapping[str, Any]
    units: Mapping[str, str]
    """For each word for a unit of time, its designator in ISO 8601."""
    moments: Mapping[str, Any]
    """Words for days, months, periods and times of day."""
    invocation: Mapping[str, tuple[str, ...]]
    """Phrases around the invocation name, by their kind."""


@lru_cache
def language_of(locale: str) -> Language:
    """Return the language of a locale; English if there is no file for the locale's language."""
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
