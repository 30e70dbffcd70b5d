"""Facts that only Alexa's services know: named by a decision that depends on them, fetched before it.

A decision stays pure: where it needs such a fact and does not have it, its outcome says so, the fact
is asked for once, and it is decided again. A service that does not answer is a fact too.
"""

from enum import StrEnum

from skill.domain.ground.alexa_reminders import Reminder
from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.records import record
from skill.domain.ground.service_troubles import Trouble


class Fact(StrEnum):
    """What can be asked of Alexa."""

    TIME_ZONE = "time zone"
    REMINDERS = "reminders"
    """All that the account has from us."""
    ENTITLEMENT = "entitlement"


@record
class Facts:
    """What was asked in this turn, and what came of it."""

    asked: frozenset[Fact] = frozenset()
    time_zone: str | None = None
    """An IANA name such as `Europe/Berlin`; None if it was not asked, or not told."""
    reminders: tuple[Reminder, ...] = ()
    trouble: Trouble | None = None
    """Why the reminders could not be had; None if they were, or were not asked for."""
    entitlement: Entitlement | None = None
    """How the person stands to premium; None if it was not asked."""

    def merged_with(self, others: "Facts") -> "Facts":
        """Return these with what was asked later."""
        knows_reminders = others if Fact.REMINDERS in others.asked else self
        return Facts(
            self.asked | others.asked,
            time_zone=others.time_zone if Fact.TIME_ZONE in others.asked else self.time_zone,
            reminders=knows_reminders.reminders,
            trouble=knows_reminders.trouble,
            entitlement=others.entitlement if Fact.ENTITLEMENT in others.asked else self.entitlement,
        )


NO_FACTS = Facts()
