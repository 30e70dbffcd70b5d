"""Colours as `#1d6b47`: mixed, and how well one can be told from another."""

import re

LIGHT, DARK = "#ffffff", "#000000"
PAPER = 0.87
"""How much white is in the paper on which a picture is drawn; the rest is the trainer's colour."""
INK = 0.2
"""How much black is in the ink."""
LEAST_CONTRAST = 4.5
"""Between letters and what they stand on, as WCAG 2 asks for (AA)."""


def is_colour(text: str) -> bool:
    """True if a text is a colour."""
    return re.fullmatch(r"#[0-9a-f]{6}", text) is not None


def mixed(colour: str, other: str, part: float) -> str:
    """Return a colour with so much of another one in it, from 0 to 1."""
    pairs = zip(_levels(colour), _levels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def paper(colour: str) -> str:
    """Return the paper on which pictures are drawn: nearly white, but no lamp in a dark room."""
    return mixed(colour, LIGHT, PAPER)


def ink(colour: str) -> str:
    """Return what is written on a trainer's paper with: a little darker than the trainer's colour."""
    return mixed(colour, DARK, INK)


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2: from 1, none, to 21."""
    low, high = sorted((_luminance(colour), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (level / 255 for level in _levels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _levels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
