"""The draft of a reminder, while it is talked about: what was said of it so far. Pure.

It goes with the question, in Alexa's session or in a handover's token, as one short text; the store
never sees it.
"""

import re

from skill.domain.ground.alexa_reminders import EVERY_DAY, ReminderPlan, Weekday
from skill.domain.ground.days import add_days, days_between, weekday_of
from skill.domain.ground.records import record, replace
from skill.domain.reminders.requests import When

NAMES = dict(
    zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), Weekday, strict=True)
)
GROUPS = {"every-day": EVERY_DAY, "weekdays": EVERY_DAY[:5], "weekends": EVERY_DAY[5:]}
HALVES = {"MO": "morning", "AF": "evening", "EV": "evening", "NI": "evening"}
"""Which half of the day a part of it belongs to."""
NOON = 12
EARLIEST_DOUBTFUL = 5
"""A clock from five to eleven may be meant in the morning or in the evening; from one to four nobody trains
at night."""

_FORM = re.compile(
    r"(?P<days>[a-z,-]*)\|(?P<every>[01])\|(?P<date>[\d-]{0,10})\|(?P<clock>(?:(?:[01]\d|2[0-3])[0-5]\d)?)"
    r"\|(?P<half>(?:morning|evening)?)\|(?P<changes>[^|]{0,200})"
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?")


@record
class Draft:
    """A reminder as far as it was said."""

    days: tuple[str, ...] = ()
    """Words of the vocabulary `days`."""
    is_every: bool = False
    date: str = ""
    """The day of one that comes once, where it is known as a date."""
    hour: int | None = None
    minute: int = 0
    half: str = ""
    """`morning` or `evening` if that was said; empty if not."""
    changes: str = ""
    """The id of the reminder that is to be changed; empty for a new one."""

    @property
    def is_doubtful(self) -> bool:
        """True if it may be meant in the morning or in the evening."""
        return self.hour is not None and EARLIEST_DOUBTFUL <= self.hour < NOON and not self.half

    def with_said(self, when: When) -> "Draft":
        """Return the draft with what was said in addition; a later word counts."""
        draft = self
        if when.days:
            draft = replace(draft, days=when.days, is_every=when.is_every, date="")
        elif when.is_every:
            draft = replace(draft, is_every=True)
        if when.time in HALVES:
            return replace(draft, half=HALVES[when.time])
        if found := _CLOCK.fullmatch(when.time):
            # "Nine" and "nine in the morning" come alike: another clock than the one before is asked about.
            half = draft.half if draft.hour is None else ""
            return replace(draft, hour=int(found[1]), minute=int(found[2]), half=half)
        return draft

    def as_text(self) -> str:
        """Return the draft as one short text."""
        clock = "" if self.hour is None else f"{self.hour:02}{self.minute:02}"
        parts = (",".join(self.days), str(int(self.is_every)), self.date, clock, self.half, self.changes)
        return "|".join(parts)


def draft_from(text: str) -> Draft:
    """Return the draft of a text; an empty one for any other text."""
    found = _FORM.fullmatch(text)
    if not found:
        return Draft()
    clock = found["clock"]
    return Draft(
        days=tuple(one for one in found["days"].split(",") if one in NAMES or one in GROUPS or one in ONCE),
        is_every=found["every"] == "1",
        date=found["date"],
        hour=int(clock[:2]) if clock else None,
        minute=int(clock[2:]) if clock else 0,
        half=found["half"],
        changes=found["changes"],
    )


ONCE = ("today", "tomorrow")


def draft_of(plan: ReminderPlan, reminder_id: str) -> Draft:
    """Return the draft that changes a reminder, still as it is."""
    names = tuple(name for name, day in NAMES.items() if day in plan.days)
    date = "" if plan.days else plan.first_day
    half = "morning" if plan.hour < NOON else "evening"
    return Draft(names, bool(plan.days), date, plan.hour % NOON or NOON, plan.minute, half, reminder_id)


def weekly(draft: Draft) -> tuple[Weekday, ...]:
    """Return the days on which it comes each week; none if it comes once."""
    found = {day for name in draft.days for day in GROUPS.get(name, ())}
    named = [NAMES[name] for name in draft.days if name in NAMES]
    if draft.is_every or len(named) > 1 or found:
        found |= set(named)
    return tuple(day for day in EVERY_DAY if day in found)


def clock_of(draft: Draft) -> tuple[int, int]:
    """Return hour and minute of a draft that has a time, 0 to 23 and 0 to 59.

    Who says "the evening" means the second twelve hours; from one to four is the afternoon.
    """
    hour = draft.hour or 0
    if draft.half == "evening" and hour < NOON:
        hour += NOON
    elif draft.half == "morning" and hour == NOON:
        hour = 0
    elif not draft.half and 0 < hour < EARLIEST_DOUBTFUL:
        hour += NOON
    return hour, draft.minute


def first_day(draft: Draft, today: str, minute: int) -> str:
    """Return the day on which it comes first: today only if its time is still ahead.

    Args:
        draft: with a time.
        today: the person's own date.
        minute: how many minutes of it have passed.
    """
    if draft.date:
        return draft.date
    hour, at = clock_of(draft)
    is_ahead = hour * 60 + at > minute
    if "tomorrow" in draft.days:
        return add_days(today, 1)
    if "today" in draft.days or weekly(draft):
        return today
    ahead = [
        (list(Weekday).index(NAMES[name]) - weekday_of(today)) % 7 for name in draft.days if name in NAMES
    ]
    days = ahead[0] if ahead else 0
    if days == 0 and not is_ahead:
        days = 7 if ahead else 1
    return add_days(today, days)


def has_passed(draft: Draft, today: str, minute: int) -> bool:
    """True if it would come once, at a time that is over."""
    if weekly(draft):
        return False
    hour, at = clock_of(draft)
    ahead = days_between(today, first_day(draft, today, minute))
    return ahead < 0 or (ahead == 0 and hour * 60 + at <= minute)
