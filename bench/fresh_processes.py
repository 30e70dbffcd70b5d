"""Runs programs in fresh processes and gathers their times and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent
SUBJECTS = ROOT / "bench" / "subjects"


@dataclass(frozen=True, slots=True)
class Subject:
    """A program to be measured: a module with a Lambda `handler`, and the environment to run it in."""

    name: str
    module: str
    venv: str
    environment: Mapping[str, str] = field(default_factory=dict)
    events: Path | None = None
    """A JSON file of its own with the requests that it answers; None for the one that all share."""


@dataclass(frozen=True, slots=True)
class Run:
    """The measurements of one process."""

    cold_ms: float
    """From starting the process to its first answer."""
    cold_cpu_ms: float
    """Processor time until then, which a busy machine distorts less."""
    import_ms: float
    first_ms: float
    turn_ms: float
    """The median of its later turns."""
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The measurements of all processes of one subject."""

    runs: tuple[Run, ...]

    def best(self, what: str) -> float:
        """Return the smallest value of a figure, taken when other programs disturbed the process least."""
        return min(float(getattr(run, what)) for run in self.runs)

    def middle(self, what: str) -> float:
        """Return the median of a figure."""
        return median(float(getattr(run, what)) for run in self.runs)


def measure(subjects: list[Subject], events: Path, times: int, turns: int) -> dict[str, Figures]:
    """Run the subjects in turn, several times each, so that other work on the machine disturbs all alike.

    One more run of each comes first and is not counted: it fills the machine's file cache.

    Args:
        subjects: the programs to measure.
        events: a JSON file with the list of requests that each of them answers.
        times: the number of counted processes for each subject.
        turns: the number of requests in each process after the first.
    """
    found: dict[str, list[Run]] = {one.name: [] for one in subjects}
    for number in range(times + 1):
        for subject in subjects:
            run = _run(subject, events, turns)
            if number:
                found[subject.name].append(run)
    return {name: Figures(tuple(runs)) for name, runs in found.items()}


def python_of(venv: str) -> str:
    """Return the interpreter of a virtual environment in the project's folder, or this process's own."""
    there = ROOT / venv / "bin" / "python"
    return str(there) if there.exists() else sys.executable


def bare_start(times: int) -> float:
    """Return the shortest of several times from starting bare Python to its first output, in milliseconds."""
    command = [python_of(".venv-lambda"), "-c", "print('answered', flush=True)"]
    return min(_until_answer(command, {})[0] for _ in range(times))


def _run(subject: Subject, events: Path, turns: int) -> Run:
    command = [
        python_of(subject.venv), str(SUBJECTS / "run_subject.py"), subject.module,
        str(subject.events or events), str(turns), str(ROOT),
    ]  # fmt: skip
    cold_ms, rest = _until_answer(command, subject.environment)
    figures = json.loads(rest)
    return Run(
        cold_ms,
        figures["cold_cpu_ms"],
        figures["import_ms"],
        figures["first_ms"],
        figures["turn_ms"],
        figures["memory_mb"],
    )


def _until_answer(command: list[str], environment: Mapping[str, str]) -> tuple[float, str]:
    whole = {"PATH": os.environ.get("PATH", ""), "PYTHONHASHSEED": "0", **environment}
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=whole, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("a process without output")
        first = process.stdout.readline()
        cold_ms = (perf_counter() - began) * 1000
        rest = process.stdout.read()
    if first.strip() != "answered" or process.returncode:
        raise RuntimeError(f"{command} did not answer")
    return cold_ms, rest
