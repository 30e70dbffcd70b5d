"""The functions' packages, unpacked once for each content."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from simulator.twin.errors import TwinBroken

KEPT = 3
"""How many versions of one package stay unpacked, beside those that a twin runs."""

_held: dict[Path, int] = {}
"""Folders that this process holds, each open and locked until it ends."""


def task_of(package: Path, unpacked: Path) -> Path:
    """Return the folder that holds what is in a package; nobody removes it while this process lives.

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
        return _hold(task)
    unpacked.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="making-", dir=unpacked))
    with zipfile.ZipFile(package) as packed:
        packed.extractall(made)
    try:
        made.rename(task)
    except OSError:  # another process was faster
        shutil.rmtree(made)
    _hold(task)
    for old in _oldest(unpacked, package.stem):
        if not _is_held(old):
            shutil.rmtree(old, ignore_errors=True)
    return task


def _hold(task: Path) -> Path:
    import fcntl  # here, since only Unix has it: a twin runs there alone, its command is known everywhere

    if task not in _held:
        _held[task] = os.open(task, os.O_RDONLY)
        fcntl.flock(_held[task], fcntl.LOCK_SH)
    return task


def _is_held(task: Path) -> bool:
    """True if any process holds a folder: a function reads its package for as long as it runs."""
    import fcntl

    folder = os.open(task, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(folder)
    return False


def _oldest(unpacked: Path, stem: str) -> list[Path]:
    known = sorted(unpacked.glob(f"{stem}-*"), key=lambda one: one.stat().st_mtime)
    return known[:-KEPT]
