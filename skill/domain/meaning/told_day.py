"""A workout that is named by the day on which it was done: "the one from Thursday again"."""

from skill.domain.choice.requests import Pick
from skill.domain.ground.days import add_days, week_of_year, weekday_of
from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.guessable import denies
from skill.domain.progress.requests import TellLastTime, TellProgress
from skill.domain.reminders.draft import DAY_NAMES
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

OF_A_DAY = Pattern(
    r"\b(?:same (?:one |workout |thing |session )?(?:as|like|from)|(?:one|workout|session) from"
    r"|(?:i|we) did on|(?:repeat|redo) (?:the )?(?:one )?(?:from |of )?)\b"
)
"""Words by which a day names what was done on it."""
WEEK = 7
AGO = {
    "yesterday": 1,
    "fortnight ago": 14,
    "two weeks ago": 14,
    "week before last": 14,
    "last week": 7,
    "week ago": 7,
}
"""Words for past days and weeks, each with how many days ago that was; the first that is said counts."""


def as_told_day(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the workout of the one past weekday that was named; None if none was, or something is denied."""
    days = [one for one in reading.days if one in DAY_NAMES]
    if scene.is_playing() or len(days) != 1 or not OF_A_DAY.search(words) or denies(words):
        return None
    return Pick(day=_last(scene, days[0]))


def in_its_period(scene: Scene, heard: Heard, words: str) -> Heard:
    """Return the question about past training with the time that was said; any other request as it is."""
    is_open = heard in (TellProgress(), TellLastTime())
    if not is_open:
        return heard
    days = [one for one in DAY_NAMES if one in words]  # also where it was denied: "did I skip Friday"
    if len(days) == 1:
        return TellProgress(_last(scene, days[0]))
    ago = next((days_ago for said, days_ago in AGO.items() if said in words), None)
    if ago is None:
        return heard
    day = add_days(scene.today, -ago)
    return TellProgress(week_of_year(day) if ago >= WEEK else day)


def _last(scene: Scene, weekday: str) -> str:
    back = (weekday_of(scene.today) - list(DAY_NAMES).index(weekday)) % WEEK or WEEK
    return add_days(scene.today, -back)
