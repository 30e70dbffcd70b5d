"""Facts that only Alexa's services know.

A decision is pure: if it needs a fact that is missing, its outcome names it (`Outcome.needs`), the caller
asks Alexa once, and the decision is made again with the answer. That a service did not answer is a fact too.
"""

from enum import StrEnum

from skill.domain.ground.alexa_reminders import Reminder
from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.records import record
from skill.domain.ground.service_troubles import Trouble


class Fact(StrEnum):
    """A kind of fact for which Alexa can be asked."""

    TIME_ZONE = "time zone"
    REMINDERS = "reminders"
    """All reminders that this skill has set for the account."""
    ENTITLEMENT = "entitlement"


@record
class Facts:
    """The facts that were asked for in this turn, and the answers."""

    asked: frozenset[Fact] = frozenset()
    time_zone: str | None = None
    """An IANA name such as `Europe/Berlin`; None if it was not asked for, or not answered."""
    reminders: tuple[Reminder, ...] = ()
    trouble: Trouble | None = None
    """Why the reminders could not be read; None if they were read, or not asked for."""
    entitlement: Entitlement | None = None
    """Whether the person has premium or could buy it; None if it was not asked for."""

    def merged_with(self, others: "Facts") -> "Facts":
        """Return these facts with those that were asked for later."""
        knows_reminders = others if Fact.REMINDERS in others.asked else self
        return Facts(
            self.asked | others.asked,
            time_zone=others.time_zone if Fact.TIME_ZONE in others.asked else self.time_zone,
            reminders=knows_reminders.reminders,
            trouble=knows_reminders.trouble,
            entitlement=others.entitlement if Fact.ENTITLEMENT in others.asked else self.entitlement,
        )


NO_FACTS = Facts()
