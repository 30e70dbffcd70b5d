"""What the render function costs: a start with its first answer, and later ones by the minute of sound."""

import json
import os
import random
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated, Any

import typer

from bench.fresh_processes import ROOT, SUBJECTS
from skill.domain.ground.units import MINUTE_MS
from studio.addresses.kinds import AHEAD, Address, Kind

MOST_MEDIAN_S, MOST_P95_S, MOST_START_S = 1.5, 2.5, 2.5
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class RenderCosts:
    """Processor time in seconds, on one thread."""

    start_s: float
    """From the beginning of a process to its first answer, of about a minute of sound: the median."""
    load_s: float
    """Of that, what is over before the first event: Lambda's snapshot holds it."""
    warm_median_s: float
    """A minute of sound in a process that has rendered before."""
    warm_p95_s: float
    encoding_s: float
    """A minute of sound that ffmpeg only encodes, on this machine at this time; to compare machines by."""
    memory_mb: int

    @property
    def is_kept(self) -> bool:
        """True if every figure is within its limit."""
        return (
            self.warm_median_s <= MOST_MEDIAN_S
            and self.warm_p95_s <= MOST_P95_S
            and self.start_s <= MOST_START_S
        )


def renders(
    count: Annotated[int, typer.Option(help="Later answers that are measured.")] = 60,
    starts: Annotated[int, typer.Option(help="Fresh processes.")] = 7,
    seed: Annotated[int, typer.Option(help="Chooses the addresses.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Measure the render function: a start to its first answer, and a minute of sound when it is warm."""
    found = measured(count, starts, seed)
    if as_json:
        print(json.dumps({name: getattr(found, name) for name in RenderCosts.__slots__}))
    else:
        print(f"a start to its first answer {found.start_s:5.2f} s (at most {MOST_START_S}), "
              f"{found.load_s:.2f} of it before the event")  # fmt: skip
        print(f"a minute of sound, median   {found.warm_median_s:5.2f} s (at most {MOST_MEDIAN_S})")
        print(f"a minute of sound, p95      {found.warm_p95_s:5.2f} s (at most {MOST_P95_S})")
        print(f"ffmpeg, encoding alone      {found.encoding_s:5.2f} s; {found.memory_mb} MB")
    raise typer.Exit(0 if found.is_kept else 1)


def measured(count: int, starts: int, seed: int) -> RenderCosts:
    """Return the costs of so many later answers and so many starts."""
    from tests.services.packages import render_package
    from tests.services.server_processes import moto

    chosen = _addresses(count + 1 + starts, seed)
    with tempfile.TemporaryDirectory() as folder, moto() as address:
        task = Path(folder) / "task"
        with zipfile.ZipFile(render_package()) as package:
            package.extractall(task)
        environment = _environment(address)
        warm = _run(task, environment, chosen[: count + 1])
        cold = [_run(task, environment, [one]) for one in chosen[count + 1 :]]
    by_minute = [
        cost * MINUTE_MS / one.duration_ms
        for cost, one in zip(warm["answers_s"][1:], chosen[1 : count + 1], strict=True)
    ]
    return RenderCosts(
        start_s=median(one["start_s"] + one["answers_s"][0] for one in cold),
        load_s=median(one["start_s"] for one in cold),
        warm_median_s=median(by_minute),
        warm_p95_s=quantiles(by_minute, n=20)[-1],
        encoding_s=_encoding_s(),
        memory_mb=warm["memory_mb"],
    )


def _addresses(count: int, seed: int) -> list[Address]:
    """Return segments that are published ahead, each kind as often as there are of it."""
    from studio.addresses.enumeration import every_address
    from studio.commands.checked_library import faultless_library

    kinds = AHEAD - {Kind.PAGE, Kind.TASTE, Kind.TRACK}
    return random.Random(seed).sample(list(every_address(faultless_library(), kinds)), count)  # noqa: S311


def _environment(address: str) -> dict[str, str]:
    import boto3

    keys = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "hidden", "AWS_DEFAULT_REGION": "us-east-1"}
    client = boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1",
        aws_access_key_id="AKID", aws_secret_access_key="hidden",  # noqa: S106
    )  # fmt: skip
    client.create_bucket(Bucket="renders")
    return {
        **keys, **ONE_THREAD, "AWS_ENDPOINT_URL_S3": address, "AUDIO_TRAINER_BUCKET": "renders",
        "AUDIO_TRAINER_ENCODER": "lame", "PATH": "/nowhere",
        "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
    }  # fmt: skip


def _run(task: Path, environment: dict[str, str], addresses: list[Address]) -> Any:
    paths = task.parent / "paths.json"
    paths.write_text(json.dumps([one.path for one in addresses]))
    python = ROOT / ".venv-runtime-3.13" / "bin" / "python"
    done = subprocess.run(
        [str(python), str(SUBJECTS / "first_renders.py"), str(paths)],
        cwd=task, env={**environment, "PYTHONPATH": str(task)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stderr.splitlines()[-1])


def _encoding_s() -> float:
    """Return the processor time in which ffmpeg encodes a minute of music: the least of three."""
    import resource

    import numpy as np

    from studio.audio.samples import SAMPLE_RATE
    from studio.mixdown.encoding import encoder
    from studio.mixdown.mp3_forms import STREAM

    chance = np.random.default_rng(1)
    noise = np.cumsum(chance.normal(0, 300, (60 * SAMPLE_RATE, 2)), axis=0) % 20_000 - 10_000
    sound = noise.astype(np.int16)
    costs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        encoder("ffmpeg").encode(sound, STREAM)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(costs)
