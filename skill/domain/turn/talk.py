"""The talk: what is kept from one turn of a conversation to the next, and forgotten when it ends.

It lives in Alexa's session, never in the store: what must outlive the conversation is the listener's.
"""

from skill.domain.ground.records import record
from skill.domain.library.placement import AUTHORS_CAST, Cast
from skill.domain.listener.premium import NO_PREMIUM_TALK, PremiumTalk
from skill.domain.turn.wish import Wish


@record
class Pending:
    """What a question was about."""

    about: str
    """`offer`, `resume`, `wish`, `tip`, `more`, `another`, `open`, or what a room adds."""
    id: str = ""


@record
class Talk:
    """What was said so far in this conversation."""

    pending: Pending | None = None
    """What was asked last, and is not yet answered."""
    wish: Wish | None = None
    """What a workout is wanted to be, as far as it was said."""
    offered: tuple[str, ...] = ()
    """The workouts that were named last, in their order, for "the second one"."""
    told: tuple[str, ...] = ()
    """All workouts that were named in this conversation, for "what else?"."""
    tunes: tuple[str, ...] = ()
    """The playlists that were named last, in their order."""
    cast: Cast = AUTHORS_CAST
    """Who is to lead whichever workout is picked, and over which music, where that was said before it."""
    trainer: str = ""
    """The trainer who was last talked about, for "with her"."""
    premium: PremiumTalk = NO_PREMIUM_TALK
    """What was learnt of premium, and whether it was offered; kept from turn to turn by `decide`."""


NO_TALK = Talk()
