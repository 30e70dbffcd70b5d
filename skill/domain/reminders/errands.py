"""The errands of this room: to create or change a reminder at Alexa, and to delete reminders."""

from collections.abc import Callable

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import record, replace
from skill.domain.turn.outcome import Errand


@record
class KeepReminder(Errand):
    """Create a reminder at Alexa, or change one."""

    plan: ReminderPlan
    instead_of: str = ""
    """The id of the reminder that is changed to this plan; empty for a new one."""
    stale: tuple[str, ...] = ()
    """Ids of past reminders, which are deleted at the same time."""

    def worded(self, say: Callable[[Line], str]) -> "KeepReminder":
        """Return the errand with the text that Alexa says when the reminder comes."""
        return replace(self, plan=replace(self.plan, text=say(line("reminder.says"))))


@record
class DropReminders(Errand):
    """Delete reminders at Alexa."""

    ids: tuple[str, ...]
    with_everything: bool = False
    """True if all data of the person is deleted as well."""
