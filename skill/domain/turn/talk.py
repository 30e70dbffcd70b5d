"""The talk: what is kept from one turn of a conversation to the next, and forgotten when it ends.

It is held in the attributes of Alexa's session. What must outlive the conversation is stored in the listener.
"""

from skill.domain.ground.records import record
from skill.domain.library.placement import AUTHORS_CAST, Cast
from skill.domain.listener.premium import NO_PREMIUM_TALK, PremiumTalk
from skill.domain.turn.wish import Wish


@record
class Pending:
    """A question that awaits its answer."""

    about: str
    """The topic: `offer`, `resume`, `wish`, `tip`, `more`, `another`, `open`, or a topic of a room."""
    id: str = ""
    """The id of the item that it is about, if any; several are separated by commas."""
    asked: str = ""
    """The key of the listener who was asked; empty until `decide` notes it."""


@record
class Talk:
    """What is kept of this conversation so far."""

    pending: Pending | None = None
    """The question that was asked last and is not yet answered."""
    wish: Wish | None = None
    """What the person has said so far of the workout that they want."""
    offered: tuple[str, ...] = ()
    """The ids of the workouts that were offered last, in order, for "the second one"."""
    told: tuple[str, ...] = ()
    """The ids of all workouts that were offered in this conversation, for "what else?"."""
    tunes: tuple[str, ...] = ()
    """The ids of the playlists that were offered last, in order."""
    cast: Cast = AUTHORS_CAST
    """The trainer and the music for the workout that will be picked, if they were chosen before it."""
    trainer: str = ""
    """The id of the trainer who was mentioned last, for "with her"."""
    asked_for: bool = False
    """True if what is on offer was asked for: a favourite, the plan's workout, a free way of a wish."""
    premium: PremiumTalk = NO_PREMIUM_TALK
    """What is known about premium in this conversation; `decide` keeps it from turn to turn."""


NO_TALK = Talk()
