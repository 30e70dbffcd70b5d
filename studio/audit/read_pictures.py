"""Whether the words on pictures can be read: by tesseract, which reads scans and knows none of ours."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from studio.pictures.now_playing.shown import (
    BREATHER,
    EXERCISE,
    SAMPLE_ROUND,
    TRACK,
    Shown,
    Wording,
    looks,
    shown_svg,
    words_on,
)
from studio.pictures.png import png_of

PROGRAM = "tesseract"
SPARSE_TEXT = "11"
"""Of its modes the one for words here and there, beside drawings."""
MOST_BYTES = 60_000
READERS = 2


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture, and what was read on it."""

    shown: Shown
    name: str
    badge: str
    size: int
    """In bytes."""
    read: str

    @property
    def has_name(self) -> bool:
        """True if the name was read, whatever else was."""
        return _letters(self.name) in _letters(self.read)

    @property
    def has_badge(self) -> bool:
        """True if the badge was read, or there is none."""
        return _letters(self.badge) in _letters(self.read)


def reader() -> str | None:
    """Return the path of tesseract; None if it is not installed."""
    return shutil.which(PROGRAM)


def pictures_with_words(wording: Wording) -> Iterator[Shown]:
    """Yield what has words: each move with a badge and each breather, by each trainer; and each track."""
    trainers = sorted(wording.authored.trainers)
    for of, one in looks(wording):
        if of == EXERCISE:
            yield from (Shown(of, one, trainer, *SAMPLE_ROUND) for trainer in trainers)
        elif of == BREATHER:
            yield from (Shown(of, one, trainer) for trainer in trainers)
        elif of == TRACK:
            yield Shown(of, one)


def read_pictures(some: Iterable[Shown], wording: Wording, program: str) -> Iterator[ReadPicture]:
    """Yield each picture as it was read."""

    def read(shown: Shown) -> ReadPicture:
        png = png_of(shown_svg(shown, wording))
        name, badge = words_on(shown, wording)
        return ReadPicture(shown, name, badge, len(png), _read(png, program))

    with ThreadPoolExecutor(READERS) as pool:
        yield from pool.map(read, some)


def _read(png: bytes, program: str) -> str:
    command = [program, "-", "-", "--psm", SPARSE_TEXT]
    told = subprocess.run(command, input=png, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1"})
    return told.stdout.decode("utf-8", "replace")


def _letters(text: str) -> str:
    """Return the letters and digits of a text; o and 0 are the same to whoever reads "2of 3"."""
    return "".join(re.findall(r"\w", text.casefold())).replace("0", "o")
