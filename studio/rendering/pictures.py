"""Pictures by their names: drawn in a moment, whenever they are asked for."""

import os
from functools import lru_cache
from pathlib import Path

from studio.addresses.index import index_of
from studio.errors import UnknownAsset
from studio.pictures.now_playing.shown import BREATHER, TRAINER, Shown, Wording, look_of, shown_svg, wordings

PICTURES = "pictures/"


def make_picture(path: str, target: Path) -> Path:
    """Return the file of a picture, which is drawn unless it is there.

    Raises:
        UnknownAsset: the library has no such picture.
    """
    if not target.exists():
        drawn = drawn_picture(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_bytes(drawn)
        os.replace(part, target)
    return target


def drawn_picture(path: str) -> bytes:
    """Return the PNG of a picture.

    Raises:
        UnknownAsset: the library has no such picture, or is older than its files.
    """
    from studio.pictures.png import png_of

    found = index_of().picture(path)
    if found is None:
        raise UnknownAsset(path)
    shown, locale = found
    try:
        wording = _wordings()[locale]
        if not _is_named_by(path, shown, wording):
            raise UnknownAsset(f"{path}: the compiled library is older than its files: say 'make build'")
        return png_of(shown_svg(shown, wording))
    except KeyError as error:
        raise UnknownAsset(f"{path}: {error}") from error


def _is_named_by(path: str, shown: Shown, wording: Wording) -> bool:
    """True if what is shown still looks as a name says."""
    parts = path.removeprefix(PICTURES).split(".")
    named = [look_of(shown.of, "" if shown.of == BREATHER else shown.id, wording)]
    if shown.trainer:
        named.append(look_of(TRAINER, shown.trainer, wording))
    return parts[: len(named)] == named


@lru_cache(maxsize=1)
def _wordings() -> dict[str, Wording]:
    return wordings()
