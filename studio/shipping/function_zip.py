"""What both of the functions' packages have in common: pinned, compiled beforehand, reproducible to the byte.

A Lambda cannot write beside its code, and would compile it at every cold start; so it is compiled here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.errors import StudioError

RUNTIME_PYTHON = "3.13"
"""The Python version of infrastructure/template.yaml."""

RUNTIME_HAS = {"boto3", "botocore", "jmespath", "s3transfer"}
"""Packages that Lambda's Python runtime includes."""

PURE = ("--implementation", "py", "--abi", "none", "--platform", "any")
"""pip's options for what runs on any processor."""

_LEFT_OUT = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""Files that pip writes about this machine."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip: the earliest that the format knows."""


class NotPackaged(StudioError):
    """The package could not be made; no unfinished one is left."""


@dataclass(frozen=True, slots=True)
class Packaged:
    """A package that was made."""

    path: Path
    size: int
    files: int
    unpacked: int
    """The size of its files in bytes: Lambda takes 250 megabytes of both packages and layers."""
    compiled: bool
    """False if no Python of the Lambda's version was found to compile it."""


def package(target: Path, fill: Callable[[Path], None]) -> Packaged:
    """Write a package, whole or not at all.

    Args:
        target: the zip to write.
        fill: puts all that is to be in it into a folder.

    Raises:
        NotPackaged: something in it does not compile, or `fill` says so.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / "stage"
        stage.mkdir()
        fill(stage)
        compiled = _compile(stage)
        made = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            files, unpacked = _zip(stage, made)
            os.replace(made, target)
        finally:
            made.unlink(missing_ok=True)
    return Packaged(target, target.stat().st_size, files, unpacked, compiled)


def pinned(requirements: Path) -> list[str]:
    """Return the pinned requirements that the package must hold, without their hashes.

    Raises:
        NotPackaged: a requirement is not pinned to one version.
    """
    return [_without_hashes(line) for line in _hashed(requirements)]


def every_pin(requirements: Path) -> list[str]:
    """Return all pinned requirements of a file, without their hashes.

    Raises:
        NotPackaged: a requirement is not pinned to one version.
    """
    return [_without_hashes(line) for line in _lines(requirements)]


def _without_hashes(line: str) -> str:
    return line.partition(" --hash=")[0].strip()


def _hashed(requirements: Path) -> list[str]:
    """Return the requirements that the package must hold, a line each, with the hashes of their files."""
    return [pin for pin in _lines(requirements) if pin.partition("==")[0].lower() not in RUNTIME_HAS]


def _lines(requirements: Path) -> list[str]:
    text = requirements.read_text("utf-8").replace("\\\n", " ")
    lines = [" ".join(line.partition("#")[0].split()) for line in text.splitlines()]
    pins = [line for line in lines if line]
    for pin in pins:
        if "==" not in pin:
            raise NotPackaged(f"{requirements.name}: {pin!r} names no one version")
    return pins


def interpreter(version: str = RUNTIME_PYTHON) -> str | None:
    """Return a Python interpreter of a version, from the PATH or from pyenv; None if there is none."""
    if sys.version.startswith(f"{version}."):
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = [shutil.which(f"python{version}"), *sorted(map(str, pyenv.glob(f"{version}.*/bin/python")))]
    for one in candidates:
        if one and _version_of(one) == version:
            return one
    return None


def _version_of(python: str) -> str:
    command = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def install(requirements: Path, stage: Path, platform: Sequence[str] = PURE) -> None:
    """Put pinned requirements into a folder, each held to a hash of its file.

    Args:
        requirements: the file that pins them.
        stage: the folder.
        platform: pip's options that say for which machine.

    Raises:
        NotPackaged: one of them is not pinned, cannot be had as a wheel for that machine, or is not the file
            whose hash was written down.
    """
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / requirements.name
        wanted.write_text("".join(f"{line}\n" for line in _hashed(requirements)), "utf-8")
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--no-compile", "--only-binary=:all:", *platform, "--python-version", RUNTIME_PYTHON,
            "--target", str(stage), "--require-hashes", "-r", str(wanted),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotPackaged(f"pip could not fetch the requirements: {done.stderr.strip()[-500:]}")
    shutil.rmtree(stage / "bin", ignore_errors=True)


def copy(root: Path, stage: Path, files: Iterable[Path]) -> None:
    """Copy files of the project to the same places in a folder."""
    for source in files:
        target = stage / source.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _compile(stage: Path) -> bool:
    python = interpreter()
    if python is None:
        return False
    # Unchecked hashes: the files of a Lambda never change, so Python need not compare them when it starts.
    command = [
        python, "-m", "compileall", "-q", "-j", "1", "--invalidation-mode", "unchecked-hash",
        "-s", str(stage), "-p", "/var/task", str(stage),
    ]  # fmt: skip
    environment = {"PYTHONHASHSEED": "0", "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise NotPackaged(f"not all of it compiles: {(done.stdout + done.stderr).strip()[-500:]}")
    return True


def _zip(stage: Path, target: Path) -> tuple[int, int]:
    count = unpacked = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in _kept(stage):
            entry = zipfile.ZipInfo(path.relative_to(stage).as_posix(), _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            content = path.read_bytes()
            made.writestr(entry, content)
            count, unpacked = count + 1, unpacked + len(content)
    return count, unpacked


def _kept(stage: Path) -> Iterator[Path]:
    for path in sorted(stage.rglob("*")):
        if path.is_file() and path.name not in _LEFT_OUT:
            yield path
