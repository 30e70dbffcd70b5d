"""A reminder to train: when it comes, and what is said then."""

from enum import StrEnum

from skill.domain.classes import dataclass


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


@dataclass(frozen=True, slots=True)
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
    """`Europe/Berlin`."""
    text: str
    """What is said, as plain text; empty if that could not be read."""
    locale: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that Alexa keeps for us."""

    id: str
    is_on: bool
    """False once it is over."""
    plan: ReminderPlan | None
    """None if it comes in a way that is not ours; it can be deleted all the same."""
