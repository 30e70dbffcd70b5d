"""Collecting the tests is cheap: whoever runs one test does not wait for the library first."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
MOST_SECONDS = 3.0
MOST_COMPILATIONS = 250
"""The same limit in compilations of argparse, which take 12 ms each; for a slower or a busy machine."""


@pytest.mark.slow
def test_collecting_reads_no_library_and_costs_less_than_three_seconds(tmp_path: Path) -> None:
    """No file of the library is opened, compiled or not, and the processor works for less than 3 seconds.

    Python keeps its byte code, and pytest the assertions that it rewrites: the first time is not counted.
    """
    report = collected(tmp_path)
    assert report["code"] == 0
    assert [one for one in report["opened"] if one.startswith("skill/")] == []
    report = collected(tmp_path)
    assert report["seconds"] < MOST_SECONDS or report["compilations"] < MOST_COMPILATIONS, report


def collected(byte_code: Path) -> dict[str, Any]:
    """Return the report of a collection in a process of its own, which keeps byte code in a folder."""
    left_out = ("PYTEST_", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment["PYTHONPYCACHEPREFIX"] = str(byte_code)
    command = [sys.executable, "-m", "tests.repository.collection_report"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report
