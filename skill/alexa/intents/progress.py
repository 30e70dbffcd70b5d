"""How it goes: this week, that month, the streak, the last time, the goal."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.ground.patterns import Pattern
from skill.domain.progress import requests as h

_DAYS = Pattern(r"P(\d{1,2})D")
WEEK = 7


def _progress(slots: s.Slots) -> h.TellProgress:
    period = slots.get("period")
    return h.TellProgress(period.said if period else "")


def _goal(slots: s.Slots) -> h.SetGoal:
    """Return the goal; an empty one, which is asked for, if two things were said that cannot both be."""
    length, days = slots.get("length"), s.number(slots, "count")
    in_days = _DAYS.fullmatch(length.said) if length else None
    if in_days is not None:  # Alexa takes "three days" for a length of time
        said = int(in_days[1])
        return h.SetGoal(said if days in {None, said} else None)
    minutes = s.minutes_of(length.said) if length else None
    return h.SetGoal() if minutes and days and days > WEEK else h.SetGoal(days, minutes)


INTENTS: dict[str, RequestReader] = {
    "ProgressIntent": _progress,
    "StreakIntent": lambda _: h.TellStreak(),
    "LastTimeIntent": lambda _: h.TellLastTime(),
    "SetGoalIntent": _goal,
}
