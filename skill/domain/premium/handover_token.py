"""The token that Amazon gives back after a handover: what the person was doing, without personal data.

`go.<play>.workout.hill-strength`: about to play; the listener keeps the queue under the play's identity,
and the source is enough if that is gone. `plan.<id>`: about to begin a plan. `on.workout`: a workout was
playing. `end`: a workout was finished. `ask`: none of these.
"""

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Source
from skill.domain.listener.queue import Queue

_FORM = Pattern(
    r"go\.(?P<play>[a-z0-9]{1,16})\.(?P<kind>workout|playlist)\.(?P<source>[a-z0-9-]{1,64})"
    r"|plan\.(?P<plan>[a-z0-9-]{1,64})|on\.(?P<on>workout|playlist)"
)

END = "end"
ASK = "ask"


@record
class HandoverToken:
    """The parts of a token; those that it does not have are empty."""

    play: str = ""
    source: Source | None = None
    """The workout or playlist that was about to play."""
    plan: str = ""
    on: SourceKind | None = None
    """The kind of queue that was playing."""


NOTHING = HandoverToken()


def about_to_play(queue: Queue) -> str:
    """Return the token for a queue that is about to play."""
    return f"go.{queue.ordered.play}.{queue.source.kind}.{queue.source.id}"


def about_to_begin(plan: str) -> str:
    """Return the token for a plan that is about to begin."""
    return f"plan.{plan}"


def in_the_middle_of(queue: Queue) -> str:
    """Return the token for a queue that is playing."""
    return f"on.{queue.source.kind}"


def parse(token: str) -> HandoverToken:
    """Return a token's parts; `NOTHING` for any text that is not one of our tokens."""
    found = _FORM.fullmatch(token)
    if not found:
        return NOTHING
    if found["plan"]:
        return HandoverToken(plan=found["plan"])
    if found["on"]:
        return HandoverToken(on=SourceKind(found["on"]))
    return HandoverToken(found["play"], Source(SourceKind(found["kind"]), found["source"]))
