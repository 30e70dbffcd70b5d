"""All drawings: what is wrong with them, and one sheet that shows them all."""

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from xml.sax.saxutils import escape

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.pictures.moves.drawing import BASES, DRAWINGS, read_drawing
from studio.pictures.moves.pose_check import drawing_faults
from studio.pictures.moves.svg import drawing_svg

COLUMNS, WIDTH, HEIGHT, TITLE = 6, 250, 230, 24
"""How many drawings stand beside one another on a sheet, and the size of each and of its name, in pixels."""


def gallery_faults(authored: Authored, folder: Path = DRAWINGS) -> Iterator[Fault]:
    """Yield a fault for each exercise that has no drawing, or one that a trainer would object to."""
    for file in sorted(folder.glob("*.toml")):
        if file.name != BASES and file.stem not in authored.exercises:
            yield Fault(f"drawings/{file.name}", "", "there is no such exercise: delete it, or rename it")
    for exercise in sorted(authored.exercises):
        name = f"drawings/{exercise}.toml"
        if not (folder / f"{exercise}.toml").exists():
            yield Fault(name, "", f"{exercise} has no drawing: docs/authoring.md shows how one is written")
            continue
        try:
            drawing = read_drawing(exercise, folder)
        except (KeyError, TypeError, ValueError) as error:
            yield Fault(name, "poses", f"it cannot be read: {error}")
            continue
        yield from (Fault(name, "poses", fault) for fault in drawing_faults(drawing))


def move_svg(authored: Authored, exercise: str, *, other_side: bool = False) -> str:
    """Return the drawing of an exercise as SVG.

    Args:
        authored: the library.
        exercise: its id.
        other_side: True for the other side of a move that is done on each.

    Raises:
        KeyError: there is no such exercise.
    """
    written = authored.exercises[exercise]
    return drawing_svg(
        read_drawing(exercise),
        written.muscles,
        written.name,
        one_side=written.sides,
        mirrored=other_side and written.sides,
    )


def sheet_svg(authored: Authored, *, named: bool = True) -> str:
    """Return one SVG with all drawings in the order of their ids, with their names or with numbers."""
    cells = []
    for place, exercise in enumerate(sorted(authored.exercises)):
        svg = move_svg(authored, exercise)
        view = re.search(r'viewBox="([^"]+)"', svg)
        assert view  # noqa: S101  every drawing has one
        inner = svg[svg.index("</title>") + len("</title>") : svg.rindex("</svg>")]
        x, y = place % COLUMNS * WIDTH, place // COLUMNS * HEIGHT
        title = authored.exercises[exercise].name if named else str(place + 1)
        cells.append(
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" fill="#ffffff" stroke="#d9dde6"/>'
            f'<text x="{x + 10}" y="{y + 19}" font-family="sans-serif" font-size="15">{escape(title)}</text>'
            f'<svg x="{x + 8}" y="{y + TITLE}" width="{WIDTH - 16}" height="{HEIGHT - TITLE - 8}" '
            f'viewBox="{view[1]}">{inner}</svg>\n'
        )
    width, height = COLUMNS * WIDTH, ceil(len(cells) / COLUMNS) * HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><title>The moves</title>\n{"".join(cells)}</svg>\n'
    )
