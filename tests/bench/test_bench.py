"""The parts of the bench that need no clock: a workout's requests, the bill, the library, the chart."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.cold_start_chart import Bar, cold_start_chart
from bench.enlarged_library import TIPS, WORKOUTS, enlarge
from bench.monthly_costs import LISTENERS, PRICES, _tiered, bill, once
from bench.published_audio import Published, published_ahead
from bench.whole_workout import WorkoutCost, whole_workout
from simulator.skill_under_test.paths import ROOT
from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves
from skill.domain.library.lookup import WorkoutQuery

AHEAD = Published(files=50_000, minutes=73_000, gigabytes=70)
"""About what `published_ahead` counts, which takes a while."""


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
    once = {item.what: item.dollars for item in bill(workout, 5, 0, prices, ahead=AHEAD)}
    twice = {item.what: item.dollars for item in bill(workout, 10, 0, prices, ahead=AHEAD)}
    assert twice["CloudFront, bytes"] == pytest.approx(2 * once["CloudFront, bytes"])
    assert twice["DynamoDB, writes"] == pytest.approx(2 * once["DynamoDB, writes"])
    assert twice["S3, kept"] == once["S3, kept"]
    reads = LISTENERS * 5 * workout.reads / 1e6 * prices["dynamodb"]["million_reads"]
    assert once["DynamoDB, reads"] == pytest.approx(reads)


@pytest.mark.slow
def test_the_bill_grows_with_the_listeners(workout: WorkoutCost) -> None:
    """What each of them uses, in proportion; what is kept for all of them, not; bytes get cheaper."""
    prices = tomllib.loads(PRICES.read_text("utf-8"))

    def of(listeners: int) -> dict[str, float]:
        return {one.what: one.dollars for one in bill(workout, 12, 10, prices, listeners, AHEAD)}

    few, many, most = of(1_000), of(100_000), of(10_000_000)
    for what in ("Lambda, requests", "DynamoDB, writes", "CloudFront, signatures", "Renderer, on demand"):
        assert many[what] == pytest.approx(100 * few[what])
    for what in ("S3, kept", "SQS", "Renderer, new audio", "Renderer, SnapStart"):
        assert most[what] == few[what]
    assert most["CloudFront, bytes"] < 10_000 * few["CloudFront, bytes"]
    assert sum(few.values()) / 1_000 > sum(many.values()) / 100_000 > sum(most.values()) / 10_000_000


@pytest.mark.parametrize(
    ("gigabytes", "dollars"), [(0, 0), (5, 5.0), (10, 10.0), (12, 11.0), (20, 15.0), (1_000, 260.0)]
)
def test_each_step_has_its_own_price(gigabytes: float, dollars: float) -> None:
    """The first ten cost one each, the next ten a half, all others a quarter."""
    steps = [(10, 1.0), (20, 0.5), (float("inf"), 0.25)]
    assert _tiered(gigabytes, steps) == pytest.approx(dollars)


def test_all_that_is_published_ahead_is_rendered_for_a_few_dollars() -> None:
    """As docs/deploying.md promises."""
    prices = tomllib.loads(PRICES.read_text("utf-8"))
    assert 1 < once(AHEAD, prices) < 10


@pytest.mark.slow
def test_what_docs_deploying_says_it_costs_is_what_the_command_reckons(workout: WorkoutCost) -> None:
    """Line by line, for a thousand listeners, a hundred thousand and ten million."""
    prices, ahead = tomllib.loads(PRICES.read_text("utf-8")), published_ahead()
    text = (ROOT / "docs" / "deploying.md").read_text("utf-8")
    told = {row[0]: [_dollars(cell) for cell in row[1:]] for row in _rows(text) if "listener" not in row[0]}
    assert len(told) == 8
    for place, listeners in enumerate((1_000, 100_000, 10_000_000)):
        lines = [(one.what, one.dollars) for one in bill(workout, 12, 10, prices, listeners, ahead)]
        sums = {name: sum(cost for what, cost in lines if what.startswith(of)) for name, of in LINES.items()}
        sums["together"] = sum(sums.values())
        for name, dollars in sums.items():
            [found] = [cells[place] for row, cells in told.items() if row.startswith(name)]
            assert found == pytest.approx(dollars, rel=0.002, abs=0.011), (name, listeners)
    assert f"{once(ahead, prices):.2f} $ for the {ahead.files:,} files, {ahead.gigabytes:.0f} GB" in text


LINES: dict[str, tuple[str, ...]] = {
    "Lambda:": ("Lambda,",),
    "DynamoDB:": ("DynamoDB,",),
    "renderer:": ("Renderer,", "SQS"),
    "CloudFront: bytes": ("CloudFront, bytes",),
    "CloudFront: requests": ("CloudFront, requests", "CloudFront, signatures"),
    "S3:": ("S3,",),
    "CloudWatch:": ("CloudWatch",),
}
"""The rows of the table, and which lines of the bill each of them sums up."""


def _rows(text: str) -> list[list[str]]:
    """Return the cells of the table of costs, its heading left out."""
    table = text.partition("| | 1,000 listeners |")[2].partition("\n\n")[0]
    return [
        [cell.strip(" *") for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("| ")
    ]


def _dollars(cell: str) -> float:
    return float(cell.replace(",", ""))


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
