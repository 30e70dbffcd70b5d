"""What the person was doing, as the token that goes to Amazon and comes back: short, and of nobody.

`go.<play>.workout.hill-strength`: about to play; what exactly is kept with the listener under the
play's identity, and the source is enough where that is gone. `plan.<id>`: about to begin a plan.
`on.workout`: in the middle of something that sounded. `end`: nothing, after a good end. `ask`: nothing.
"""

import re

from skill.domain.ground.records import record
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Source
from skill.domain.listener.queue import Queue

_FORM = re.compile(
    r"go\.(?P<play>[a-z0-9]{1,16})\.(?P<kind>workout|playlist)\.(?P<source>[a-z0-9-]{1,64})"
    r"|plan\.(?P<plan>[a-z0-9-]{1,64})|on\.(?P<on>workout|playlist)"
)

END = "end"
ASK = "ask"


@record
class HandoverToken:
    """What a token tells."""

    play: str = ""
    source: Source | None = None
    """What was about to play."""
    plan: str = ""
    on: SourceKind | None = None
    """Which queue sounded."""


NOTHING = HandoverToken()


def about_to_play(queue: Queue) -> str:
    """Return the token for a queue that was wanted."""
    return f"go.{queue.ordered.play}.{queue.source.kind}.{queue.source.id}"


def about_to_begin(plan: str) -> str:
    """Return the token for a plan that was wanted."""
    return f"plan.{plan}"


def in_the_middle_of(queue: Queue) -> str:
    """Return the token for a queue that sounds."""
    return f"on.{queue.source.kind}"


def parse(token: str) -> HandoverToken:
    """Return what a token tells; nothing for any text that is not one of ours."""
    found = _FORM.fullmatch(token)
    if not found:
        return NOTHING
    if found["plan"]:
        return HandoverToken(plan=found["plan"])
    if found["on"]:
        return HandoverToken(on=SourceKind(found["on"]))
    return HandoverToken(found["play"], Source(SourceKind(found["kind"]), found["source"]))
