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
    exits: frozenset[str]
    """Utterances that end a session without a request to the skill."""
    approvals: frozenset[str]
    """Utterances that accept a question of Amazon's, besides those of AMAZON.YesIntent."""
    contractions: Mapping[str, str]
    """For each contraction or spelling, the word or words that it is compared as."""
    alike: Mapping[str, str]
    """For some words, another word of nearly the same meaning."""
    before: tuple[str, ...]
    """Polite phrases before a request."""
    behind: tuple[str, ...]
    """Polite phrases after a request."""
    common_words: frozenset[str]
    """Common words that say little about the intent."""
    minor_words: frozenset[str]
    """Words that two samples may differ in and still be nearly the same."""
    conjunctions: frozenset[str]
    """Words between several values of one slot, such as "and"."""
    unfinished: frozenset[str]
    """Words that do not end a complete sentence."""
    negations: frozenset[str]
    """Words that negate a meaning."""
    exclusions: frozenset[str]
    """Words that leave something out: the negations, and a few more."""
    endings: Mapping[str, int]
    """The endings that are removed from a word before it is compared, with the least length of the word."""
    fillers: frozenset[str]
    """Words without meaning, wherever they stand."""
    numbers: Mapping[str, Any]
    units: Mapping[str, str]
    """For each word for a unit of time, its designator in ISO 8601."""
    moments: Mapping[str, Any]
    """Words for days, months, periods and times of day."""
    spoken_values: Mapping[str, tuple[str, ...]]
    """For each of Amazon's slot types, some values as they are said."""
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
        exits=frozenset(table["exits"]["utterances"]),
        contractions=table["contractions"] | table["spellings"],
        alike=table["alike"],
        approvals=frozenset(table["approvals"]["utterances"]),
        before=_longest_first(table["courtesies"]["before"]),
        behind=_longest_first(table["courtesies"]["behind"]),
        common_words=frozenset(table["common_words"]["words"]),
        minor_words=frozenset(table["minor_words"]["words"]),
        conjunctions=frozenset(table["conjunctions"]["words"]),
        unfinished=frozenset(table["unfinished"]["words"]),
        negations=frozenset(table["negations"]["words"]),
        exclusions=frozenset(table["negations"]["words"] + table["exclusions"]["words"]),
        endings=table["endings"],
        fillers=frozenset(table["courtesies"]["anywhere"]),
        numbers=table["numbers"],
        units={word: unit["iso"] for unit in table["durations"].values() for word in unit["words"]},
        moments=table["moments"],
        spoken_values={f"AMAZON.{name}": tuple(said) for name, said in table["spoken_values"].items()},
        invocation={key: _longest_first(words) for key, words in table["invocation"].items()},
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda one: (-len(one.split()), one)))
