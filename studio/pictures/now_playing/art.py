"""The pictures of what plays, as SVG: square art of 480 pixels, and a wide picture behind it.

Art is paper in a frame of a colour: on it what is done, its name, and a badge for the round. Dark letters on
light paper are read from across a room, and by programs: light ones in the frame were not, one in fifty.
"""

import hashlib
import re
from math import sin

from skill.content.colours import DARK, ink, mixed, paper
from studio.pictures.now_playing.lettering import LINE, fitted, letters, width_of, written

ART = 480
"""The width and height of art in pixels: what Amazon asks for at the least, and shows at most."""
WIDE = (1024, 640)
"""The size of the picture behind it, in pixels, likewise."""
HOUSE = "#202a5c"
"""The colour of what no trainer leads."""

FRAME, ROUND, PADDING = 20, 22, 18
"""The frame around the paper, how round its corners are, and what is left empty within it."""
TOP, HEIGHT = FRAME + 12, 258
"""Where the drawing begins, and how high it may be."""
ONE_LINE, TWO_LINES, BADGE = (54, 50, 46), (44, 40, 36, 32), (34, 30, 26)
"""The sizes of a name that fits on one line, of one that needs two, and of the badge."""
LEFT = FRAME + PADDING
TEXT_WIDTH = ART - 2 * LEFT
BADGE_LINE = ART - FRAME - 22
BARS, BAR = 17, 14


def move_art(figure: str, name: str, colour: str, badge: str = "") -> str:
    """Return the art of a move.

    Args:
        figure: the move's drawing as an SVG; empty if it has none.
        name: the move's name.
        colour: the trainer's.
        badge: which round it is, in words; empty for none.
    """
    return _art(_placed(figure) if figure else _rings(colour), name, colour, badge)


def breather_art(name: str, colour: str) -> str:
    """Return the art of a breather: rings that widen like a breath."""
    return _art(_rings(colour), name, colour, "")


def track_art(title: str, playlist: str, seed: str) -> str:
    """Return the art of a track: bars of sound, whose heights follow from a seed."""
    dice = hashlib.sha256(seed.encode()).digest()
    step = (TEXT_WIDTH - BAR) / (BARS - 1)
    middle, parts = TOP + HEIGHT / 2, []
    for n in range(BARS):
        reach = (26 + dice[n] / 255 * 78) * (0.55 + 0.45 * sin(3.1416 * n / (BARS - 1)))
        x = LEFT + BAR / 2 + n * step
        colour = mixed(HOUSE, "#e85c46", n / (BARS - 1))
        parts.append(
            f'<line x1="{x:.1f}" y1="{middle - reach:.1f}" x2="{x:.1f}" y2="{middle + reach:.1f}" '
            f'stroke="{colour}" stroke-width="{BAR}" stroke-linecap="round"/>'
        )
    return _art("".join(parts), title, HOUSE, playlist)


def wide_svg(colour: str) -> str:
    """Return the picture behind everything: the lanes of a track in a dark shade, without words."""
    width, height = WIDE
    ground = mixed(colour, DARK, 0.5)
    lanes = "".join(
        f'<ellipse cx="{width * 0.78:.0f}" cy="{height * 1.12:.0f}" rx="{180 + 150 * n}" '
        f'ry="{110 + 105 * n}" fill="none" stroke="{mixed(ground, colour, 0.42)}" stroke-width="34"/>'
        for n in range(6)
    )
    return _svg(width, height, f'<rect width="{width}" height="{height}" fill="{ground}"/>{lanes}')


def _art(inside: str, name: str, colour: str, badge: str) -> str:
    wide = ART - 2 * FRAME
    return _svg(
        ART,
        ART,
        f'<rect width="{ART}" height="{ART}" fill="{colour}"/>'
        f'<rect x="{FRAME}" y="{FRAME}" width="{wide}" height="{wide}" rx="{ROUND}" '
        f'fill="{paper(colour)}"/>{inside}{_words(name, colour, badge)}',
    )


def _svg(width: int, height: int, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}">{inside}</svg>\n'
    )


def _placed(figure: str) -> str:
    """Return a drawing, as large as fits on the paper."""
    view = re.search(r'viewBox="([^"]+)"', figure)
    if view is None:
        raise ValueError("a drawing has a viewBox")
    start = figure.index("</title>") + len("</title>") if "</title>" in figure else figure.index(">") + 1
    inner = figure[start : figure.rindex("</svg>")]
    return (
        f'<svg x="{LEFT}" y="{TOP}" width="{TEXT_WIDTH}" height="{HEIGHT}" viewBox="{view[1]}">{inner}</svg>'
    )


def _rings(colour: str) -> str:
    x, y = ART / 2, TOP + HEIGHT / 2
    rings = "".join(
        f'<circle cx="{x}" cy="{y}" r="{32 + 31 * n}" fill="none" '
        f'stroke="{mixed(colour, paper(colour), 0.22 * n)}" stroke-width="{15 - 3 * n}"/>'
        for n in range(4)
    )
    return f'{rings}<circle cx="{x}" cy="{y}" r="14" fill="{colour}"/>'


def fits(name: str) -> bool:
    """True if a name can be written on art."""
    size, lines = fitted(name, TEXT_WIDTH, TWO_LINES, 2)
    return len(lines) <= 2 and all(width_of(one, size) <= TEXT_WIDTH for one in lines)


def _words(name: str, colour: str, badge: str) -> str:
    size, lines = fitted(name, TEXT_WIDTH, ONE_LINE, 1)
    if len(lines) > 1:
        size, lines = fitted(name, TEXT_WIDTH, TWO_LINES, 2)
    capital, dark = letters().capital, ink(colour)
    small, _ = fitted(badge, TEXT_WIDTH, BADGE, 1)
    top, bottom = TOP + HEIGHT, (BADGE_LINE - small if badge else ART - FRAME)
    high = size * (capital + LINE * (len(lines) - 1))
    first = top + (bottom - top - high) / 2 + size * capital
    words = [written(one, LEFT, first + n * size * LINE, size, dark) for n, one in enumerate(lines)]
    return "".join(words) + (written(badge, LEFT, BADGE_LINE, small, dark) if badge else "")
