"""How it goes: this week, that month, the streak, the last time, the goal."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.progress import requests as h


def _progress(slots: s.Slots) -> h.TellProgress:
    period = slots.get("period")
    return h.TellProgress(period.said if period else "")


def _goal(slots: s.Slots) -> h.SetGoal:
    length = slots.get("length")
    return h.SetGoal(s.number(slots, "count"), s.minutes_of(length.said) if length else None)


INTENTS: dict[str, RequestReader] = {
    "ProgressIntent": _progress,
    "StreakIntent": lambda _: h.TellStreak(),
    "LastTimeIntent": lambda _: h.TellLastTime(),
    "SetGoalIntent": _goal,
}
