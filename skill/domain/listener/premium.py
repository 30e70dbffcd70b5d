"""What is kept about premium: in the store of a person, and in Alexa's session of a conversation.

Whether a person has premium is never stored: Amazon is asked each time. That Amazon lately said so is only
a hint, which lets a premium workout begin if Amazon does not answer.
"""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.records import record
from skill.domain.ground.units import EpochMs
from skill.domain.listener.queue import Queue


@record
class PremiumMemory:
    """What is stored about premium of one person."""

    seen_at: EpochMs | None = None
    """When Amazon last said that the person has premium; None if it has said otherwise since."""
    seen_on: str = ""
    """The person's own date at that moment."""
    declined_at: EpochMs | None = None
    """When the person last declined premium."""
    mentioned_at: EpochMs | None = None
    """When premium was last mentioned without being asked for."""
    wanted: Queue | None = None
    """The premium workout or playlist that was asked for, to return to once the person has premium."""


NO_PREMIUM_MEMORY = PremiumMemory()


@record
class PremiumTalk:
    """What is kept about premium in one conversation."""

    entitlement: Entitlement | None = None
    """None if Amazon was not asked in this conversation."""
    is_first: bool = False
    """True in the person's first conversation with the skill."""
    was_offered: bool = False
    """True if premium was offered in this conversation."""
    hurts: bool = False
    """True if the person said that something hurts: nothing is offered for sale after that."""
    handover_token: str = ""
    """What the person was about to do, as `premium.handover_token` writes it; empty for nothing."""


NO_PREMIUM_TALK = PremiumTalk()
