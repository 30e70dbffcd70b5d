"""The command line of the bench.

`python -m bench` measures the skill beside others, `… costs` reckons a month's bill, `… web` loads the web
service, `… records` imports the rules with and without their own kind of record, and `… renders` measures the
render function.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from bench.cold_start_chart import Bar, cold_start_chart
from bench.enlarged_library import enlarge
from bench.fresh_processes import ROOT, Figures, Subject, bare_start, measure
from bench.monthly_costs import costs
from bench.record_imports import records
from bench.render_costs import renders
from bench.sample_requests import first_start, usual_requests
from bench.time_zone_service import time_zone_service
from bench.web_load import web
from bench.whole_workout import WorkoutCost, whole_workout
from skill.domain.ground.units import MINUTE_MS

PICTURE = ROOT / "docs" / "pictures" / "cold-start.svg"
TURNS = 180

app = typer.Typer(help="What the skill costs.", add_completion=False, pretty_exceptions_enable=False)
app.command()(costs)
app.command()(web)
app.command()(records)
app.command()(renders)


@dataclass(frozen=True, slots=True)
class Promise:
    """A measured figure and its upper limit."""

    what: str
    is_now: float
    at_most: float

    @property
    def is_kept(self) -> bool:
        """True if the figure is within its limit."""
        return self.is_now <= self.at_most


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    times: Annotated[int, typer.Option(help="Fresh processes a program.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    draw: Annotated[bool, typer.Option("--draw", help="Draw docs/pictures/cold-start.svg anew.")] = False,
) -> None:
    """Measure cold start, turn and memory beside the SDK's hello world and the official sample's stack."""
    if context.invoked_subcommand:
        return
    found = _measured(times)
    workout = whole_workout()
    promises = _promises(found, workout)
    if draw:
        _draw(found)
    if as_json:
        print(json.dumps(_as_json(found, workout, promises)))
    else:
        _print(found, workout, promises)
    raise typer.Exit(0 if all(one.is_kept for one in promises) else 1)


def _measured(times: int) -> dict[str, Figures]:
    from tests.services.server_processes import moto

    with tempfile.TemporaryDirectory() as folder, moto() as address, time_zone_service() as zones:
        here = Path(folder)
        home, events, enlarged = here / "home", here / "events", here / "enlarged.sqlite"
        events.write_text(json.dumps(usual_requests()))
        asking = here / "asking"
        asking.write_text(json.dumps([first_start(zones), *usual_requests()[1:]]))
        enlarge(ROOT / "skill" / "content" / "library.sqlite", enlarged)
        table = _tables(address)
        ours = {"AUDIO_TRAINER_HOME": str(home)}
        dynamo = {**ours, **table, "AUDIO_TRAINER_STORE": "dynamodb"}
        sample = {**table, "BENCH_TABLE": "sample"}
        large = {"BENCH_LIBRARY": str(enlarged)}
        subjects = [
            Subject("a", "bench.subjects.sdk_hello_world", ".venv-bench"),
            Subject("b", "bench.subjects.sdk_dynamodb_sample", ".venv-bench", sample),
            Subject("sqlite", "lambda_handler", ".venv-lambda", ours),
            Subject("dynamodb", "lambda_handler", ".venv-lambda", dynamo),
            Subject("asking", "lambda_handler", ".venv-lambda", {**dynamo, "BENCH_NEW_USER": "NEW"}, asking),
            Subject("memory", "bench.subjects.skill_without_store", ".venv-lambda"),
            Subject("enlarged", "bench.subjects.skill_without_store", ".venv-lambda", large),
        ]
        return measure(subjects, events, times, TURNS)


def _tables(address: str) -> dict[str, str]:
    """Create the skill's table and the sample's, and return the environment that points to them."""
    from skill.adapters.dynamodb.client import Client
    from skill.adapters.dynamodb.table import make_table

    environment = {
        "AWS_ENDPOINT_URL": address, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_SESSION_TOKEN": "local",
    }  # fmt: skip
    client = Client.from_environment(environment, patient=True)
    make_table(client, "audio-trainer")
    client.call(
        "CreateTable",
        {
            "TableName": "sample",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
    return environment


def _promises(found: dict[str, Figures], workout: WorkoutCost) -> list[Promise]:
    def ratio(one: str, other: str, what: str, how: Callable[[Figures, str], float] = Figures.best) -> float:
        return how(found[one], what) / how(found[other], what)

    return [
        Promise("cold start with DynamoDB, of (b)", ratio("dynamodb", "b", "cold_ms"), 0.5),
        Promise("its processor time, of (b)", ratio("dynamodb", "b", "cold_cpu_ms"), 0.45),
        Promise("... asking for the time zone, of (b)", ratio("asking", "b", "cold_cpu_ms"), 0.55),
        Promise("cold start with SQLite, of (a)", ratio("sqlite", "a", "cold_ms"), 1.5),
        Promise("a turn without the store, of (a)", ratio("memory", "a", "turn_ms"), 3.0),
        Promise("memory with DynamoDB, of (b)", ratio("dynamodb", "b", "memory_mb"), 1.0),
        Promise("reads a request, over a workout", workout.reads / workout.requests, 1.0),
        Promise("writes a request, over a workout", workout.writes / workout.requests, 0.5),
        Promise("cold start, 10,000 workouts", ratio("enlarged", "memory", "cold_ms"), 1.2),
        Promise("a turn, 10,000 workouts", ratio("enlarged", "memory", "turn_ms"), 1.2),
    ]


def _print(found: dict[str, Figures], workout: WorkoutCost, promises: list[Promise]) -> None:
    names = {
        "a": "(a) ask-sdk-core hello world",
        "b": "(b) ask-sdk with DynamoDB",
        "sqlite": "the skill, SQLite",
        "dynamodb": "the skill, DynamoDB",
        "asking": "... asking for the time zone",
        "memory": "the skill, no store",
        "enlarged": "... 10,000 workouts",
    }
    print(
        f"{'best (median) of fresh processes':32}{'cold ms':>16}{'processor ms':>18}{'turn ms':>16}{'MB':>6}"
    )
    for name, title in names.items():
        one = found[name]
        cells = [
            f"{one.best(what):.{digits}f} ({one.middle(what):.{digits}f})"
            for what, digits in (("cold_ms", 0), ("cold_cpu_ms", 0), ("turn_ms", 2))
        ]
        memory = one.best("memory_mb")
        print(f"{title:32}{cells[0]:>16}{cells[1]:>18}{cells[2]:>16}{memory:>6.0f}")
    print(
        f"a whole workout: {workout.requests} requests, {workout.reads} reads, {workout.writes} writes, "
        f"{workout.audio_ms / MINUTE_MS:.0f} minutes of audio, "
        f"{workout.answer_bytes / 1000:.0f} kB of answers"
    )
    for promise in promises:
        missed = "" if promise.is_kept else "  MISSED"
        print(f"{promise.what:36}{promise.is_now:6.2f}, at most {promise.at_most:.2f}{missed}")


def _as_json(found: dict[str, Figures], workout: WorkoutCost, promises: list[Promise]) -> dict[str, Any]:
    what = ("cold_ms", "cold_cpu_ms", "import_ms", "first_ms", "turn_ms", "memory_mb")
    return {
        "figures": {
            name: {one: {"best": round(f.best(one), 3), "median": round(f.middle(one), 3)} for one in what}
            for name, f in found.items()
        },
        "workout": {"requests": workout.requests, "reads": workout.reads, "writes": workout.writes},
        "promises": [
            {"what": one.what, "is": round(one.is_now, 3), "at_most": one.at_most, "kept": one.is_kept}
            for one in promises
        ],
    }


def _draw(found: dict[str, Figures]) -> None:
    start = bare_start(5)
    titles = {"a": "(a) hello world", "sqlite": "the skill, SQLite", "dynamodb": "the skill, DynamoDB",
              "b": "(b) ask-sdk, DynamoDB"}  # fmt: skip
    bars = [
        Bar(title, (start, found[name].best("import_ms"), found[name].best("first_ms")))
        for name, title in titles.items()
    ]
    PICTURE.write_text(cold_start_chart(bars), "utf-8")
    print(PICTURE, file=sys.stderr)


if __name__ == "__main__":
    app(prog_name="python -m bench")
