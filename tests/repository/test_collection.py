"""Collecting the tests is cheap: whoever runs one test does not wait for the library first."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MOST_SECONDS = 5.0
MOST_COMPILATIONS = 420
"""The same limit in compilations of argparse, which take 12 ms each; for a slower or a busy machine."""


@pytest.mark.slow
def test_collecting_reads_no_library_and_costs_less_than_five_seconds() -> None:
    """No file of the library is opened, compiled or not, and the processor works for less than 5 seconds."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "tests.repository.collection_report"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)

    assert report["code"] == 0
    assert [one for one in report["opened"] if one.startswith("skill/")] == []
    assert report["seconds"] < MOST_SECONDS or report["compilations"] < MOST_COMPILATIONS, report
