"""The functions' packages, made once for what they are made from."""

import fcntl
import hashlib
import platform
import shutil
from collections.abc import Callable
from pathlib import Path

from studio.shipping.lambda_zip import package_lambda
from studio.shipping.render_zip import package_renderer
from tests.services.server_processes import ROOT
from tests.shipped_library import authored

KEPT = 2
RENDER_SOURCES = ("skill", "studio", "audio_assets", "render_handler.py", "requirements-render.txt")
LAMBDA_SOURCES = ("skill", "studio/shipping", "lambda_handler.py", "requirements-lambda.txt")


def lambda_package() -> Path:
    """Return the skill's package of the project as it stands."""
    return _made("lambda", LAMBDA_SOURCES, lambda target: package_lambda(ROOT, target))


def render_package() -> Path:
    """Return the renderer's package of the project as it stands, for this machine's processor."""
    machine = "arm64" if platform.machine() in {"aarch64", "arm64"} else "x86_64"
    return _made("render", RENDER_SOURCES, lambda target: package_renderer(ROOT, target, machine, authored()))


def _made(name: str, sources: tuple[str, ...], make: Callable[[Path], object]) -> Path:
    folder = ROOT / "build" / "tests-packages"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several workers may want it at once
        version = folder / f"{name}-{_digest(sources)}"
        target = version / f"{name}.zip"
        if not target.exists():
            make(target)
            known = sorted(folder.glob(f"{name}-*"), key=lambda one: one.stat().st_mtime)
            for old in known[:-KEPT]:
                shutil.rmtree(old)
    return target


def _digest(sources: tuple[str, ...]) -> str:
    files = [one for name in sources for one in _files(ROOT / name)]
    told = hashlib.sha256()
    for one in sorted(files):
        told.update(str(one.relative_to(ROOT)).encode())
        told.update(hashlib.sha256(one.read_bytes()).digest())
    return told.hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [one for one in place.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
