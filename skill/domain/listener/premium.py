"""What is kept of premium: of a person in the store, and of one conversation in Alexa's session.

Whether somebody has it is not among it. That Amazon said so yesterday is a hint, which helps for one
workout when she does not answer today.
"""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.records import record
from skill.domain.ground.units import EpochMs
from skill.domain.listener.queue import Queue


@record
class PremiumMemory:
    """One person's, in the store."""

    seen_at: EpochMs | None = None
    """When Amazon last said that the person has premium; None if she has since said otherwise."""
    seen_on: str = ""
    """The person's own date of that moment."""
    declined_at: EpochMs | None = None
    """When the person last said no to it."""
    mentioned_at: EpochMs | None = None
    """When it was last brought up unasked."""
    wanted: Queue | None = None
    """What was asked for and is premium: it is gone back to if the person comes to have it."""


NO_PREMIUM_MEMORY = PremiumMemory()


@record
class PremiumTalk:
    """One conversation's, in Alexa's session."""

    entitlement: Entitlement | None = None
    """None: not asked in this conversation."""
    is_first: bool = False
    """The person's very first conversation with us."""
    was_offered: bool = False
    hurts: bool = False
    """The person said that something hurts: nothing is sold after that."""
    handover_token: str = ""
    """What the person was about to do; see `premium.handover_token`. Empty for nothing."""


NO_PREMIUM_TALK = PremiumTalk()
