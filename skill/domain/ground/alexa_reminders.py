"""A reminder to train, as Alexa keeps it: when it comes, and what Alexa says then."""

from enum import StrEnum

from skill.domain.ground.records import record


class Weekday(StrEnum):
    """A day of the week, as the two letters of iCalendar's BYDAY, which Alexa's reminders use."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


EVERY_DAY = tuple(Weekday)

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
"""The permission that reminders need, as the manifest and Alexa's `AskFor` name it."""


@record
class ReminderPlan:
    """When a reminder comes, in the person's own time zone, and what Alexa says then."""

    days: tuple[Weekday, ...]
    """The weekdays on which it comes each week; empty: it comes once, on `first_day`."""
    hour: int
    """0 to 23."""
    minute: int
    first_day: str
    """The first day on which it may come: `2026-11-23`."""
    time_zone: str
    """An IANA name such as `Europe/Berlin`; empty for the device's own."""
    text: str
    """What Alexa says, as plain text; empty if Alexa's record of it could not be read."""
    locale: str

    def has_same_times_as(self, other: "ReminderPlan") -> bool:
        """True if both plans come at the same times, whatever their texts and time zones."""
        once = not self.days and not other.days
        return (
            set(self.days) == set(other.days)
            and (self.hour, self.minute) == (other.hour, other.minute)
            and (not once or self.first_day == other.first_day)
        )


@record
class Reminder:
    """A reminder that Alexa keeps for this skill."""

    id: str
    is_on: bool
    """False once it is over."""
    plan: ReminderPlan | None
    """None if it recurs in a way that this skill never sets; it can still be deleted."""
