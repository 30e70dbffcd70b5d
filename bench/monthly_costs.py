"""The monthly bill for so many listeners, reckoned from counted requests and bytes and Amazon's prices."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from bench.published_audio import Published, published_ahead
from bench.whole_workout import WorkoutCost, whole_workout
from skill.adapters.cloudwatch_metrics import METRICS
from skill.domain.ground.units import DAY_MS, MINUTE_MS, SECOND_MS

PRICES = Path(__file__).parent / "prices.toml"
AUDIO_BITS_PER_SECOND = 128_000
LISTENERS = 1_000
MEMORY_GB = 0.5
LOG_BYTES = 900
"""Bytes logged for each turn: its own line with the metrics, and Lambda's three."""
BILLED_MS = 15
"""A warm turn at 512 MB, which is given 0.29 of a processor, with a table 5 ms away."""
RESTORED = 0.02
"""The share of turns that find no process, up to a million turns a month."""
MILLION = 1_000_000
PROCESS_S = 7_200
"""How long a process lives under steady load, in seconds: then Lambda takes another one."""
RECORD_KB = 2

RENDERER_GB = 1.769
RENDERS_PER_MINUTE_S = 1.7
"""Seconds of processor that a minute of sound takes to render: two fifths more than
docs/performance.md measures, since no Lambda was measured."""
CHANGED = 0.1
"""The share of all that is published ahead which a month's changes of the library make new."""
CHANGED_STREAMS = 0.1
"""The share of streams that a person has changed: of these the renderer is told while Alexa speaks."""
TOLD_S = 0.06
"""How long it takes to find that such a stream is there."""
ON_DEMAND = 0.002
"""The share of streams that were not published ahead, and are rendered when somebody asks."""
FILES_A_MESSAGE = 10
FROM_ORIGIN = 0.05
"""The share of streams that no cache of CloudFront's has."""

ALARMS, KINDS, RENDER_METRICS = 11, 8, 3
MONTH_S = 30 * DAY_MS // SECOND_MS


@dataclass(frozen=True, slots=True)
class BillItem:
    """A line of the bill."""

    what: str
    how_much: str
    dollars: float


@dataclass(frozen=True, slots=True)
class Use:
    """What all listeners do in a month."""

    listeners: int
    requests: float
    reads: float
    writes: float
    audio_gb: float
    streams: float

    @classmethod
    def of(cls, workout: WorkoutCost, workouts: int, tips: int, listeners: int) -> "Use":
        """Multiply one workout; a tip is two requests, one of which reads and writes."""
        return cls(
            listeners,
            requests=listeners * (workouts * workout.requests + tips * 2),
            reads=listeners * (workouts * workout.reads + tips),
            writes=listeners * (workouts * workout.writes + tips) * RECORD_KB,
            audio_gb=listeners * workouts * workout.audio_ms / 1000 * AUDIO_BITS_PER_SECOND / 8 / 1e9,
            streams=listeners * workouts * workout.requests / 3,
        )


def bill(
    workout: WorkoutCost,
    workouts: int,
    tips: int,
    prices: dict[str, dict[str, Any]],
    listeners: int = LISTENERS,
    ahead: Published | None = None,
) -> list[BillItem]:
    """Return the lines of the bill for a month.

    Args:
        workout: the requests, reads, writes and audio of one whole workout.
        workouts: workouts of one listener in a month.
        tips: tips that one listener asks for in a month.
        prices: dollars by service and unit, as in prices.toml.
        listeners: how many there are.
        ahead: what is published before anybody asks for it; None counts what the library has.
    """
    use, sound = Use.of(workout, workouts, tips, listeners), ahead or published_ahead()
    return [
        *_skill(use, prices),
        *_renderer(use, sound, prices),
        *_delivery(use, sound, prices),
        _watched(use, prices),
    ]


def once(ahead: Published, prices: dict[str, dict[str, Any]]) -> float:
    """Return what it costs to render and store all that is published ahead, in dollars."""
    return _rendering(ahead.minutes, prices) + ahead.files / 1e6 * float(prices["s3"]["million_puts"])


def _skill(use: Use, p: dict[str, dict[str, Any]]) -> list[BillItem]:
    compute = use.requests * BILLED_MS / 1000 * MEMORY_GB
    processes = use.requests / MONTH_S * BILLED_MS / 1000
    restores = min(use.requests, MILLION) * RESTORED + processes * MONTH_S / PROCESS_S
    cost, kept_gb = p["lambda"], use.listeners * RECORD_KB / 1e6
    return [
        BillItem("Lambda, requests", f"{use.requests:,.0f}", use.requests / 1e6 * cost["million_requests"]),
        BillItem("Lambda, time", f"{compute:,.0f} GB-s", compute * cost["gb_second_arm64"]),
        BillItem("Lambda, SnapStart", f"one version kept, {restores:,.0f} restores",
             MONTH_S * MEMORY_GB * cost["snapstart_cache_gb_second"]
             + restores * MEMORY_GB * cost["snapstart_restore_gb"]),
        BillItem("DynamoDB, reads", f"{use.reads:,.0f}", use.reads / 1e6 * p["dynamodb"]["million_reads"]),
        BillItem("DynamoDB, writes", f"{use.writes:,.0f} units",
             use.writes / 1e6 * p["dynamodb"]["million_writes"]),
        BillItem("DynamoDB, kept", f"{kept_gb:,.3f} GB",
             kept_gb * (p["dynamodb"]["gb_month"] + p["dynamodb"]["backup_gb_month"])),
    ]  # fmt: skip


def _renderer(use: Use, sound: Published, p: dict[str, dict[str, Any]]) -> list[BillItem]:
    new, rare, told = sound.files * CHANGED, use.streams * ON_DEMAND, use.streams * CHANGED_STREAMS
    calls = (new / FILES_A_MESSAGE + rare + told) / 1e6 * p["lambda"]["million_requests"]
    looked = told * TOLD_S * RENDERER_GB * p["lambda"]["gb_second_arm64"]
    return [
        BillItem("Renderer, new audio", f"{new:,.0f} files",
             _rendering(sound.minutes * CHANGED, p) + new / 1e6 * p["s3"]["million_puts"]),
        BillItem("Renderer, on demand", f"{rare:,.0f} files",
             _rendering(rare * sound.minutes / sound.files, p) + rare / 1e6 * p["s3"]["million_puts"]),
        BillItem("Renderer, told ahead", f"{told:,.0f} times", calls + looked),
        BillItem("Renderer, SnapStart", "one version kept",
             MONTH_S * RENDERER_GB * p["lambda"]["snapstart_cache_gb_second"]),
        BillItem("SQS", f"{3 * new / FILES_A_MESSAGE:,.0f} calls",
             3 * new / FILES_A_MESSAGE / 1e6 * p["sqs"]["million_requests"]),
    ]  # fmt: skip


def _delivery(use: Use, sound: Published, p: dict[str, dict[str, Any]]) -> list[BillItem]:
    front, kept_gb = p["cloudfront"], sound.gigabytes * (1 + 2 * CHANGED)  # sixty days of older versions too
    return [
        BillItem("CloudFront, bytes", f"{use.audio_gb:,.0f} GB", _tiered(use.audio_gb, front["gb_out"])),
        BillItem("CloudFront, requests", f"{use.streams:,.0f}",
             use.streams / 1e6 * front["million_requests"]),
        BillItem("CloudFront, signatures", f"{use.streams:,.0f}",
             use.streams / 1e6 * (front["million_functions"] + front["million_key_reads"])),
        BillItem("S3, kept", f"{kept_gb:,.0f} GB", kept_gb * p["s3"]["gb_month"]),
        BillItem("S3, reads", f"{use.streams * FROM_ORIGIN:,.0f}",
             use.streams * FROM_ORIGIN / 1e6 * p["s3"]["million_gets"]),
    ]  # fmt: skip


def _watched(use: Use, p: dict[str, dict[str, Any]]) -> BillItem:
    metrics, watch = len(METRICS) + KINDS + RENDER_METRICS, p["cloudwatch"]
    return BillItem(
        "CloudWatch",
        f"{metrics} metrics, {ALARMS} alarms, logs, a dashboard",
        metrics * watch["metric_month"]
        + ALARMS * watch["alarm_month"]
        + use.requests * LOG_BYTES / 1e9 * watch["log_gb"]
        + watch["dashboard_month"],
    )


def _rendering(minutes: float, prices: dict[str, dict[str, Any]]) -> float:
    return minutes * RENDERS_PER_MINUTE_S * RENDERER_GB * float(prices["lambda"]["gb_second_arm64"])


def _tiered(gigabytes: float, tiers: Sequence[Sequence[float]]) -> float:
    """Return the price of so much, of which each step is cheaper than the one before.

    Args:
        gigabytes: how much.
        tiers: for each step, up to how much it goes, and dollars a gigabyte; the last has no end.
    """
    dollars = below = 0.0
    for up_to, price in tiers:
        dollars += max(0.0, min(gigabytes, up_to) - below) * price
        below = up_to
    return dollars


def costs(
    workouts: Annotated[int, typer.Option(help="Workouts a listener does in a month.")] = 12,
    tips: Annotated[int, typer.Option(help="Tips a listener asks for in a month.")] = 10,
    listeners: Annotated[int, typer.Option(min=1, help="How many listeners there are.")] = LISTENERS,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Reckon what so many listeners cost in a month."""
    prices: dict[str, Any] = tomllib.loads(PRICES.read_text("utf-8"))
    workout, ahead = whole_workout(), published_ahead()
    items = bill(workout, workouts, tips, prices, listeners, ahead)
    total, first = sum(one.dollars for one in items), once(ahead, prices)
    if as_json:
        lines = {one.what: round(one.dollars, 2) for one in items}
        print(json.dumps(lines | {"total": round(total, 2), "once": round(first, 2)}))
        return
    print(
        f"{listeners:,} listeners, {workouts} workouts of {workout.audio_ms / MINUTE_MS:.0f} minutes "
        f"and {tips} tips each, in a month:"
    )
    for one in items:
        print(f"{one.what:24}{one.how_much:>48}{one.dollars:>14,.2f} $")
    print(f"{'together':24}{'':>48}{total:>14,.2f} $")
    print(f"{'a listener':24}{'':>48}{total / listeners:>14,.4f} $")
    print(
        f"{'once':24}{f'{ahead.files:,} files, {ahead.gigabytes:.0f} GB rendered ahead':>48}{first:>14,.2f} $"
    )
