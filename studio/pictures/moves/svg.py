"""A drawing as SVG: one panel a pose, the working muscles tinted, an arrow for the way that is moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from xml.sax.saxutils import escape

from studio.pictures.moves.drawing import SEAT, STEP, Drawing, Placed
from studio.pictures.moves.figure import FAR, Point

NEAR, DISTANT, TINT, DISTANT_TINT = "#2e3a59", "#93a0bb", "#e85c46", "#f3b3a8"
PROP, GROUND, ARROW = "#c9a06a", "#c3c9d6", "#e8913c"
HEAD, MARGIN, APART = 11.5, 14.0, 26.0
WIDTHS = {"arm": 10.0, "forearm": 9.0, "thigh": 13.0, "shin": 10.5, "foot": 8.0, "trunk": 17.0}
WORK = {
    "quads": ("thigh",), "hamstrings": ("thigh",), "legs": ("thigh", "shin"), "glutes": ("seat",),
    "hips": ("seat",), "calves": ("shin",), "ankles": ("foot",), "arms": ("arm", "forearm"),
    "shoulders": ("shoulder",), "chest": ("chest",), "back": ("back",), "abs": ("belly",),
    "full-body": ("thigh", "shin", "arm", "forearm", "belly"),
}  # fmt: skip
"""What of the figure is tinted for each muscle of an exercise."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with y upward."""

    left: float
    bottom: float
    right: float
    top: float


def drawing_svg(
    drawing: Drawing, muscles: Sequence[str], title: str, *, one_side: bool = False, mirrored: bool = False
) -> str:
    """Return a drawing as an SVG file's text, the same for the same drawing.

    Args:
        drawing: the drawing.
        muscles: what is at work, as exercises name it.
        title: the move's name.
        one_side: True if only this side's limbs work.
        mirrored: True for the same move on the other side.
    """
    tinted = set(drawing.tint) or {part for muscle in muscles for part in WORK.get(muscle, ())}
    boxes = [_box(one, drawing) for one in drawing.placed]
    stacked = sum(box.right - box.left for box in boxes) > 1.6 * max(box.top - box.bottom for box in boxes)
    stacked = stacked and max(box.top - box.bottom for box in boxes) < 130
    panels, x, y, width, height = [], 0.0, 0.0, 0.0, 0.0
    for placed, box in zip(drawing.placed, boxes, strict=True):
        inner = "".join(_panel(placed, drawing, tinted, box, one_side=one_side))
        if stacked:
            panels.append(f'<g transform="translate({-box.left:.1f} {y + box.top:.1f})">{inner}</g>')
            y += box.top - box.bottom + APART
            width, height = max(width, box.right - box.left), y - APART
        else:
            top = max(one.top for one in boxes)
            panels.append(f'<g transform="translate({x - box.left:.1f} {top:.1f})">{inner}</g>')
            x += box.right - box.left + APART
            width, height = x - APART, top - min(one.bottom for one in boxes)
    view = f"{-MARGIN:.1f} {-MARGIN:.1f} {width + 2 * MARGIN:.1f} {height + 2 * MARGIN:.1f}"
    drawn = f"{''.join(panels)}{_way(drawing, boxes, stacked=stacked)}"
    if mirrored:
        drawn = f'<g transform="translate({width:.1f} 0) scale(-1 1)">{drawn}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><title>{escape(title)}</title>'
        f"{drawn}</svg>\n"
    )


def _box(placed: Placed, drawing: Drawing) -> Box:
    xs = [x for x, _ in placed.pose.points.values()]
    ys = [y for _, y in placed.pose.points.values()]
    left, right = min(xs) - HEAD, max(xs) + HEAD
    if "wall" in drawing.props:
        right += 8
    if {"backwall", "chair"} & set(drawing.props):
        left -= 16
    return Box(left, -6.0, right, max(ys) + HEAD + 2)


def _panel(placed: Placed, drawing: Drawing, tinted: set[str], box: Box, *, one_side: bool) -> Iterator[str]:
    points = placed.pose.points
    yield _line((box.left, 0), (box.right, 0), GROUND, 2.5)
    for number in range(drawing.pace):
        x, y = points["hip"][0] - 34 - 5 * (number % 2), points["hip"][1] + 34 - 17 * number
        yield _line((x - 13 - 5 * drawing.pace, y), (x, y), GROUND, 3.5)
    yield from _props(placed, drawing, box)
    yield from _limbs(points, FAR, DISTANT if drawing.view == "side" else NEAR, set() if one_side else tinted)
    yield from _trunk(placed, tinted, drawing)
    yield f'<circle cx="{points["head"][0]:.1f}" cy="{-points["head"][1]:.1f}" r="{HEAD}" fill="{NEAR}"/>'
    yield from _limbs(points, "", NEAR, tinted)
    yield from _held(placed, drawing)


def _limbs(points: Mapping[str, Point], side: str, colour: str, tinted: set[str]) -> Iterator[str]:
    tint = DISTANT_TINT if colour == DISTANT else TINT
    joints = (
        ("thigh", "thigh-top", "knee"), ("shin", "knee", "ankle"), ("foot", "heel", "toe"),
        ("arm", "shoulder", "elbow"), ("forearm", "elbow", "hand"),
    )  # fmt: skip
    for part, start, end in joints:
        shown = tint if part in tinted else colour
        yield _line(points[start + side], points[end + side], shown, WIDTHS[part])
    if "shoulder" in tinted:
        x, y = points["shoulder" + side]
        yield f'<circle cx="{x:.1f}" cy="{-y:.1f}" r="8" fill="{tint}"/>'
    if "seat" in tinted and side == "":
        x, y = points["thigh-top"]
        yield f'<circle cx="{x:.1f}" cy="{-y:.1f}" r="9.5" fill="{tint}"/>'


def _trunk(placed: Placed, tinted: set[str], drawing: Drawing) -> Iterator[str]:
    points = placed.pose.points
    hip, neck = points["hip"], points["neck"]
    if drawing.view == "front":
        corners = [points[name] for name in ("thigh-top", "shoulder", "shoulder2", "thigh-top2")]
        path = " ".join(f"{x:.1f},{-y:.1f}" for x, y in corners)
        yield (
            f'<polygon points="{path}" fill="{NEAR}" stroke="{NEAR}" stroke-width="11" '
            'stroke-linejoin="round"/>'
        )
        yield _line(neck, points["head"], NEAR, 8)
        for part, (low, high) in {"belly": (0.15, 0.45), "chest": (0.7, 0.9), "back": (0.3, 0.9)}.items():
            if part in tinted:
                yield _line(_between(hip, neck, low), _between(hip, neck, high), TINT, 14)
        return
    bent = _bent(hip, neck, placed.curve)
    yield _curve(hip, bent, neck, NEAR, WIDTHS["trunk"])
    yield _line(neck, points["head"], NEAR, 9)
    length = hypot(neck[0] - hip[0], neck[1] - hip[1]) or 1
    ahead = ((neck[1] - hip[1]) / length * 5, -(neck[0] - hip[0]) / length * 5)
    for part, (low, high, sign) in {
        "belly": (0.12, 0.55, 1), "chest": (0.62, 0.92, 1), "back": (0.15, 0.9, -1),
    }.items():  # fmt: skip
        if part in tinted:
            start, end = (_along(hip, bent, neck, at) for at in (low, high))
            start, end = ((x + sign * ahead[0], y + sign * ahead[1]) for x, y in (start, end))
            yield _line(start, end, TINT, 7)


def _props(placed: Placed, drawing: Drawing, box: Box) -> Iterator[str]:
    points = placed.pose.points
    for prop in drawing.props:
        if prop == "mat":
            wide = box.right - box.left
            yield f'<rect x="{box.left:.1f}" y="-3" width="{wide:.1f}" height="5" rx="2.5" fill="{PROP}"/>'
        elif prop == "chair":
            x = placed.chair_x
            if drawing.view == "front":
                yield from (
                    _line((x - 22, SEAT), (x + 22, SEAT), PROP, 6),
                    _line((x - 20, 0), (x - 20, SEAT + 40), PROP, 5),
                )
                yield _line((x + 20, 0), (x + 20, SEAT + 40), PROP, 5)
            else:
                yield _line((x - 18, SEAT), (x + 16, SEAT), PROP, 6)
                yield _line((x - 18, 0), (x - 18, SEAT + 46), PROP, 5)
                yield _line((x + 14, 0), (x + 14, SEAT), PROP, 5)
        elif prop == "wall":
            x = max(points["hand"][0], points["hand2"][0]) + 6
            yield _line((x, 0), (x, box.top - 4), PROP, 6)
        elif prop == "backwall":
            x = points["hip"][0] - 13
            yield _line((x, 0), (x, box.top - 4), PROP, 6)
        elif prop == "step":
            x = points["toe"][0]
            yield f'<rect x="{x - 30:.1f}" y="{-STEP:.1f}" width="44" height="{STEP}" rx="3" fill="{PROP}"/>'
        elif prop == "slope":
            yield _line((box.left, -2), (box.right, 10), PROP, 4)
    if placed.band:
        start, end = (points[one] for one in placed.band)
        yield _line(start, end, PROP, 4)


def _held(placed: Placed, drawing: Drawing) -> Iterator[str]:
    points = placed.pose.points
    if "dumbbells" in drawing.props:
        for side in ("2", "") if drawing.view == "front" else ("",):
            x, y = points["hand" + side]
            yield _line((x - 9, y), (x + 9, y), PROP, 4)
            yield from (_line((x + at, y - 5), (x + at, y + 5), PROP, 5) for at in (-9, 9))
    if "kettlebell" in drawing.props:
        x, y = points["hand"]
        yield f'<circle cx="{x + 5:.1f}" cy="{-y + 7:.1f}" r="9" fill="{PROP}"/>'


def _way(drawing: Drawing, boxes: Sequence[Box], *, stacked: bool) -> str:
    """Return an arrow in the last panel, beside the point whose way is shown: from where it was."""
    if not drawing.arrow:
        return ""
    first, last = drawing.placed[0], drawing.placed[-1]
    start, end = first.pose.points[drawing.arrow], last.pose.points[drawing.arrow]
    box, before = boxes[-1], boxes[:-1]
    if stacked:
        shift = (-box.left, sum(one.top - one.bottom + APART for one in before) + box.top)
    else:
        shift = (
            sum(one.right - one.left + APART for one in before) - box.left,
            max(one.top for one in boxes),
        )
    if drawing.is_round:
        return _ring((end[0] + shift[0], shift[1] - end[1]))
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < 4:
        return ""
    unit = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    if length < 26:
        start = (end[0] - unit[0] * 26, end[1] - unit[1] * 26)
    aside = (unit[1] * 13, -unit[0] * 13)
    start, end = ((x + aside[0] + shift[0], -(y + aside[1]) + shift[1]) for x, y in (start, end))
    angle = pi + atan2(end[1] - start[1], end[0] - start[0])
    wings = [(end[0] + cos(angle + turn) * 9, end[1] + sin(angle + turn) * 9) for turn in (0.5, -0.5)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (wings[0], end, wings[1]))
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="{ARROW}" '
        f'stroke-width="3.5" stroke-linecap="round"/><polyline points="{path}" fill="none" stroke="{ARROW}" '
        'stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _ring(middle: Point) -> str:
    """Return an arrow that goes round a point."""
    x, y = middle
    return (
        f'<path d="M{x + 16:.1f} {y - 4:.1f} A16.5 16.5 0 1 0 {x + 6:.1f} {y + 15:.1f}" fill="none" '
        f'stroke="{ARROW}" stroke-width="3.5" stroke-linecap="round"/>'
        f'<polyline points="{x + 9:.1f},{y + 6:.1f} {x + 6:.1f},{y + 15:.1f} {x - 3.5:.1f},{y + 12:.1f}" '
        f'fill="none" '
        f'stroke="{ARROW}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _line(start: Point, end: Point, colour: str, width: float) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{-start[1]:.1f}" x2="{end[0]:.1f}" y2="{-end[1]:.1f}" '
        f'stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'
    )


def _curve(start: Point, middle: Point, end: Point, colour: str, width: float) -> str:
    return (
        f'<path d="M{start[0]:.1f} {-start[1]:.1f} Q{middle[0]:.1f} {-middle[1]:.1f} '
        f'{end[0]:.1f} {-end[1]:.1f}" '
        f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'
    )


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _bent(start: Point, end: Point, by: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1
    x, y = _between(start, end, 0.5)
    return (x - (end[1] - start[1]) / length * by * 2, y + (end[0] - start[0]) / length * by * 2)


def _along(start: Point, middle: Point, end: Point, part: float) -> Point:
    rest = 1 - part
    return (
        rest * rest * start[0] + 2 * rest * part * middle[0] + part * part * end[0],
        rest * rest * start[1] + 2 * rest * part * middle[1] + part * part * end[1],
    )
