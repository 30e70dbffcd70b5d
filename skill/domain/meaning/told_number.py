"""A number that answers a question by itself: "ten, no, fifteen tops", "after work, about five ish"."""

from skill.domain.coach.requests import ChangeLength
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.meaning.moment import DRAFTS
from skill.domain.meaning.spoken_amounts import meant_values
from skill.domain.meaning.spoken_values import NUMBER, TIME, SpokenValue, spoken_values
from skill.domain.meaning.word_model import words_of
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.draft import NOON
from skill.domain.reminders.requests import When
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

LONGEST = 9
"""The most words of such an answer."""
MOST_MINUTES, MOST_DAYS = 180, 7
LATE_WORDS = frozenset(
    {"work", "tea", "dinner", "supper", "evening", "tonight", "night", "school", "afternoon"}
)
"""Words that put an hour into the later half of the day."""


def as_told_number(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the answer that a number is to the open question; None if it is none."""
    said = words_of(words)
    pending = scene.pending
    if pending is None or scene.is_playing() or len(said) > LONGEST:
        return None
    values = meant_values(said, spoken_values(said, {}))
    if pending.about in DRAFTS:
        return _clock(said, values, reading)
    numbers = [int(one.id) for one in values if one.type == NUMBER]
    if not numbers or reading.wish != Wish():
        return None
    if pending.about == "wish" and pending.id and 0 < numbers[-1] <= MOST_MINUTES:
        return ChangeLength(DurationMs(numbers[-1] * MINUTE_MS))
    if pending.about == "goal" and 0 < numbers[-1] <= MOST_DAYS:
        return SetGoal(days=numbers[-1])
    return None


def _clock(said: list[str], values: list[SpokenValue], reading: Reading) -> Heard | None:
    """Return the hour that a bare number is; one that comes after a clock time corrects it."""
    last = max((one.at for one in values if one.type == TIME and ":" in one.id), default=-1)
    hours = [
        int(one.id) for one in values if one.type == NUMBER and one.at > last and 0 < int(one.id) <= NOON
    ]
    if not hours:
        return None
    is_late = not LATE_WORDS.isdisjoint(said) and hours[-1] < NOON
    return When(reading.days, time=f"{hours[-1] + (NOON if is_late else 0):02}:00")
