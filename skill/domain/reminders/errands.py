"""The errands of this room: a reminder kept, reminders dropped."""

from collections.abc import Callable

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import record, replace
from skill.domain.turn.outcome import Errand


@record
class KeepReminder(Errand):
    """Let Alexa keep a reminder."""

    plan: ReminderPlan
    instead_of: str = ""
    """The id of one that is to come by this plan from now on; empty for a new one."""
    stale: tuple[str, ...] = ()
    """Ids of some that are over, to be deleted on the way."""

    def worded(self, say: Callable[[Line], str]) -> "KeepReminder":
        """Return the errand with what Alexa will say when the time has come."""
        return replace(self, plan=replace(self.plan, text=say(line("reminder.says"))))


@record
class DropReminders(Errand):
    """Let Alexa forget reminders."""

    ids: tuple[str, ...]
    with_everything: bool = False
    """True if all that is known of the person is being deleted."""
