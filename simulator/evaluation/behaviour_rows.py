"""Rows of behaviour: what is said in a moment, and what the coach should do.

There is one file for each kind. A row names the moment, what is said, what a good coach would do in a
sentence, and those of its signs that a machine can judge:

    [[rows]]
    moment = "two"              # one of `moments.MOMENTS`
    say = "ooh arms"
    well = "takes Upper Body Lift"
    starts = true               # something must begin to play; false: nothing may; left out: either
    keeps = true                # the place, or the open question, must survive
    health = "stop"             # the tier of the answer: emergency, stop, doctor, crisis or none
    is = ["upper body lift"]    # what must start or be offered
    says = ["arms"]             # words of which one must be said
    never = ["premium"]         # words that must not be said
    changes = false             # nothing of what is stored may change; true: it may

Like the labelled utterances, a third is held out by a hash of the words, and counted only.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.evaluation.labelled_utterances import UnreadableLabels, is_held_out

HEALTH_TIERS = ("none", "doctor", "stop", "emergency", "crisis")
_KEYS = {"moment", "say", "well", "starts", "keeps", "health", "is", "says", "never", "changes"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row; see the module."""

    kind: str
    """The name of its file."""
    moment: str
    say: str
    well: str
    starts: bool | None = None
    keeps: bool = False
    health: str | None = None
    offers: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    changes: bool | None = None

    @property
    def is_held_out(self) -> bool:
        """True if the row is held out; only its words decide this."""
        return is_held_out(self.say)


def read_rows(folder: Path) -> tuple[Row, ...]:
    """Return the rows of a folder.

    Raises:
        UnreadableLabels: a file is not in this format, or a row stands in two places.
    """
    rows = [_row(path, one) for path in sorted(folder.glob("*.toml")) for one in _table(path)]
    if len({(row.moment, row.say) for row in rows}) < len(rows):
        raise UnreadableLabels(f"{folder}: a row stands there twice")
    if not rows:
        raise UnreadableLabels(f"{folder}: there are no rows here")
    return tuple(rows)


def _table(path: Path) -> list[Mapping[str, Any]]:
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["rows"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise UnreadableLabels(f"{path}: {error!r}") from error
    return list(rows)


def _row(path: Path, told: Mapping[str, Any]) -> Row:
    if not {"moment", "say", "well"} <= told.keys() <= _KEYS:
        raise UnreadableLabels(f"{path}: {told.get('say')!r} has other keys than a row")
    if told.get("health", "none") not in HEALTH_TIERS:
        raise UnreadableLabels(f"{path}: {told['say']!r}: health is one of {', '.join(HEALTH_TIERS)}")
    return Row(
        kind=path.stem,
        moment=told["moment"],
        say=told["say"],
        well=told["well"],
        starts=told.get("starts"),
        keeps=told.get("keeps", False),
        health=told.get("health"),
        offers=tuple(told.get("is", ())),
        says=tuple(told.get("says", ())),
        never=tuple(told.get("never", ())),
        changes=told.get("changes"),
    )
