"""Installs the witnesses once, below build/, where npm is present; skips with a reason where it is not."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("virtual-alexa@0.7.8", "ask-smapi-model@1.24.0", "dynalite@4.0.0", "s3rver@3.7.1")


def installed() -> Path:
    """Return the folder of the installed npm packages."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("Node and npm are not here; the outside witnesses need them")
    folder = ROOT / "build" / "witnesses"
    modules = folder / "node_modules"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several workers may want them at once
        if not all((modules / name.split("@")[0]).is_dir() for name in PACKAGES):
            command = [
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--silent",
                "--prefix",
                str(folder),
                *PACKAGES,
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
            if done.returncode != 0:
                pytest.skip(f"npm could not install the witnesses: {done.stderr[-200:]}")
    return modules
