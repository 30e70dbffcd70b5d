"""A load test of the web service with a hundred listeners: requests a second, latency, memory, open files."""

import http.client
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Annotated, Any

import typer

from bench.fresh_processes import ROOT
from bench.sample_requests import intent, launch
from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves

PEOPLE = 100
OUT_OF_REACH = ("trouble.store", "trouble.unkept")
"""The lines that a person hears where the store did not come in time."""
SIGNED = 40
"""Requests for each person, signed before the test and sent repeatedly: signing is Amazon's work."""


@dataclass
class Load:
    """The requests sent so far and their times."""

    until: float
    took: list[tuple[float, float]] = field(default_factory=list)
    """For each request: its start, in seconds since the test began, and its latency in milliseconds."""
    failed: int = 0
    out_of_reach: int = 0
    """Turns in which the person heard that their notes are out of reach."""


@dataclass(frozen=True, slots=True)
class State:
    """A process's resident memory and number of open files at one moment."""

    memory_mb: float
    files: int

    @classmethod
    def of(cls, pid: int) -> "State":
        """Read them from /proc (Linux)."""
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        return cls(kilobytes / 1024, len(list(Path(f"/proc/{pid}/fd").iterdir())))


def web(
    seconds: Annotated[int, typer.Option(help="Seconds of load; 600 for a soak test.")] = 15,
    clients: Annotated[int, typer.Option(help="Connections at once.")] = 4,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Load the web service, and compare its memory and open files before and after."""
    command = [sys.executable, "-m", "bench.subjects.web_service_with_own_keys"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            figures = _pressed(server, seconds, clients)
        finally:
            server.kill()
    print(
        json.dumps(figures) if as_json else "\n".join(f"{name:24}{value}" for name, value in figures.items())
    )
    raise typer.Exit(0 if figures["failed"] == figures["out of reach"] == 0 else 1)


def _pressed(server: "subprocess.Popen[str]", seconds: int, clients: int) -> dict[str, Any]:
    if server.stdin is None or server.stdout is None:
        raise RuntimeError("a process without pipes")
    port = int(server.stdout.readline())
    bodies = [_signed(server, body) for person in range(PEOPLE) for body in _says(person)]
    mine = [bodies[n::clients] for n in range(clients)]
    _press(port, mine, 3)  # until everything that is made once is made
    before = State.of(server.pid)
    load = _press(port, mine, seconds)
    after = State.of(server.pid)
    whole = [ms for _, ms in load.took]
    edge = seconds / 5
    early = [ms for at, ms in load.took if at < edge]
    late = [ms for at, ms in load.took if at > seconds - edge]
    return {
        "requests a second": round(len(whole) / seconds),
        "p50 ms": round(quantiles(whole, n=100)[49], 1),
        "p99 ms": round(quantiles(whole, n=100)[98], 1),
        "p99 ms, first fifth": round(quantiles(early, n=100)[98], 1),
        "p99 ms, last fifth": round(quantiles(late, n=100)[98], 1),
        "turns": len(whole),
        "failed": load.failed,
        "out of reach": load.out_of_reach,
        "memory MB": f"{before.memory_mb:.0f} -> {after.memory_mb:.0f}",
        "open files": f"{before.files} -> {after.files}",
    }


def _says(person: int) -> Iterator[dict[str, Any]]:
    """Yield the requests of one person in a workout."""
    for number in range(SIGNED):
        said = ("HowLongLeftIntent", "AMAZON.NextIntent", "AMAZON.PauseIntent", "AMAZON.ResumeIntent")
        event = launch() if not number else intent(said[number % len(said)])
        if number == 1:
            event = intent("StartWorkoutIntent", kind="strength", audience="runners")
        yield json.loads(
            json.dumps(event).replace("ACCOUNT.BENCH", "x").replace("account.BENCH", f"account.{person}")
        )


def _signed(server: "subprocess.Popen[str]", event: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    body = json.dumps(event)
    if server.stdin is None or server.stdout is None:
        raise RuntimeError("a process without pipes")
    server.stdin.write(json.dumps(body) + "\n")
    server.stdin.flush()
    return body.encode(), {"Content-Type": "application/json", **json.loads(server.stdout.readline())}


def _press(port: int, mine: list[list[tuple[bytes, dict[str, str]]]], seconds: int) -> Load:
    began = monotonic()
    load, lock = Load(began + seconds), threading.Lock()
    shelf = CompiledShelves(LIBRARY).in_locale("en-US")
    told = [words.encode() for key in OUT_OF_REACH for words in shelf.phrasings(key)]

    def send(bodies: list[tuple[bytes, dict[str, str]]]) -> None:
        turns: queue.SimpleQueue[tuple[bytes, dict[str, str]]] = queue.SimpleQueue()
        for one in bodies:
            turns.put(one)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while monotonic() < load.until:
            body, headers = turns.get()
            turns.put((body, headers))
            start = monotonic()
            connection.request("POST", "/", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            with lock:
                load.took.append((start - began, (monotonic() - start) * 1000))
                load.failed += answer.status != http.client.OK
                load.out_of_reach += any(words in said for words in told)
        connection.close()

    with ThreadPoolExecutor(len(mine)) as pool:
        list(pool.map(send, mine))
    return load
