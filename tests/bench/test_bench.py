"""The parts of the bench that need no clock: a workout's requests, the bill, the library, the chart."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.cold_start_chart import Bar, cold_start_chart
from bench.enlarged_library import TIPS, WORKOUTS, enlarge
from bench.monthly_costs import LISTENERS, PRICES, bill
from bench.whole_workout import WorkoutCost, whole_workout
from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves
from skill.domain.library.lookup import WorkoutQuery


@pytest.fixture(scope="module")
def workout() -> WorkoutCost:
    """Return what a whole workout takes."""
    return whole_workout()


@pytest.mark.slow
def test_a_whole_workout_reads_once_and_writes_half_as_often(workout: WorkoutCost) -> None:
    """Events included: at most one read and half a write a request."""
    assert workout.requests > 30
    assert workout.reads <= workout.requests
    assert workout.writes <= workout.requests / 2
    assert workout.audio_ms > 15 * 60_000


@pytest.mark.slow
def test_the_bill_grows_with_what_is_used(workout: WorkoutCost) -> None:
    """Twice the workouts, twice the audio; what is kept whether used or not stays."""
    prices = tomllib.loads(PRICES.read_text("utf-8"))
    once = {item.what: item.dollars for item in bill(workout, 5, 0, prices)}
    twice = {item.what: item.dollars for item in bill(workout, 10, 0, prices)}
    assert twice["CloudFront, bytes"] == pytest.approx(2 * once["CloudFront, bytes"])
    assert twice["DynamoDB, writes"] == pytest.approx(2 * once["DynamoDB, writes"])
    assert twice["S3, kept"] == once["S3, kept"]
    reads = LISTENERS * 5 * workout.reads / 1e6 * prices["dynamodb"]["million_reads"]
    assert once["DynamoDB, reads"] == pytest.approx(reads)


@pytest.mark.slow
def test_a_library_many_times_as_large_is_the_same_library(tmp_path: Path) -> None:
    """It opens, holds what it says, and its copies are whole workouts and tips."""
    enlarge(LIBRARY, tmp_path / "enlarged.sqlite")
    shelf = CompiledShelves(tmp_path / "enlarged.sqlite").in_locale("en-US")
    tips = shelf.tip_ids()
    assert len(tips) >= TIPS * 0.9
    assert shelf.tip(tips[len(tips) - 1]) is not None
    found = shelf.workouts(WorkoutQuery(kinds=("strength",), audiences=("runners",)), limit=WORKOUTS)
    copy = next(card.id for card in found if "-copy-" in card.id)
    whole = shelf.workout(copy)
    assert whole is not None
    assert len(whole.segments) > 3


def test_the_picture_is_one_bar_a_program() -> None:
    """As long as its three parts together."""
    svg = cold_start_chart([Bar("one", (10, 20, 30)), Bar("other", (1, 2, 3))])
    drawn = ET.fromstring(svg)  # noqa: S314  our own
    widths = [float(one.attrib["width"]) for one in drawn if one.attrib.get("height") == "24"]
    assert len(widths) == 6
    assert sum(widths[:3]) == pytest.approx(10 * sum(widths[3:]), rel=0.01)
