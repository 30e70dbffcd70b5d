"""Packages are unpacked once, and stay for as long as a twin runs from them."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from simulator.twin import packages
from simulator.twin.errors import TwinBroken
from simulator.twin.packages import KEPT, task_of
from tests.services.server_processes import ROOT

HOLDS = """
import sys
from pathlib import Path
from simulator.twin.packages import task_of
print(task_of(Path(sys.argv[1]), Path(sys.argv[2])), flush=True)
sys.stdin.read()
"""


def packed(folder: Path, content: str) -> Path:
    """Return a package."""
    with zipfile.ZipFile(folder / "render.zip", "w") as package:
        package.writestr("render_handler.py", content)
    return folder / "render.zip"


def test_a_package_that_another_twin_runs_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many newer ones come; when that twin has ended, it is an old one like others."""
    unpacked = tmp_path / "unpacked"
    monkeypatch.setattr(packages, "_held", {})
    command = [sys.executable, "-c", HOLDS, str(packed(tmp_path, "first")), str(unpacked)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        first = Path(other.stdout.readline().strip())
        for number in range(KEPT + 2):
            task_of(packed(tmp_path, f"newer {number}"), unpacked)
        assert (first / "render_handler.py").read_text() == "first"
        other.communicate()
    task_of(packed(tmp_path, "newest"), unpacked)
    assert not first.exists()


def test_it_is_unpacked_once(tmp_path: Path) -> None:
    """The same content is the same folder; what is not there is said to be."""
    unpacked = tmp_path / "unpacked"
    assert task_of(packed(tmp_path, "a"), unpacked) == task_of(packed(tmp_path, "a"), unpacked)
    assert task_of(packed(tmp_path, "b"), unpacked) != task_of(packed(tmp_path, "a"), unpacked)
    with pytest.raises(TwinBroken, match="make twin"):
        task_of(tmp_path / "nothing.zip", unpacked)
