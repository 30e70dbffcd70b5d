"""Layers: how much of a track's arrangement plays in a bar, by what a workout does there.

A track's file holds its bed, all that is played but the drums; they are played at the mix. So the same bar
can open, drive, breathe or close.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.music.notes import CALM_PARTS, Part

LayerChange = tuple[int, str]
"""A bar, counted from the beginning of what is played, and the layer from there on."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What plays, and how loudly."""

    part: str
    """The part of the form whose drums play; empty for none."""
    bed_db: float
    """The gain of all that is not drums."""
    drums: float = 1.0
    """How hard the drums are played, as a part of what is written."""
    has_kick: bool = True


LAYERS = {
    "close": Layer("", -5.0),
    "breathe": Layer("outro", -5.0, has_kick=False),
    "open": Layer("outro", -3.0, 1.1),
    "warm": Layer("verse", -1.5, 0.9),
    "drive": Layer("verse", 0.0),
    "push": Layer("chorus", 0.5),
}
"""The layers that a workout chooses from, from the least to the most."""

BY_FORM = "form"
"""The layer of a track that is heard on its own: its drums are those of its own parts."""

ALONE: tuple[LayerChange, ...] = ((0, BY_FORM),)
"""The layers of a track that is heard on its own."""

STRONG = frozenset({"drive", "push"})
"""The layers that are entered with a fill and a crash."""

_FORM_DB = {"verse": -1.0, "chorus": 0.0}
_FORM_CALM_DB = -2.5


def layer_at(layers: Sequence[LayerChange], bar: int) -> str:
    """Return the name of the layer of a bar; empty before the first, where nothing has been played."""
    name = ""
    for first, one in layers:
        if first > bar:
            break
        name = one
    return name


def bed_db(name: str, part: Part) -> float:
    """Return the gain of the bed in a bar, by its layer and its part of the form."""
    return LAYERS[name].bed_db if name in LAYERS else _FORM_DB.get(part.name, _FORM_CALM_DB)


def drums_of(name: str, part: Part) -> Part | None:
    """Return the part whose drums are played in a bar of a layer; None if it has none."""
    if name == BY_FORM:
        return part
    wanted = LAYERS[name].part if name in LAYERS else ""
    if not wanted:
        return None
    if name == "drive" and part.name not in CALM_PARTS:
        return part
    return Part(wanted, part.repeat)
