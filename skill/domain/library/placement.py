"""A placement: one item of a queue, in one play of it, with an identity of its own.

The same audio may stand twice in a queue and be played again tomorrow. What the device reports is
only worth something if it says *which* of those plays it means, so each has its own token. The token
also tells what it is a play of, so that an event can be understood when the store cannot be read,
and a late one cannot move the wrong thing.
"""

import re

from skill.domain.ground.records import record, replace
from skill.domain.library.contents import SourceKind

_FORM = re.compile(
    r"at2:(?P<who>[a-z0-9.-]{0,64}):(?P<kind>workout|playlist):(?P<source>[a-z0-9-]{1,64})"
    r":(?P<play>[a-z0-9]{4,16}):(?P<at>\d{1,6}):(?P<item>\d{1,4}):(?P<item_id>[a-z0-9-]{1,96})"
    r":(?P<attempt>\d):(?P<trainer>[a-z0-9-]{0,64}):(?P<music>[a-z0-9-]{0,64}):(?P<move>[a-z0-9-]{0,64})"
)


@record
class Source:
    """What a queue is made from: a workout or a playlist, by its id."""

    kind: SourceKind
    id: str


@record
class Cast:
    """Who leads a workout, and over which music, where that is not as its author wrote it."""

    trainer: str = ""
    """A trainer's id; empty for the workout's own."""
    music: str = ""
    """A playlist's id, or `NO_MUSIC`; empty for the workout's own."""


AUTHORS_CAST = Cast()

NO_MUSIC = "none"
"""The music of a cast that has none."""


@record
class Placement:
    """Where one stream stands: source, play, and place."""

    source: Source
    play: str
    """The identity of the order that started this row of streams; new for every such order."""
    at: int
    """The place in the order of play; within one play a device only ever moves up."""
    item: int
    """Which segment or track of the source it is, 0 for the first."""
    item_id: str
    """That segment's or track's id, so that the place survives an edit of the source."""
    attempt: int = 0
    """0; 1 for the second try of a stream that failed; 2 for the next item after that."""
    who: str = ""
    """The opaque key of the listener whose audio it is: events and buttons name no person."""
    cast: Cast = AUTHORS_CAST
    move: str = ""
    """The exercise that is done in place of the segment's own; empty for that."""

    @property
    def token(self) -> str:
        """The AudioPlayer token: at most 500 characters of the 1,024 that Alexa accepts."""
        return (
            f"at2:{self.who}:{self.source.kind}:{self.source.id}:{self.play}"
            f":{self.at}:{self.item}:{self.item_id}:{self.attempt}"
            f":{self.cast.trainer}:{self.cast.music}:{self.move}"
        )

    def as_attempt(self, attempt: int) -> "Placement":
        """Return the same placement as another attempt, which is another token."""
        return replace(self, attempt=attempt)


def parse_token(token: str | None) -> Placement | None:
    """Return the placement that a token names; None for any text that is not one of ours."""
    found = _FORM.fullmatch(token or "")
    if not found:
        return None
    return Placement(
        source=Source(SourceKind(found["kind"]), found["source"]),
        play=found["play"],
        at=int(found["at"]),
        item=int(found["item"]),
        item_id=found["item_id"],
        attempt=int(found["attempt"]),
        who=found["who"],
        cast=Cast(found["trainer"], found["music"]),
        move=found["move"],
    )
