"""The lines that an answer was made of, known by their phrasings: those of health, and those of a shrug."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.evaluation.behaviour_rows import HEALTH_TIERS
from simulator.skill_under_test.paths import ROOT

LINES = ROOT / "skill" / "lines" / "en-US"
KINDS = ROOT / "tests" / "understanding" / "judging" / "lines.toml"
_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
_SHORTEST = 8
"""A phrasing with fewer letters may stand in anything that is said, and tells nothing."""


@dataclass(frozen=True, slots=True)
class SaidLines:
    """Which lines tell of health, and which that nothing was understood."""

    tiers: Mapping[str, tuple[re.Pattern[str], ...]]
    """For each tier of health, the phrasings of its lines."""
    misunderstood: tuple[re.Pattern[str], ...]

    def health(self, spoken: str) -> str:
        """Return the gravest tier of health that an answer holds; `none` if it holds none."""
        found = [tier for tier, lines in self.tiers.items() if _any(lines, spoken)]
        return max(found, key=HEALTH_TIERS.index, default="none")

    def is_misunderstood(self, spoken: str) -> bool:
        """Return True if an answer says that nothing was understood."""
        return _any(self.misunderstood, spoken)


@lru_cache
def said_lines(lines: Path = LINES, kinds: Path = KINDS) -> SaidLines:
    """Return the lines that the judge knows, from the spoken lines and the table of their kinds."""
    phrasings = dict(_phrasings(lines))
    table = tomllib.loads(kinds.read_text("utf-8"))

    def patterns(keys: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(
            _pattern(one)
            for key, all_of in phrasings.items()
            if any(key == name or key.startswith((f"{name}.", f"{name}-")) for name in keys)
            for one in all_of
        )

    return SaidLines(
        {tier: patterns(keys) for tier, keys in table["health"].items()},
        patterns(table["misunderstood"]["lines"]),
    )


def _phrasings(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for path in sorted(folder.glob("*.toml")):
        yield from _flat(tomllib.loads(path.read_text("utf-8")), "")


def _flat(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, list[str]]]:
    for name, one in table.items():
        if isinstance(one, dict):
            yield from _flat(one, f"{before}{name}.")
        elif isinstance(one, list):
            yield before + name, [text for text in one if len(text) >= _SHORTEST]


def _pattern(phrasing: str) -> re.Pattern[str]:
    plain = re.sub(r"<[^>]+>", "", phrasing)
    return re.compile(_PLACEHOLDER.sub(".+?", re.escape(" ".join(plain.split()))), re.IGNORECASE)


def _any(patterns: tuple[re.Pattern[str], ...], spoken: str) -> bool:
    return any(one.search(spoken) for one in patterns)
