"""Styles: how a voice sounds, as the model takes it; blends of voices are voices of their own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from studio.errors import VoiceError

STYLE = 256
"""Numbers in a style."""
SHORTEST = (40, 120, 180, 250)
"""Letters, by take. A shorter sentence is said in the style of one so long: the model's styles for few
letters are hurried (seven short lines of Maya: DistillMOS 4.23 so, 3.98 otherwise). The further takes are for
what came out badly: another style, the same voice."""


def parts(blend: str) -> dict[str, int]:
    """Return the parts of a blend as authors write it, `af_heart 80, af_bella 20`, in percent by voice.

    Raises:
        VoiceError: it is not written so, or the parts do not add up to 100.
    """
    try:
        found = {name: int(part) for name, part in (one.split() for one in blend.split(","))}
    except ValueError:
        raise VoiceError(f"{blend!r} is no blend of voices: write 'af_heart 80, af_bella 20'") from None
    if sum(found.values()) != 100:
        raise VoiceError(f"the parts of {blend!r} add up to {sum(found.values())}, not to 100")
    return found


def style(blend: Mapping[str, int], letters: int, folder: Path, take: int = 0) -> "np.ndarray[Any, Any]":
    """Return the style in which a voice says a sentence, of shape (1, 256).

    Args:
        blend: by the name of one of the model's voices, its part in percent, as `parts` returns them.
        letters: how many letters the sentence has; the model's voices have a style for each length.
        folder: where the voices are, each a file `<name>.bin` of float32 of shape (lengths, 256).
        take: which of `SHORTEST`.

    Raises:
        VoiceError: a voice does not exist.
    """
    letters = max(letters, SHORTEST[take])
    rows = [part / 100 * _row(folder / f"{name}.bin", letters) for name, part in sorted(blend.items())]
    return np.asarray(sum(rows), np.float32)[None, :]


def _row(file: Path, letters: int) -> "np.ndarray[Any, Any]":
    try:
        pack = np.fromfile(file, "<f4").reshape(-1, STYLE)
    except (OSError, ValueError) as error:
        raise VoiceError(f"Kokoro has no voice {file.stem!r} in {file.parent}: say 'make voices'") from error
    return np.asarray(pack[min(letters, len(pack)) - 1], np.float64)
