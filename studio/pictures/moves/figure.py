"""The figure of all drawings, and a pose of it as points.

Seen from the side it faces right; seen from the front it faces the viewer. A part is given by the direction
in which it points away from the hip or the shoulder, in degrees: 0 to the right, 90 up, -90 down. So somebody
who stands has a trunk of 90 and thighs of -90.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin

LENGTHS = {
    "trunk": 52.0, "head": 19.0, "arm": 28.0, "forearm": 30.0, "thigh": 43.0, "shin": 42.0, "foot": 15.0,
}  # fmt: skip
"""How long each part is; somebody who stands is some 180 high."""
WIDE = {"shoulders": 17.0, "hips": 9.0}
"""Half of the figure's width, seen from the front."""
HEEL = 5.0
"""How far the heel stands behind the ankle."""
LIMBS = (("arm", "forearm"), ("thigh", "shin", "foot"))
PARTS = ("trunk", "head", *(part for limb in LIMBS for part in limb))
FAR = "2"
"""What is added to the name of a part of the other side: the far one, or the viewer's left one."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the figure: the direction in which it points, and how much of its length is seen."""

    direction: float
    seen: float = 1.0


@dataclass(frozen=True, slots=True)
class Pose:
    """The points of a posed figure, by name, with the hip's middle at (0, 0) and y upward."""

    view: str
    parts: Mapping[str, Part]
    points: Mapping[str, Point]

    def moved(self, right: float, up: float) -> "Pose":
        """Return the pose somewhere else."""
        points = {name: (x + right, y + up) for name, (x, y) in self.points.items()}
        return Pose(self.view, self.parts, points)


def pose(view: str, parts: Mapping[str, Part]) -> Pose:
    """Return a pose; a part of the other side that is not given is as that of this side, or its mirror image.

    Args:
        view: `side` or `front`.
        parts: by name, of `PARTS` or with `FAR` at the end.
    """
    whole = dict(parts)
    for part in PARTS[2:]:
        same = parts[part]
        mirrored = Part(180 - same.direction, same.seen) if view == "front" else same
        whole.setdefault(part + FAR, mirrored)
    points: dict[str, Point] = {"hip": (0.0, 0.0)}
    points["neck"] = _end((0.0, 0.0), whole["trunk"], LENGTHS["trunk"])
    points["head"] = _end(points["neck"], whole["head"], LENGTHS["head"])
    across = _across(whole["trunk"].direction) if view == "front" else (0.0, 0.0)
    for side, sign in (("", 1.0), (FAR, -1.0)):
        shoulder = _aside(points["neck"], across, sign * WIDE["shoulders"])
        hip = _aside((0.0, 0.0), across, sign * WIDE["hips"])
        points["shoulder" + side], points["thigh-top" + side] = shoulder, hip
        points["elbow" + side] = _end(shoulder, whole["arm" + side], LENGTHS["arm"])
        points["hand" + side] = _end(points["elbow" + side], whole["forearm" + side], LENGTHS["forearm"])
        points["knee" + side] = _end(hip, whole["thigh" + side], LENGTHS["thigh"])
        points["ankle" + side] = _end(points["knee" + side], whole["shin" + side], LENGTHS["shin"])
        foot = whole["foot" + side]
        points["toe" + side] = _end(points["ankle" + side], foot, LENGTHS["foot"])
        points["heel" + side] = _end(points["ankle" + side], Part(foot.direction + 180, foot.seen), HEEL)
    return Pose(view, whole, points)


def _end(start: Point, part: Part, length: float) -> Point:
    at = radians(part.direction)
    return (start[0] + cos(at) * length * part.seen, start[1] + sin(at) * length * part.seen)


def _across(trunk: float) -> Point:
    at = radians(trunk - 90)
    return (cos(at), sin(at))


def _aside(point: Point, across: Point, by: float) -> Point:
    return (point[0] + across[0] * by, point[1] + across[1] * by)
