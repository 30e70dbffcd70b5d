"""Paths of streams that the skill orders: as authors wrote them, and as listeners change them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice

from skill.bootstrap import LIBRARY

PARTS = ("exercise", "trainer", "playlist")


def stream_paths() -> Iterator[str]:
    """Yield the paths of all streams as written, then of recast ones: each part by each edition in turn."""
    with closing(sqlite3.connect(f"{LIBRARY.resolve().as_uri()}?mode=ro", uri=True)) as library:
        segments = [one for (one,) in library.execute("SELECT DISTINCT asset FROM segments ORDER BY asset")]
        tracks = [one for (one,) in library.execute("SELECT DISTINCT asset FROM tracks ORDER BY asset")]
        breathers = [one for (one,) in library.execute("SELECT DISTINCT asset FROM breathers ORDER BY asset")]
        query = "SELECT DISTINCT edition FROM editions WHERE of = ? ORDER BY edition"
        editions = [cycle([one for (one,) in library.execute(query, (part,))]) for part in PARTS]
    yield from (f"segments/{one}.mp3" for one in [*segments, *breathers])
    yield from (f"tracks/{one}.mp3" for one in tracks)
    for segment in cycle(segments):
        yield f"segments/{segment}.{'.'.join(next(one) for one in editions)}.mp3"


def many_paths(count: int) -> list[str]:
    """Return that many different paths of streams."""
    found = dict.fromkeys(islice(stream_paths(), count * 2))
    return list(islice(found, count))
