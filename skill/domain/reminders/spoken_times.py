"""How a reminder's time is said back: "every Monday and Thursday at 7 in the evening"."""

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.lines import Line, Several, Words, line
from skill.domain.ground.spoken_days import spoken_day
from skill.domain.reminders.draft import GROUPS, NAMES

PARTS = ((5, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "night"))
"""Until which hour it is what."""


def when_said(plan: ReminderPlan, today: str) -> Several:
    """Return when a reminder comes, as it is said today."""
    return Several((_when(plan, today),))


def clock_said(hour: int, minute: int) -> Several:
    """Return a time of the day as it is said: "7:30 in the morning"."""
    if (hour, minute) == (12, 0):
        return Several((line("clock.noon"),))
    if (hour, minute) == (0, 0):
        return Several((line("clock.midnight"),))
    part = next(name for until, name in PARTS if hour < until)
    return Several((line(f"clock.{part}", time=clock(hour, minute)),))


def clock(hour: int, minute: int) -> str:
    """Return a time on a clock of twelve hours: "7", "7:30"."""
    twelve = hour % 12 or 12
    return f"{twelve}:{minute:02}" if minute else str(twelve)


def _when(plan: ReminderPlan, today: str) -> Line:
    at = clock_said(plan.hour, plan.minute)
    if not plan.days:
        return line("reminder.once", day=spoken_day(plan.first_day, today), time=at)
    group = next((name for name, days in GROUPS.items() if set(days) == set(plan.days)), None)
    if group:
        return line("reminder.every", days=Words("days", (group,)), time=at)
    ids = tuple(name for name, day in NAMES.items() if day in plan.days)
    return line("reminder.every", days=Words("days", ids), time=at)
