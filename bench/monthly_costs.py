"""The monthly bill for 1,000 listeners, reckoned from counted requests and bytes and Amazon's prices."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

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
RESTORES_PER_REQUEST = 0.02
RECORD_KB = 2
ALARMS, LIBRARY_GB = 5, 1.0
MONTH_S = 30 * DAY_MS // SECOND_MS


@dataclass(frozen=True, slots=True)
class BillItem:
    """A line of the bill."""

    what: str
    how_much: str
    dollars: float


def bill(
    workout: WorkoutCost, workouts: int, tips: int, prices: dict[str, dict[str, float]]
) -> list[BillItem]:
    """Return the lines of the bill for 1,000 listeners in a month.

    Args:
        workout: the requests, reads, writes and audio of one whole workout.
        workouts: workouts of one listener in a month.
        tips: tips that one listener asks for in a month; each is two requests, one of which writes.
        prices: dollars by service and unit, as in prices.toml.
    """
    requests = LISTENERS * (workouts * workout.requests + tips * 2)
    reads = LISTENERS * (workouts * workout.reads + tips)
    writes = LISTENERS * (workouts * workout.writes + tips) * RECORD_KB
    audio_gb = LISTENERS * workouts * workout.audio_ms / 1000 * AUDIO_BITS_PER_SECOND / 8 / 1e9
    streams = LISTENERS * workouts * workout.requests / 3
    compute = requests * BILLED_MS / 1000 * MEMORY_GB
    p = prices
    snap = p["lambda"]
    return [
        BillItem("Lambda, requests", f"{requests:,.0f}", requests / 1e6 * snap["million_requests"]),
        BillItem("Lambda, time", f"{compute:,.0f} GB-s", compute * snap["gb_second_arm64"]),
        BillItem("Lambda, SnapStart", "one version kept, 2 % of turns restored",
             MONTH_S * MEMORY_GB * snap["snapstart_cache_gb_second"]
             + requests * RESTORES_PER_REQUEST * MEMORY_GB * snap["snapstart_restore_gb"]),
        BillItem("DynamoDB, reads", f"{reads:,.0f}", reads / 1e6 * p["dynamodb"]["million_reads"]),
        BillItem("DynamoDB, writes", f"{writes:,.0f} units", writes / 1e6 * p["dynamodb"]["million_writes"]),
        BillItem("DynamoDB, kept", "2 MB",
             0.002 * (p["dynamodb"]["gb_month"] + p["dynamodb"]["backup_gb_month"])),
        BillItem("CloudFront, bytes", f"{audio_gb:,.0f} GB", audio_gb * p["cloudfront"]["gb_out"]),
        BillItem("CloudFront, requests", f"{streams:,.0f}",
                 streams / 1e6 * p["cloudfront"]["million_requests"]),
        BillItem("S3, kept", f"{LIBRARY_GB:.0f} GB", LIBRARY_GB * p["s3"]["gb_month"]),
        BillItem("CloudWatch", f"{len(METRICS)} metrics, {ALARMS} alarms, logs, a dashboard",
             len(METRICS) * p["cloudwatch"]["metric_month"] + ALARMS * p["cloudwatch"]["alarm_month"]
             + requests * LOG_BYTES / 1e9 * p["cloudwatch"]["log_gb"] + p["cloudwatch"]["dashboard_month"]),
    ]  # fmt: skip


def costs(
    workouts: Annotated[int, typer.Option(help="Workouts a listener does in a month.")] = 12,
    tips: Annotated[int, typer.Option(help="Tips a listener asks for in a month.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Reckon what 1,000 listeners cost in a month."""
    prices: dict[str, Any] = tomllib.loads(PRICES.read_text("utf-8"))
    workout = whole_workout()
    items = bill(workout, workouts, tips, prices)
    total = sum(one.dollars for one in items)
    if as_json:
        print(json.dumps({one.what: round(one.dollars, 2) for one in items} | {"total": round(total, 2)}))
        return
    print(
        f"{LISTENERS:,} listeners, {workouts} workouts of {workout.audio_ms / MINUTE_MS:.0f} minutes "
        f"and {tips} tips each, in a month:"
    )
    for one in items:
        print(f"{one.what:24}{one.how_much:>48}{one.dollars:>10.2f} $")
    print(f"{'together':24}{'':>48}{total:>10.2f} $")
