"""A placement: one item of a queue in one play, and its AudioPlayer token.

The same audio may stand twice in a queue, and may be played again tomorrow. So each placement has a token of
its own, by which a device's report names exactly one of them. The token holds the whole placement: a report
can be understood when the store cannot be read, and a late report cannot move another play.
"""

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record, replace
from skill.domain.library.contents import SourceKind

_FORM = Pattern(
    r"at2:(?P<who>[a-z0-9.-]{0,64}):(?P<kind>workout|playlist):(?P<source>[a-z0-9-]{1,64})"
    r":(?P<play>[a-z0-9]{4,16}):(?P<at>\d{1,6}):(?P<item>\d{1,4}):(?P<item_id>[a-z0-9-]{1,96})"
    r":(?P<attempt>\d):(?P<trainer>[a-z0-9-]{0,64}):(?P<music>[a-z0-9-]{0,64}):(?P<move>[a-z0-9-]{0,64})"
)


@record
class Source:
    """What a queue plays: a workout or a playlist, by its id."""

    kind: SourceKind
    id: str


@record
class Cast:
    """The trainer and the music of a workout, where the person wants others than its author chose."""

    trainer: str = ""
    """A trainer's id; empty for the workout's own."""
    music: str = ""
    """A playlist's id, or `NO_MUSIC`; empty for the workout's own."""


AUTHORS_CAST = Cast()
"""The trainer and the music that the author chose."""

NO_MUSIC = "none"
"""`Cast.music` of a workout without music."""


@record
class Placement:
    """One item of a queue in one play."""

    source: Source
    play: str
    """The id of the play: of the order that started the queue at some place. Each such order has a new id."""
    at: int
    """The place in the order of play; within one play it only grows."""
    item: int
    """The index of the segment or track in the source, 0 for the first."""
    item_id: str
    """The id of that segment or track, by which it is found again after an edit of the source."""
    attempt: int = 0
    """0 for the first attempt; after failures, what `skill/domain/playback/failed_streams.py` counts."""
    who: str = ""
    """The opaque key of the listener whose audio it is; reports and button presses name no person."""
    cast: Cast = AUTHORS_CAST
    move: str = ""
    """The exercise that is done instead of the segment's own; empty if none is."""

    @property
    def token(self) -> str:
        """The AudioPlayer token: at most 500 characters; Alexa accepts 1,024."""
        return (
            f"at2:{self.who}:{self.source.kind}:{self.source.id}:{self.play}"
            f":{self.at}:{self.item}:{self.item_id}:{self.attempt}"
            f":{self.cast.trainer}:{self.cast.music}:{self.move}"
        )

    def as_attempt(self, attempt: int) -> "Placement":
        """Return the same placement as another attempt to play it; its token is another one."""
        return replace(self, attempt=attempt)


def changed_parts(placement: Placement) -> tuple[str, ...]:
    """Return what differs from how its author wrote it: `move`, `trainer`, and `music` or `no-music`."""
    cast = placement.cast
    music = "no-music" if cast.music == NO_MUSIC else cast.music and "music"
    parts = (placement.move and "move", cast.trainer and "trainer", music)
    return tuple(part for part in parts if part)


UNSTORED = "u"
"""The first letter of a play whose queue is stored nowhere; dice throw no such letter."""


def unstored(play: str) -> str:
    """Return a play's id as that of a play which began while no listener could be read."""
    return UNSTORED + play[1:]


def is_unstored(play: str) -> bool:
    """True for a play that goes on by its tokens alone, since no queue knows it."""
    return play.startswith(UNSTORED)


def parse_token(token: str | None) -> Placement | None:
    """Return the placement that a token names; None for any other text."""
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
