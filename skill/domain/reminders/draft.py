"""The draft of a reminder: its days and time as far as the person said them. Pure.

It travels as one short text with the question in Alexa's session, or in a handover token; it is never
stored.
"""

from skill.domain.ground.alexa_reminders import EVERY_DAY, ReminderPlan, Weekday
from skill.domain.ground.days import add_days, days_between, weekday_of
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record, replace
from skill.domain.reminders.requests import When

DAY_NAMES = dict(
    zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), Weekday, strict=True)
)
DAY_GROUPS = {"every-day": EVERY_DAY, "weekdays": EVERY_DAY[:5], "weekends": EVERY_DAY[5:]}
HALF_OF = {"MO": "morning", "AF": "evening", "EV": "evening", "NI": "evening"}
"""The half of the day for each part of the day that AMAZON.TIME names."""
NOON = 12
EARLIEST_AMBIGUOUS = 5
"""An hour from 5 to 11 may mean morning or evening; 1 to 4 means the afternoon, since nobody trains at
night."""
AS_HEARD = "heard"
"""The half of a time that is taken as AMAZON.TIME names it. Alexa names "seven" and "seven in the morning"
alike: asking for the half would ask many for what they have just said, so the time is said back instead."""

_FORM = Pattern(
    r"(?P<days>[a-z,-]*)\|(?P<every>[01])\|(?P<date>[\d-]{0,10})\|(?P<clock>(?:(?:[01]\d|2[0-3])[0-5]\d)?)"
    r"\|(?P<half>(?:morning|evening|heard)?)\|(?P<changes>[^|]{0,200})"
)
_CLOCK = Pattern(r"([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?")


@record
class Draft:
    """The days and the time of a reminder, as far as they were said."""

    days: tuple[str, ...] = ()
    """Words of the vocabulary `days`."""
    is_every: bool = False
    date: str = ""
    """The date of a reminder that comes once, if it is known."""
    hour: int | None = None
    minute: int = 0
    half: str = ""
    """`morning` or `evening` if that was said; `AS_HEARD`; empty if it must be asked for."""
    changes: str = ""
    """The id of the reminder that is to be changed; empty for a new one."""

    @property
    def is_doubtful(self) -> bool:
        """True if the hour may be in the morning or in the evening."""
        return self.hour is not None and EARLIEST_AMBIGUOUS <= self.hour < NOON and not self.half

    def with_said(self, when: When) -> "Draft":
        """Return the draft with the days and time that were said now; they replace earlier ones."""
        draft = self
        if when.days:
            draft = replace(draft, days=when.days, is_every=when.is_every, date="")
        elif when.date:
            draft = replace(draft, days=(), is_every=False, date=when.date)
        elif when.is_every:
            draft = replace(draft, is_every=True)
        if when.time in HALF_OF:
            return replace(draft, half=HALF_OF[when.time])
        if found := _CLOCK.fullmatch(when.time):
            return draft.at_clock(int(found[1]), int(found[2]))
        return draft

    def at_clock(self, hour: int, minute: int) -> "Draft":
        """Return the draft at this hour and minute, with the half of the day that follows from them."""
        half = self.half if self.hour is None else ""
        # An evening that becomes "eight" may stay one, so only then is the half asked for.
        was_evening = self.hour is not None and clock_of(self)[0] >= NOON
        if not half and EARLIEST_AMBIGUOUS <= hour < NOON and not was_evening:
            half = AS_HEARD
        return replace(self, hour=hour, minute=minute, half=half)

    def as_text(self) -> str:
        """Return the draft as one short text."""
        clock = "" if self.hour is None else f"{self.hour:02}{self.minute:02}"
        parts = (",".join(self.days), str(int(self.is_every)), self.date, clock, self.half, self.changes)
        return "|".join(parts)


def draft_from(text: str) -> Draft:
    """Return the draft in a text from `as_text`; an empty one for any other text."""
    found = _FORM.fullmatch(text)
    if not found:
        return Draft()
    clock = found["clock"]
    return Draft(
        days=tuple(one for one in found["days"].split(",") if _is_day(one)),
        is_every=found["every"] == "1",
        date=found["date"],
        hour=int(clock[:2]) if clock else None,
        minute=int(clock[2:]) if clock else 0,
        half=found["half"],
        changes=found["changes"],
    )


ONE_DAY = ("today", "tomorrow", "day-after-tomorrow")
TIMES_A_WEEK = {f"times-{count}": count for count in range(1, 7)}
UNKEPT = ("other-day", "other-week", *TIMES_A_WEEK)
"""Rhythms that Alexa's reminders do not have: every other day, every other week, three times a week."""


def _is_day(name: str) -> bool:
    return name in DAY_NAMES or name in DAY_GROUPS or name in ONE_DAY


def draft_of(plan: ReminderPlan, reminder_id: str) -> Draft:
    """Return the draft for changing a reminder, filled with its present days and time."""
    names = tuple(name for name, day in DAY_NAMES.items() if day in plan.days)
    date = "" if plan.days else plan.first_day
    half = "morning" if plan.hour < NOON else "evening"
    return Draft(names, bool(plan.days), date, plan.hour % NOON or NOON, plan.minute, half, reminder_id)


def weekdays_of(draft: Draft) -> tuple[Weekday, ...]:
    """Return the days on which the reminder comes each week; none if it comes once."""
    found = {day for name in draft.days for day in DAY_GROUPS.get(name, ())}
    named = [DAY_NAMES[name] for name in draft.days if name in DAY_NAMES]
    if draft.is_every or len(named) > 1 or found:
        found |= set(named)
    return tuple(day for day in EVERY_DAY if day in found)


def clock_of(draft: Draft) -> tuple[int, int]:
    """Return the hour (0 to 23) and minute of a draft that has a time.

    "Evening" means 12 to 23; without a half of the day, 1 to 4 mean the afternoon.
    """
    hour = draft.hour or 0
    if draft.half == "evening" and hour < NOON:
        hour += NOON
    elif draft.half == "morning" and hour == NOON:
        hour = 0
    elif draft.half in {"", AS_HEARD} and 0 < hour < EARLIEST_AMBIGUOUS:
        hour += NOON
    return hour, draft.minute


def first_day(draft: Draft, today: str, minute: int) -> str:
    """Return the date on which the reminder comes first: today only if its time is still ahead.

    Args:
        draft: a draft with a time.
        today: the person's own date.
        minute: minutes since the person's midnight.
    """
    if draft.date:
        return draft.date
    hour, at = clock_of(draft)
    is_ahead = hour * 60 + at > minute
    if "tomorrow" in draft.days:
        return add_days(today, 1)
    if "day-after-tomorrow" in draft.days:
        return add_days(today, 2)
    if "today" in draft.days or weekdays_of(draft):
        return today
    ahead = [
        (list(Weekday).index(DAY_NAMES[name]) - weekday_of(today)) % 7
        for name in draft.days
        if name in DAY_NAMES
    ]
    days = ahead[0] if ahead else 0
    if days == 0 and not is_ahead:
        days = 7 if ahead else 1
    return add_days(today, days)


def has_passed(draft: Draft, today: str, minute: int) -> bool:
    """True if the reminder would come once, at a time in the past."""
    if weekdays_of(draft):
        return False
    hour, at = clock_of(draft)
    ahead = days_between(today, first_day(draft, today, minute))
    return ahead < 0 or (ahead == 0 and hour * 60 + at <= minute)
