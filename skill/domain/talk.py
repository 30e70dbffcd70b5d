"""The talk: what is kept from one turn of a conversation to the next, and forgotten when it ends.

It lives in Alexa's session, never in the store: what must outlive the conversation is the listener's.
"""

from dataclasses import dataclass

from skill.domain.heard import Wish
from skill.domain.premium.memory import NO_PREMIUM_TALK, PremiumTalk


@dataclass(frozen=True, slots=True)
class Pending:
    """What a question was about."""

    about: str
    """`offer`, `resume`, `wish`, `tip`, `more`, `another` or `open`."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said so far in this conversation."""

    pending: Pending | None = None
    """What was asked last, and is not yet answered."""
    wish: Wish | None = None
    """What a workout is wanted to be, as far as it was said."""
    offered: tuple[str, ...] = ()
    """The workouts that were named last, in their order, for "the second one"."""
    premium: PremiumTalk = NO_PREMIUM_TALK
    """What was learnt of premium, and whether it was offered; kept from turn to turn by `decide`."""


NO_TALK = Talk()
