"""Words as outlines, so that a picture with words is the same bytes on every machine."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "letters.toml"
EM = 1_000
"""The size in which the outlines are written."""
LINE = 1.14
"""From one line to the next, in sizes of the letters."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of all pictures."""

    widths: dict[str, float]
    outlines: dict[str, str]
    capital: float
    """How high a capital is, in sizes of the letters."""


@lru_cache(maxsize=1)
def letters() -> Letters:
    """Return the letters, which are read once."""
    file = tomllib.loads(FILE.read_text("utf-8"))
    rows = file["letters"]
    return Letters(
        {one: row[0] / EM for one, row in rows.items()},
        {one: row[1] for one, row in rows.items()},
        file["capital_height"] / EM,
    )


def unknown_letters(text: str) -> str:
    """Return the letters of a text that there is no outline of, each once."""
    return "".join(one for one in dict.fromkeys(text) if one not in letters().widths)


def width_of(text: str, size: float) -> float:
    """Return how wide a text is.

    Raises:
        KeyError: there is no outline of one of its letters.
    """
    return sum(letters().widths[one] for one in text) * size


def fitted(text: str, width: float, sizes: Sequence[float], most_lines: int) -> tuple[float, list[str]]:
    """Return the largest size in which a text fits, and its lines; in the last of them it may not fit."""
    for size in sizes:
        lines = list(_wrapped(text, width, size))
        if len(lines) <= most_lines and all(width_of(one, size) <= width for one in lines):
            break
    return size, lines


def _wrapped(text: str, width: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def written(text: str, x: float, baseline: float, size: float, colour: str) -> str:
    """Return a line of text as an SVG element.

    Raises:
        KeyError: there is no outline of one of its letters.
    """
    known, at, paths = letters(), 0.0, []
    for one in text:
        if known.outlines[one]:
            paths.append(f'<path transform="translate({at * EM:.0f} 0)" d="{known.outlines[one]}"/>')
        at += known.widths[one]
    move = f"translate({x:.1f} {baseline:.1f}) scale({size / EM:.4f})"
    return f'<g transform="{move}" fill="{colour}">{"".join(paths)}</g>'
