"""What a trainer would object to in a drawing: joints that bend too far, weight that rests on nothing."""

from collections.abc import Iterator

from studio.pictures.moves.drawing import SEAT, STEP, THICK, Drawing, Placed
from studio.pictures.moves.figure import FAR

LIMITS = {
    "hip": (-40, 156), "knee": (-8, 160), "ankle": (-85, 40), "shoulder": (-75, 190), "elbow": (-8, 160),
    "neck": (-60, 60),
}  # fmt: skip
"""How far each joint goes, in degrees: bent back, and bent forward, as people who stand can."""
NEAR_ENOUGH = 7.0
"""How far what bears weight may be from what it rests on."""
UNDER = -3.0
"""How far anything may be below the ground."""


def drawing_faults(drawing: Drawing) -> Iterator[str]:
    """Yield what is wrong with a drawing, in words."""
    for number, placed in enumerate(drawing.placed, start=1):
        yield from (f"pose {number}: {fault}" for fault in _joints(placed) if drawing.view == "side")
        yield from (f"pose {number}: {fault}" for fault in _weight(placed))


def _joints(placed: Placed) -> Iterator[str]:
    parts = placed.pose.parts
    trunk = parts["trunk"].direction
    yield from _bent("neck", parts["head"].direction - trunk)
    for side in ("", FAR):
        arm, forearm = parts["arm" + side], parts["forearm" + side]
        thigh, shin, foot = (parts[part + side] for part in ("thigh", "shin", "foot"))
        whole = [one.seen == 1 for one in (arm, forearm)]
        if whole[0]:
            yield from _bent("shoulder" + side, arm.direction - (trunk - 180))
        if all(whole):
            yield from _bent("elbow" + side, forearm.direction - arm.direction)
        if thigh.seen == 1:
            yield from _bent("hip" + side, thigh.direction - (trunk - 180))
            if shin.seen == 1:
                yield from _bent("knee" + side, thigh.direction - shin.direction)
                yield from _bent("ankle" + side, foot.direction - shin.direction - 90)


def _bent(joint: str, by: float) -> Iterator[str]:
    least, most = LIMITS[joint.removesuffix(FAR)]
    turned = (by - least + 90) % 360 + least - 90  # the limits lie in the middle of the turn
    if not least <= turned <= most:
        yield f"{joint} bends by {turned:.0f} degrees, of {least} to {most}"


def _weight(placed: Placed) -> Iterator[str]:
    points = placed.pose.points
    for name in placed.bears:
        rests_on = (
            SEAT if placed.sits and name in {"hip", "thigh-top"} else STEP if name in placed.on_step else 0.0
        )
        off = points[name][1] - THICK - rests_on - placed.air
        if abs(off) > NEAR_ENOUGH:
            yield f"{name} is {off:.0f} off what it rests on"
    lowest = min(points, key=lambda one: points[one][1])
    if points[lowest][1] < UNDER:
        yield f"{lowest} is {-points[lowest][1]:.0f} below the ground"
