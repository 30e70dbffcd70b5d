"""What `@record` saves: importing all rules with it, and with the standard library's dataclass."""

import subprocess
import sys
from statistics import median
from typing import Annotated

import typer

from bench.fresh_processes import ROOT

WITH_RECORD = "pass"
WITH_DATACLASS = """import dataclasses
import skill.domain.ground.records
skill.domain.ground.records.record = dataclasses.dataclass(frozen=True, slots=True)"""
IMPORT = "import time; t = time.process_time(); import skill.domain.decide; print(time.process_time() - t)"


def records(times: Annotated[int, typer.Option(help="Fresh processes of each kind.")] = 15) -> None:
    """Print the processor time of importing all rules, in milliseconds: least and median of both kinds."""
    found: dict[str, list[float]] = {"@record": [], "standard dataclass": []}
    for _ in range(times):  # one after the other, so that a machine that slows down slows both
        for name, prepared in zip(found, (WITH_RECORD, WITH_DATACLASS), strict=True):
            code = f"{prepared}\n{IMPORT}"
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
            )
            found[name].append(float(done.stdout) * 1000)
    for name, values in found.items():
        print(f"{name:20}{min(values):7.1f} at least{median(values):7.1f} in the median")
