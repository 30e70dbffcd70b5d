"""The functions' packages, unpacked once for each content."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from simulator.twin.errors import TwinBroken

KEPT = 3
"""How many versions of one package stay unpacked."""


def task_of(package: Path, unpacked: Path) -> Path:
    """Return the folder that holds what is in a package.

    Args:
        package: a zip.
        unpacked: the folder for all of them.

    Raises:
        TwinBroken: it is not there.
    """
    if not package.exists():
        raise TwinBroken(f"{package} is not there: say 'make twin'")
    digest = hashlib.sha256(package.read_bytes()).hexdigest()[:16]
    task = unpacked / f"{package.stem}-{digest}"
    if task.exists():
        os.utime(task)
        return task
    unpacked.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="making-", dir=unpacked))
    with zipfile.ZipFile(package) as packed:
        packed.extractall(made)
    try:
        made.rename(task)
    except OSError:  # another process was faster
        shutil.rmtree(made)
    for old in _oldest(unpacked, package.stem):
        shutil.rmtree(old, ignore_errors=True)
    return task


def _oldest(unpacked: Path, stem: str) -> list[Path]:
    known = sorted(unpacked.glob(f"{stem}-*"), key=lambda one: one.stat().st_mtime)
    return known[:-KEPT]
