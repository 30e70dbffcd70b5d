"""`audit-pictures`: how many of the pictures that a screen shows can be read, and how large they are."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from studio.cli import app
from studio.commands.console import fail

if TYPE_CHECKING:
    from studio.audit.read_pictures import ReadPicture

LEAST_READ = 0.98


@app.command(name="audit-pictures")
def audit_pictures() -> None:
    """Read the words on moves by each trainer, breathers and tracks; exit with 1 if too few can be read."""
    from studio.audit.read_pictures import pictures_with_words, read_pictures, reader
    from studio.pictures.now_playing.shown import wordings

    program = reader()
    if program is None:
        fail("There is no tesseract here, which reads them: apt-get install tesseract-ocr.", 2)
    is_worse = False
    for locale, wording in wordings().items():
        is_worse |= _is_worse(locale, list(read_pictures(pictures_with_words(wording), wording, program)))
    if is_worse:
        raise typer.Exit(1)


def _is_worse(locale: str, found: "Sequence[ReadPicture]") -> bool:
    """Tell how pictures were read, and return True if that is worse than it should be."""
    from studio.audit.read_pictures import MOST_BYTES

    badges = [one for one in found if one.badge]
    names, numbers = _share([one.has_name for one in found]), _share([one.has_badge for one in badges])
    average, largest = sum(one.size for one in found) // len(found), max(one.size for one in found)
    print(
        f"{locale}: {len(found)} pictures; the name is read on {names:.1%}, the badge on {numbers:.1%}; "
        f"{average:,} bytes on average, {largest:,} at most."
    )
    for one in found:
        if not one.has_name or not one.has_badge:
            print(f"  {one.name} / {one.badge}: {' '.join(one.read.split())!r}", file=sys.stderr)
    return names < LEAST_READ or largest > MOST_BYTES


def _share(found: list[bool]) -> float:
    return sum(found) / len(found)
