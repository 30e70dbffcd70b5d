"""A day, a date or a time in the slots of any intent: Alexa's model chooses the intent, not the moment."""

from skill.domain.ground.patterns import Pattern
from skill.domain.reminders.draft import DAY_GROUPS, DAY_NAMES, HALF_OF, ONE_DAY, UNKEPT
from skill.domain.reminders.requests import When
from skill.domain.turn.utterance import Utterance

_DATE = Pattern(r"\d{4}-\d{2}-\d{2}")
_TIME = Pattern(r"(?:[01]\d|2[0-3]):[0-5]\d")
DAYS = frozenset({*DAY_NAMES, *DAY_GROUPS, *ONE_DAY, *UNKEPT})


def when_in(utterance: Utterance) -> When | None:
    """Return the days and the time that were said; None if there are none."""
    days: list[str] = []
    date = time = ""
    for one in utterance.slots:
        said = one.said.upper()
        if one.id in DAYS or one.said in DAYS:
            days.append(one.id or one.said)
        elif _DATE.fullmatch(said):
            date = said
        elif _TIME.fullmatch(said) or said in HALF_OF:
            time = said
    return When(tuple(days), time=time, date=date) if days or date or time else None
