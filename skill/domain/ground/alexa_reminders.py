"""A reminder to train: when it comes, and what is said then."""

from enum import StrEnum

from skill.domain.ground.records import record


class Weekday(StrEnum):
    """A day of the week, by the two letters that calendars have for it."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


EVERY_DAY = tuple(Weekday)

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
"""What a person must have allowed, as the manifest and AskFor name it."""


@record
class ReminderPlan:
    """When a reminder comes, in the person's own time, and what Alexa says then."""

    days: tuple[Weekday, ...]
    """Each week on these; empty: once, on `first_day`."""
    hour: int
    """0 to 23."""
    minute: int
    first_day: str
    """The day from which on it comes: `2026-11-23`."""
    time_zone: str
    """`Europe/Berlin`; empty for the device's own."""
    text: str
    """What is said, as plain text; empty if that could not be read."""
    locale: str

    def has_same_times_as(self, other: "ReminderPlan") -> bool:
        """True if both come at the same times, whatever they say."""
        once = not self.days and not other.days
        return (
            set(self.days) == set(other.days)
            and (self.hour, self.minute) == (other.hour, other.minute)
            and (not once or self.first_day == other.first_day)
        )


@record
class Reminder:
    """A reminder that Alexa keeps for us."""

    id: str
    is_on: bool
    """False once it is over."""
    plan: ReminderPlan | None
    """None if it comes in a way that is not ours; it can be deleted all the same."""
