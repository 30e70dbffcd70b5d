"""What an address stands for, found by its name alone in the compiled library, without scoring any workout.

`studio build` writes the index: which segment of which workout an asset is, its lengths over all music, and
the editions. What is not found here is not in the enumeration, and is neither rendered nor given out.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from skill.content.authored import CONTENT, read_authored, read_tables
from skill.content.compiled.library_file import open_library
from skill.domain.library.placement import NO_MUSIC
from studio.addresses.enumeration import PAGES
from studio.addresses.kinds import Address, Kind
from studio.addresses.pictures import shown_at
from studio.addresses.recasts import Written, kind_of
from studio.pictures.now_playing.shown import Shown
from studio.score.recast import AS_WRITTEN, PARTS, Recast
from studio.score.substitutes import Move, Way, ways_from
from studio.score.tastes import Taste, tastes

LIBRARY = CONTENT / "library.sqlite"

_NAME = re.compile(
    r"(?P<folder>segments|tracks|tastes)/(?P<asset>[0-9a-f]{8,20})"
    r"(?:\.(?P<move>[0-9a-f]{8})\.(?P<trainer>[0-9a-f]{8})\.(?P<music>[0-9a-f]{8}|none))?\.mp3"
)
_SEGMENT = (
    "SELECT workout, place, exercise, duration_ms FROM segments WHERE asset = ? ORDER BY workout, place"
)
_BREATHER = "SELECT trainer, place, duration_ms FROM breathers WHERE asset = ? ORDER BY trainer, place"
_TRACK = "SELECT playlist, place, duration_ms FROM tracks WHERE asset = ? ORDER BY playlist, place"
_DOC = "SELECT doc FROM texts WHERE of = ? AND id = ? LIMIT 1"
_MOVES = "SELECT doc FROM texts WHERE of = 'exercise' AND locale = (SELECT name FROM locales LIMIT 1)"
_EDITION = "SELECT id FROM editions WHERE of = ? AND edition = ?"


@dataclass(frozen=True, slots=True)
class Origin:
    """What an address stands for."""

    address: Address
    of: str = ""
    """`workout` for a segment, `trainer` for a breather, `playlist` for a track; else empty."""
    id: str = ""
    place: int = 0
    """Which of its segments, breathers or tracks, 0 for the first."""
    change: Recast = AS_WRITTEN
    """How a segment differs from what its author wrote."""


@lru_cache(maxsize=4)
def index_of(library: Path = LIBRARY) -> "AddressIndex":
    """Return the index of a compiled library; it is opened once."""
    return AddressIndex(library)


def orderable(path: str) -> Address | None:
    """Return the address of a path below the base; None if the skill never names it."""
    origin = index_of().origin(path)
    return origin.address if origin else None


class AddressIndex:
    """Finds what single addresses of one compiled library stand for; any text is safe to ask for."""

    def __init__(self, library: Path) -> None:
        """Open the library.

        Raises:
            LibraryMissing: it is not there.
        """
        self._sql = open_library(library)

    @property
    def version(self) -> str:
        """The version of the library: a hash of all that is compiled into it."""
        return str(self._sql.execute("SELECT value FROM meta WHERE name = 'content'").fetchone()[0])

    def origin(self, path: str) -> Origin | None:
        """Return what a path stands for; None if the skill never names it."""
        if path in PAGES:
            return Origin(Address(path, Kind.PAGE, 0, premium=False))
        if self.picture(path) is not None:
            return Origin(Address(path, Kind.PICTURE, 0, premium=False))
        name = _NAME.fullmatch(path)
        if name is None:
            return None
        if name["folder"] == "segments":
            return self._recast(path, name) if name["move"] else self._segment(path, name["asset"])
        if name["move"]:
            return None
        return self._track(path, name["asset"]) if name["folder"] == "tracks" else self._taste(path)

    def picture(self, path: str) -> tuple[Shown, str] | None:
        """Return what a picture's name stands for, and in the words of which locale; None if for nothing."""
        return shown_at(self._sql, path)

    def _segment(self, path: str, asset: str) -> Origin | None:
        written = self._written(asset)
        if written is None:
            return self._breather(path, asset)
        length = written.length(written.playlist)
        address = Address(path, Kind.SEGMENT, length, written.premium)
        return Origin(address, "workout", written.workout, written.place)

    def _recast(self, path: str, name: "re.Match[str]") -> Origin | None:
        written = self._written(name["asset"])
        parts = [
            self._of_edition(of, name[key])
            for of, key in zip(PARTS, ("move", "trainer", "music"), strict=True)
        ]
        if written is None or None in parts:
            return None
        move, trainer, music = map(str, parts)
        kind = kind_of(written, self._ways(written.exercise)[move], trainer, music)
        if kind is Kind.SEGMENT:
            return None  # the runtime has a shorter name for what its author wrote
        address = Address(path, kind, written.length(music), written.is_premium(trainer, music))
        change = Recast(
            trainer if trainer != written.trainer else "",
            music if music != written.playlist else "",
            move if move != written.exercise else "",
        )
        return Origin(address, "workout", written.workout, written.place, change)

    def _written(self, asset: str) -> Written | None:
        rows = self._sql.execute(_SEGMENT, (asset,)).fetchall()
        if not rows:
            return None
        workout, place, exercise, duration = rows[0]
        card = self._doc("workout", workout)
        times = self._sql.execute("SELECT playlist, times FROM timings WHERE workout = ?", (workout,))
        lengths = {playlist: int(json.loads(row)[place][0]) for playlist, row in times}
        premium = all(self._doc("workout", one)["premium"] for one in {row[0] for row in rows})
        return Written(
            asset, workout, place, exercise, card["trainer"], card["playlist"], premium,
            lengths | {card["playlist"]: duration},
        )  # fmt: skip

    def _breather(self, path: str, asset: str) -> Origin | None:
        row = self._sql.execute(_BREATHER, (asset,)).fetchone()
        if row is None:
            return None
        trainer, place, duration = row
        led = self._sql.execute("SELECT id FROM workouts WHERE trainer = ?", (trainer,)).fetchall()
        premium = all(self._doc("workout", one)["premium"] for (one,) in led)
        return Origin(Address(path, Kind.BREATHER, duration, premium), "trainer", trainer, place)

    def _track(self, path: str, asset: str) -> Origin | None:
        rows = self._sql.execute(_TRACK, (asset,)).fetchall()
        if not rows:
            return None
        playlist, place, duration = rows[0]
        premium = all(self._doc("playlist", one)["premium"] for one, _, _ in rows)
        return Origin(Address(path, Kind.TRACK, duration, premium), "playlist", playlist, place)

    def _taste(self, path: str) -> Origin | None:
        taste = _tastes_by_path().get(path)
        return Origin(Address(path, Kind.TASTE, taste.duration_ms, premium=False)) if taste else None

    def _of_edition(self, of: str, edition: str) -> str | None:
        if (of, edition) == ("playlist", NO_MUSIC):
            return NO_MUSIC
        row = self._sql.execute(_EDITION, (of, edition)).fetchone()
        return str(row[0]) if row else None

    def _doc(self, of: str, item_id: str) -> Any:
        return json.loads(self._sql.execute(_DOC, (of, item_id)).fetchone()[0])

    @cached_property
    def _moves(self) -> dict[str, Move]:
        rows = self._sql.execute(_MOVES)
        docs = [json.loads(doc) for (doc,) in rows]
        return {
            one["id"]: Move(
                frozenset(one["muscles"]),
                one["impact"],
                tuple(filter(None, (one["easier_move"], one["harder_move"]))),
            )
            for one in docs
        }

    def _ways(self, own: str) -> dict[str, Way]:
        return ways_from(self._moves, own)


@lru_cache(maxsize=1)
def _tastes_by_path() -> dict[str, Taste]:
    # Alone of all lengths, that of a spoken introduction is not in the compiled library.
    authored = read_authored(read_tables(CONTENT)[0])[0]
    return {one.path: one for one in tastes(authored)} if authored else {}
