"""The library in other locales: by replaced words where the language is the same, else by translated files.

A locale is a file `locales/<locale>.toml`, or a folder `locales/<locale>/` whose texts replace those of the
base locale, file for file and key for key, or both. Ids, numbers and times are the same in every locale.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skill.content.authored import Tables
from skill.content.faults import Fault
from skill.ports import BASE_LOCALE

TEXT_KEYS = frozenset(
    [
        "name",
        "title",
        "called",
        "style",
        "good_at",
        "introduction",
        "phrases",
        "set_up",
        "how_to",
        "cues",
        "caution",
        "say",
        "space",
        "good_for",
        "summary",
        "opening",
        "description",
        "heading",
        "text",
        "numbers",
    ]
)
"""The keys whose values a person hears or reads; everything else is the same in every locale."""


@dataclass(frozen=True, slots=True)
class Locale:
    """How the texts of the base locale become those of another one."""

    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    segment: Mapping[str, str] = field(default_factory=dict)
    overrides: Tables = field(default_factory=dict)

    def of(self, tables: Tables) -> Tables:
        """Return the tables with this locale's texts."""
        return {
            file: _merged(self._worded(table, is_text=False), self.overrides.get(file, {}))
            for file, table in tables.items()
        }

    def worded(self, text: str) -> str:
        """Return a text with this locale's words, capitalised where the replaced word was."""
        if not self.words:
            return text
        return _pattern(tuple(self.words)).sub(lambda found: self._word(found[0]), text)

    def _word(self, word: str) -> str:
        replaced = self.words[word.lower()]
        return replaced[:1].upper() + replaced[1:] if word[:1].isupper() else replaced

    def _worded(self, value: Any, *, is_text: bool) -> Any:
        if isinstance(value, dict):
            return {key: self._worded(one, is_text=is_text or key in TEXT_KEYS) for key, one in value.items()}
        if isinstance(value, list):
            return [self._worded(one, is_text=is_text) for one in value]
        return self.worded(value) if is_text and isinstance(value, str) else value


def read_locales(content: Path) -> tuple[list[Locale], list[Fault]]:
    """Return the base locale and all others that have a file or a folder, with their faults."""
    folder = content / "locales"
    faults: list[Fault] = []
    names = {path.stem for path in folder.glob("*.toml")}
    names |= {path.name for path in folder.glob("*") if path.is_dir()} | {BASE_LOCALE}
    locales = [_read(content, name, faults) for name in sorted(names)]
    base = next(one for one in locales if one.name == BASE_LOCALE)
    inherited = [
        Locale(one.name, one.words, {**base.segment, **one.segment}, one.overrides) for one in locales
    ]
    inherited.sort(key=lambda one: (one.name != BASE_LOCALE, one.name))
    return inherited, faults


def missing_translations(locale: Locale, tables: Tables) -> list[Fault]:
    """Return a fault for each file that a locale of another language does not translate."""
    if locale.name.split("-", maxsplit=1)[0] == BASE_LOCALE.split("-", maxsplit=1)[0]:
        return []
    return [
        Fault(f"locales/{locale.name}/{file}", "", "is missing: translate the base file's texts")
        for file in sorted(tables)
        if file not in locale.overrides
    ]


def _read(content: Path, name: str, faults: list[Fault]) -> Locale:
    folder = content / "locales" / name
    table = _toml(content, folder.with_name(f"{name}.toml"), faults)
    overrides = {
        path.relative_to(folder).as_posix(): _toml(content, path, faults)
        for path in sorted(folder.rglob("*.toml"))
    }
    words = {str(key).lower(): str(value) for key, value in table.get("words", {}).items()}
    return Locale(name, words, table.get("segment", {}), overrides)


def _toml(content: Path, path: Path, faults: list[Fault]) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(path.relative_to(content).as_posix(), "", f"is no TOML: {error}"))
        return {}


def _merged(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {key: _merged(one, over[key]) if key in over else one for key, one in base.items()}
    if isinstance(base, list) and isinstance(over, list) and base and isinstance(base[0], dict):
        return [_merged(one, other) for one, other in zip(base, over, strict=True)]
    return over


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    inside = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"\b(?:{inside})\b", re.IGNORECASE)
