"""The renderer's package: studio, library, music and voices, with wheels for one processor architecture.

ffmpeg is not in it, nor what needs it: with its 80 to 130 megabytes it would be half of what Lambda takes.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from skill.content.authored import Authored
from studio.music.shipped_tracks import stale_tracks
from studio.shipping.function_zip import NotPackaged, Packaged, copy, install, package

ARCHITECTURES = {"arm64": "aarch64", "x86_64": "x86_64"}
"""What the template calls an architecture, and what wheels call it."""
DEFAULT = "arm64"
"""As in infrastructure/template.yaml."""

LIBRARY = "skill/content/library.sqlite"
ROOMS = (
    "addresses", "audio", "mixdown", "music", "pictures", "render_function", "rendering", "score", "shipping",
    "voices",
)  # fmt: skip
"""The rooms of the studio that render."""
SOUND = ("music/*.opus", "music/credits.toml", "music/kit.*", "voices/*/*")
"""What is mixed, below `audio_assets/`."""
LETTERS = ("letters.toml", "OFL.txt")
"""What pictures are written with, and its licence."""

MOST_UNPACKED = 250_000_000
"""What Lambda takes, in bytes."""

_GLIBC = ("2_17", "2_26", "2_27", "2_28", "2_34")
"""The versions of glibc that Lambda's Linux (2.34) can serve, and for which wheels are named."""


def package_renderer(root: Path, target: Path, architecture: str, authored: Authored) -> Packaged:
    """Write the package, whole or not at all.

    Args:
        root: the project's folder, with the library compiled.
        target: the zip to write.
        architecture: of `ARCHITECTURES`.
        authored: the library, to see that all music is shipped as it is declared.

    Raises:
        NotPackaged: the library is missing, music is not shipped, a requirement cannot be installed, or the
            package is too large.
    """
    if architecture not in ARCHITECTURES:
        raise NotPackaged(f"{architecture!r} is none of Lambda's: say {' or '.join(ARCHITECTURES)}")
    if not (root / LIBRARY).exists():
        raise NotPackaged(f"{LIBRARY} is not there: say 'make build'")
    if stale := [track.id for track in stale_tracks(authored)]:
        raise NotPackaged(f"{', '.join(stale)}: not shipped as declared: say 'python -m studio music'")

    def fill(stage: Path) -> None:
        install(root / "requirements-render.txt", stage, _platform(architecture))
        _without_what_nobody_calls(stage)
        copy(root, stage, _files(root))

    made = package(target, fill)
    if made.unpacked > MOST_UNPACKED:
        made.path.unlink()
        raise NotPackaged(f"the package would unpack to more than {MOST_UNPACKED} bytes")
    return made


def _platform(architecture: str) -> list[str]:
    machine = ARCHITECTURES[architecture]
    named = [f"manylinux_{glibc}_{machine}" for glibc in _GLIBC] + [f"manylinux2014_{machine}"]
    return ["--implementation", "cp", *(part for one in named for part in ("--platform", one))]


def _files(root: Path) -> Iterator[Path]:
    yield from (root / "render_handler.py", root / LIBRARY)
    yield from sorted((root / "skill").rglob("*.py"))
    yield from sorted((root / "skill" / "content").rglob("*.toml"))
    yield from sorted((root / "studio").glob("*.py"))
    for room in ROOMS:
        yield from sorted((root / "studio" / room).rglob("*.py"))
    yield from (root / "studio" / "pictures" / "now_playing" / one for one in LETTERS)
    for pattern in SOUND:
        yield from sorted((root / "audio_assets").glob(pattern))


def _without_what_nobody_calls(stage: Path) -> None:
    """Remove the tests, headers and types of the wheels: a third of numpy."""
    numpy = stage / "numpy"
    for folder in [*numpy.rglob("tests"), numpy / "f2py", numpy / "_core" / "include"]:
        shutil.rmtree(folder, ignore_errors=True)
    for file in [*stage.rglob("*.pyi"), *stage.rglob("*.a"), *stage.rglob("*.h")]:
        file.unlink(missing_ok=True)
