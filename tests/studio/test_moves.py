"""Drawings of the moves: limbs keep their length, joints are people's, weight rests on something."""

from collections.abc import Callable
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.pictures.moves.drawing import BASES, DRAWINGS, read_drawing
from studio.pictures.moves.figure import FAR, LENGTHS, LIMBS, PARTS, Part, pose
from studio.pictures.moves.gallery import gallery_faults, move_svg, sheet_svg
from studio.pictures.moves.pose_check import drawing_faults
from studio.pictures.png import png_of
from tests.shipped_library import authored

ENDS = {"arm": "elbow", "forearm": "hand", "thigh": "knee", "shin": "ankle", "foot": "toe"}
STARTS = {"arm": "shoulder", "forearm": "elbow", "thigh": "thigh-top", "shin": "knee", "foot": "ankle"}


def test_every_move_has_a_drawing_that_a_trainer_would_let_pass() -> None:
    """And no drawing is of a move that there is not."""
    assert list(gallery_faults(authored())) == []


@given(
    st.sampled_from(["side", "front"]), st.fixed_dictionaries({one: st.floats(-180, 180) for one in PARTS})
)
def test_limbs_keep_their_length_in_any_pose(view: str, angles: dict[str, float]) -> None:
    """On both sides."""
    points = pose(view, {name: Part(angle) for name, angle in angles.items()}).points
    for part in (part for limb in LIMBS for part in limb):
        for side in ("", FAR):
            (x, y), (u, v) = points[STARTS[part] + side], points[ENDS[part] + side]
            assert hypot(u - x, v - y) == pytest.approx(LENGTHS[part])


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return what draws a pose of somebody seen from the side, and returns the faults of it."""
    (tmp_path / BASES).write_text((DRAWINGS / BASES).read_text("utf-8"), "utf-8")

    def faults(written: str) -> list[str]:
        text = f'view = "side"\nposes = [{{ base = "stand" }}, {{ {written} }}]\n'
        (tmp_path / "any.toml").write_text(text, "utf-8")
        return list(drawing_faults(read_drawing("any", tmp_path)))

    return faults


def test_somebody_who_stands_is_drawn_without_a_fault(drawn: Callable[[str], list[str]]) -> None:
    """The base that most drawings begin with."""
    assert drawn('base = "stand"') == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('base = "stand", shin = -50', "pose 2: knee bends"),
        ('base = "stand", forearm = -140', "pose 2: elbow bends"),
        ('base = "stand", thigh = 120, shin = 120', "pose 2: hip bends"),
        ('base = "stand", head = 10', "pose 2: neck bends"),
        ('base = "stand", foot = 70', "pose 2: ankle bends"),
        ('base = "fours", arm = -50, forearm = -50', "hand is"),
        ('base = "stand", thigh2 = -40, shin2 = -60, bears = ["heel2", "toe2"]', "below the ground"),
        ('base = "plank", bears = ["knee", "hand"]', "off what it rests on"),
    ],
)
def test_what_nobody_can_do_is_found(drawn: Callable[[str], list[str]], written: str, fault: str) -> None:
    """A joint that bends too far or the wrong way, a hand in the air, a foot in the floor."""
    assert any(fault in one for one in drawn(written))


def test_what_is_missing_or_misspelt_is_told_with_its_file(tmp_path: Path) -> None:
    """An author knows what to mend."""
    for file in DRAWINGS.glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "squat.toml").unlink()
    (tmp_path / "plank.toml").write_text('view = "side"\nposes = [{ base = "planck" }]\n', "utf-8")
    (tmp_path / "lie-down.toml").write_text('view = "side"\nposes = []\n', "utf-8")
    assert {(one.file, one.message.partition(":")[0]) for one in gallery_faults(authored(), tmp_path)} == {
        ("drawings/squat.toml", "squat has no drawing"),
        ("drawings/plank.toml", "it cannot be read"),
        ("drawings/lie-down.toml", "there is no such exercise"),
    }


def test_a_drawing_is_the_same_bytes_each_time() -> None:
    """As SVG and as PNG."""
    svg = move_svg(authored(), "squat")
    assert svg == move_svg(authored(), "squat")
    assert png_of(svg, 200) == png_of(svg, 200)
    assert png_of(svg, 200).startswith(b"\x89PNG")


def test_a_move_that_is_done_on_each_side_is_drawn_for_each() -> None:
    """And one that is not has no other side."""
    for exercise, written in authored().exercises.items():
        one, other = (move_svg(authored(), exercise, other_side=side) for side in (False, True))
        assert (one != other) == written.sides


def test_an_easier_or_harder_move_is_another_picture() -> None:
    """Where it is a move of its own."""
    seen: dict[str, Any] = {one: move_svg(authored(), one) for one in authored().exercises}
    bare = {one: svg.partition("</title>")[2] for one, svg in seen.items()}
    assert len(set(bare.values())) == len(bare)


def test_the_sheet_shows_every_move_by_its_name() -> None:
    """Or by a number, for somebody who guesses."""
    named, numbered = sheet_svg(authored()), sheet_svg(authored(), named=False)
    for exercise in authored().exercises.values():
        assert f">{exercise.name}</text>" in named
        assert f">{exercise.name}</text>" not in numbered
