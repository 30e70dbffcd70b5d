"""Plans: beginning one, what comes next, and giving way to life."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.plans import requests as h

MINUTES_A_DAY = 1_440


def _plan(slots: s.Slots) -> h.StartPlan:
    slot = slots.get("plan")
    return h.StartPlan(slot.id if slot else None, slot.said if slot and not slot.id else "")


def _day(slots: s.Slots) -> h.MoveSession:
    slot = slots.get("day")
    return h.MoveSession(slot.said if slot else "")


def _away(slots: s.Slots, *, is_ill: bool) -> h.BeAway:
    length, period = slots.get("length"), slots.get("period")
    minutes = s.minutes_of(length.said) if length else None
    days = -(-minutes // MINUTES_A_DAY) if minutes else None
    return h.BeAway(days, period.said if period else "", is_ill)


INTENTS: dict[str, RequestReader] = {
    "ListPlansIntent": lambda _: h.ListPlans(),
    "StartPlanIntent": _plan,
    "StopPlanIntent": lambda _: h.StopPlan(),
    "WhatsNextInPlanIntent": lambda _: h.TellNextSession(),
    "StartSessionIntent": lambda _: h.StartSession(),
    "DidItIntent": lambda _: h.DidIt(),
    "MoveSessionIntent": _day,
    "IllIntent": lambda slots: _away(slots, is_ill=True),
    "AwayIntent": lambda slots: _away(slots, is_ill=False),
}
