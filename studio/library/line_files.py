"""The coach's lines, from the locale's files to rows of the compiled library."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.content.faults import Fault
from skill.content.locales import Locale
from skill.ports import BASE_LOCALE
from studio.paths import ROOT

LINES = ROOT / "skill" / "lines"

Lines = dict[str, tuple[str, ...]]

_SKILL = ROOT / "skill"


def read_lines(folder: Path, locale: Locale) -> tuple[Lines, list[Fault]]:
    """Return a locale's lines by key: its own, else the base locale's with the locale's words put in."""
    faults: list[Fault] = []
    base = _folder(folder / BASE_LOCALE, faults)
    lines = {key: tuple(locale.worded(text) for text in texts) for key, texts in base.items()}
    if locale.name != BASE_LOCALE:
        own = _folder(folder / locale.name, faults)
        faults += _mismatches(locale.name, base, own)
        lines.update(own)
    return lines, faults


def _folder(folder: Path, faults: list[Fault]) -> Lines:
    """Return the lines of all files of a locale's folder."""
    lines: Lines = {}
    for path in sorted(folder.glob("*.toml")):
        file = f"lines/{folder.name}/{path.name}"
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            faults.append(Fault(file, "", f"is no TOML: {error}"))
            continue
        for key, texts in _flat(table, file, faults):
            if key in lines:
                faults.append(Fault(file, key, "stands in another file of the folder too"))
            lines[key] = texts
    return lines


def _flat(
    table: Mapping[str, Any], file: str, faults: list[Fault], under: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in table.items():
        key = f"{under}{name}"
        if isinstance(value, dict):
            yield from _flat(value, file, faults, f"{key}.")
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            yield key, tuple(value)
        else:
            faults.append(Fault(file, key, "should be a list of texts, at least one"))


def _mismatches(name: str, base: Lines, own: Lines) -> list[Fault]:
    file = f"lines/{name}"
    faults = [Fault(file, key, "is no line of the base") for key in own.keys() - base.keys()]
    for key in own.keys() & base.keys():
        allowed = _braces(base[key])
        faults += [Fault(file, key, f"unknown brace {{{brace}}}") for brace in _braces(own[key]) - allowed]
    return faults


def _braces(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def missing_lines(lines: Lines) -> list[Fault]:
    """Return a fault for each line that the skill's source asks for and no file has."""
    faults = []
    for path in sorted(_SKILL.rglob("*.py")):
        for key in re.findall(r"""\bline\(\s*"([a-z_.]+)\"""", path.read_text("utf-8")):
            if key not in lines:
                where = path.relative_to(_SKILL).as_posix()
                faults.append(Fault(f"lines/{BASE_LOCALE}", key, f"is missing; skill/{where} says it"))
    return faults
