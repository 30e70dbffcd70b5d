"""A workout that is named by the day on which it was done: "the one from Thursday again"."""

import re

from skill.domain.choice.requests import Pick
from skill.domain.ground.days import add_days, weekday_of
from skill.domain.meaning.guessable import denies
from skill.domain.reminders.draft import DAY_NAMES
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

OF_A_DAY = re.compile(
    r"\b(?:same (?:one |workout |thing |session )?(?:as|like|from)|(?:one|workout|session) from"
    r"|(?:i|we) did on|(?:repeat|redo) (?:the )?(?:one )?(?:from |of )?)\b"
)
"""Words by which a day names what was done on it."""


def as_told_day(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the workout of the one past weekday that was named; None if none was, or something is denied."""
    days = [one for one in reading.days if one in DAY_NAMES]
    if scene.is_playing() or len(days) != 1 or not OF_A_DAY.search(words) or denies(words):
        return None
    back = (weekday_of(scene.today) - list(DAY_NAMES).index(days[0])) % 7 or 7
    return Pick(day=add_days(scene.today, -back))
