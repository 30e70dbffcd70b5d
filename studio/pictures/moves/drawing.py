"""A drawing of a move, as its author wrote it: poses, what they stand on, and what they need."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skill.content.authored import CONTENT
from studio.pictures.moves.figure import FAR, PARTS, Part, Pose, pose

DRAWINGS = CONTENT / "drawings"
BASES = "bases.toml"
THICK = 5.5
"""Half of a limb's thickness: where a limb lies on something, its middle is so far above it."""
SEAT, STEP = 44.0, 22.0
"""How high a chair's seat and a step are."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A pose where it belongs: what bears its weight is on the ground, on the chair, the step or the wall."""

    pose: Pose
    bears: tuple[str, ...]
    """The points that bear weight."""
    air: float
    """How far it is above the ground, in a jump."""
    band: tuple[str, str] | None = None
    """The points between which a band is stretched."""
    curve: float = 0.0
    """How far the back is rounded, or hollow if it is below zero."""
    chair_x: float = 0.0
    """Where the chair stands."""
    sits: bool = False
    """True if the figure sits on the chair."""
    on_step: tuple[str, ...] = ()
    """The points that are on the step."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of a move."""

    view: str
    props: tuple[str, ...]
    placed: tuple[Placed, ...]
    arrow: str
    """The point whose way from the first pose to the last is shown; empty for none."""
    is_round: bool = False
    """True if that way is a circle."""
    pace: int = 0
    """How fast somebody moves on, as so many lines behind them."""
    tint: tuple[str, ...] = ()
    """What of the figure is tinted, where that is not told by the exercise's muscles."""


def read_drawing(exercise: str, folder: Path = DRAWINGS) -> Drawing:
    """Return the drawing of an exercise.

    Raises:
        KeyError: it names a base, a part or a point that does not exist.
    """
    file = tomllib.loads((folder / f"{exercise}.toml").read_text("utf-8"))
    bases = tomllib.loads((folder / BASES).read_text("utf-8"))
    placed = tuple(_placed(file, one, bases) for one in file["poses"])
    seats = [one.pose.points["hip"][0] for one in placed if one.sits]
    chair_x = seats[0] if seats else min(one.pose.points["hip"][0] for one in placed) + 2
    placed = tuple(replace(one, chair_x=chair_x) for one in placed)
    return Drawing(
        file["view"],
        tuple(file.get("props", ())),
        placed,
        file.get("arrow", ""),
        bool(file.get("round")),
        int(file.get("pace", 0)),
        tuple(file.get("tint", ())),
    )


def _placed(file: Mapping[str, Any], written: Mapping[str, Any], bases: Mapping[str, Any]) -> Placed:
    base = bases[written["base"]] if "base" in written else {}
    merged = {**base, **written}
    parts = {
        name: Part(*value) if isinstance(value, list) else Part(value)
        for name, value in merged.items()
        if name.removesuffix(FAR) in PARTS
    }
    bears: Sequence[str] = merged["bears"]
    posed = pose(file["view"], parts)
    air = float(merged.get("air", 0))
    first = bears[0]
    height = SEAT if merged.get("sits") else STEP if first in merged.get("on_step", ()) else 0.0
    at = posed.points[first]
    moved = posed.moved(-at[0], height + THICK + air - at[1])
    band = tuple(merged["band"]) if "band" in merged else None
    return Placed(
        _shrugged(moved, float(merged.get("shrug", 0)), float(merged.get("turn", 1))),
        tuple(bears), air, band, float(merged.get("curve", 0)),
        sits=bool(merged.get("sits")), on_step=tuple(merged.get("on_step", ())),
    )  # fmt: skip


def _shrugged(posed: Pose, by: float, turn: float) -> Pose:
    """Return the pose with its arms and shoulders so much higher, and its shoulders narrower by a turn."""
    arms = {"shoulder", "elbow", "hand"}
    middle = posed.points["neck"][0]
    points = {
        name: (middle + (x - middle) * turn, y + by) if name.removesuffix(FAR) in arms else (x, y)
        for name, (x, y) in posed.points.items()
    }
    return Pose(posed.view, posed.parts, points)
