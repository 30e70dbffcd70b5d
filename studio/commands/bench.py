"""`bench`: the cost of rendering a workout, compared to ffmpeg's encoding alone in the same run."""

import json
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from skill.domain.ground.units import MINUTE_MS
from studio.cli import app
from studio.commands.checked_library import faultless_library, known_workout
from studio.rendering.jobs import RenderJob, file_of, workout_jobs

TIMES = 3
MOST_CPU, MOST_WALL, MOST_MB, MOST_AGAIN_S = 1.3, 0.8, 250, 2.0


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a piece of work."""

    cpu_s: float
    wall_s: float


@app.command()
def bench(
    workout: Annotated[str, typer.Argument(help="The id of a workout.")] = "easy-half-hour",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Time the render of a workout against ffmpeg's encoding of the same audio to the same MP3."""
    from studio.mixdown.export import join_files
    from studio.rendering.renderer import render_all

    authored = faultless_library()
    jobs = workout_jobs(authored, known_workout(authored, workout))
    with tempfile.TemporaryDirectory() as folder:
        # Other load on the machine only adds to the cost, so both take the cheapest of as many runs.
        tries = []
        for number in range(TIMES):
            os.environ["AUDIO_TRAINER_RENDERS"] = f"{folder}/{number}"
            tries.append(_timed(lambda: list(render_all(jobs))))
        ours = min(tries, key=lambda one: one.cpu_s)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        again = _timed(lambda: list(render_all(jobs)))
        wav = Path(folder) / "whole.wav"
        join_files([file_of(job) for job in jobs], wav)
        theirs = min((_timed(lambda: _encode(wav)) for _ in range(TIMES)), key=lambda one: one.cpu_s)
    figures = {
        "minutes": round(_minutes(jobs), 1),
        "cpu_ratio": round(ours.cpu_s / theirs.cpu_s, 2),
        "wall_ratio": round(ours.wall_s / theirs.wall_s, 2),
        "memory_mb": memory,
        "again_s": round(again.wall_s, 2),
    }
    if as_json:
        print(json.dumps(figures))
    else:
        print(f"{figures['minutes']} minutes of {workout}")
        print(f"ours    {ours.cpu_s:6.1f} s processor {ours.wall_s:6.1f} s wall, {memory} MB a process")
        print(f"ffmpeg  {theirs.cpu_s:6.1f} s processor {theirs.wall_s:6.1f} s wall (encoding alone)")
        print(f"ratio   {figures['cpu_ratio']:6.2f} (at most {MOST_CPU}) {figures['wall_ratio']:6.2f} "
              f"(at most {MOST_WALL}); again in {figures['again_s']} s")  # fmt: skip
    kept = (
        ours.cpu_s <= MOST_CPU * theirs.cpu_s
        and ours.wall_s <= MOST_WALL * theirs.wall_s
        and memory < MOST_MB
        and again.wall_s < MOST_AGAIN_S
    )
    raise typer.Exit(0 if kept else 1)


def _encode(wav: Path) -> None:
    from studio.audio.ffmpeg import ffmpeg
    from studio.mixdown.mp3_forms import STREAM

    target = wav.with_suffix(".mp3")
    command = [ffmpeg(), "-v", "error", "-y", "-i", str(wav), "-b:a", f"{STREAM.kbits}k", str(target)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> Cost:
    before, began = _spent(), time.perf_counter()
    work()
    return Cost(_spent() - before, time.perf_counter() - began)


def _spent() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _minutes(jobs: list[RenderJob]) -> float:
    return sum(job.duration_ms for job in jobs) / MINUTE_MS
