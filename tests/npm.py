"""Installs others' packages once, below build/, where npm is present; skips with a reason where it is not."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WITNESSES = ("virtual-alexa@0.7.8", "ask-smapi-model@1.24.0", "dynalite@4.0.0", "s3rver@3.7.1")
SCREENS = ("apl-suggester@2024.2.0",)
"""Amazon's own linter of documents for a screen; `make check` runs it by tests/alexa/test_screens.py."""


def installed(name: str, packages: tuple[str, ...]) -> Path:
    """Return `node_modules` of build/`name`, which holds the packages (`name@version`)."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip(f"Node and npm are not here; the {name} need them")
    folder = ROOT / "build" / name
    modules = folder / "node_modules"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several workers may want them at once
        if not all((modules / package.split("@")[0]).is_dir() for package in packages):
            command = [
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--silent",
                "--prefix",
                str(folder),
                *packages,
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
            if done.returncode != 0:
                pytest.skip(f"npm could not install the {name}: {done.stderr[-200:]}")
    return modules
