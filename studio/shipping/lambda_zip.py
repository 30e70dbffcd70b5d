"""The skill's package: the runtime alone with its pinned requirements.

All of it is pure Python, so that one package runs on both processor architectures.
"""

from pathlib import Path

from studio.shipping.function_zip import NotPackaged, Packaged, copy, install, package

MADE = ("skill/content/library.sqlite", "skill/content/ear.bin")
"""What `make build` makes of the content and the models, and the runtime reads."""

MOST_BYTES = 15_000_000


def package_lambda(root: Path, target: Path) -> Packaged:
    """Write the package, whole or not at all.

    Args:
        root: the project's folder, with the library compiled.
        target: the zip to write.

    Raises:
        NotPackaged: the library is missing, a requirement cannot be installed, or the package is too large.
    """
    made_by_build = [root / one for one in MADE]
    for one in made_by_build:
        if not one.exists():
            raise NotPackaged(f"{one.relative_to(root)} is not there: say 'make build'")

    def fill(stage: Path) -> None:
        install(root / "requirements-lambda.txt", stage)
        runtime = sorted((root / "skill").rglob("*.py"))
        screens = sorted((root / "skill" / "alexa" / "screens").glob("*.json"))
        copy(root, stage, [*runtime, *screens, *made_by_build, root / "lambda_handler.py"])

    made = package(target, fill)
    if made.size > MOST_BYTES:
        made.path.unlink()
        raise NotPackaged(f"the package would be larger than {MOST_BYTES} bytes")
    return made
