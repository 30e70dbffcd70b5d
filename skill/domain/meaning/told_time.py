"""Times that are told by another: "remind me in half an hour", "I've got until ten to eight"."""

import re

from skill.domain.choice.requests import TellCircumstance
from skill.domain.coach.requests import ChangeLength
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.meaning.moment import DRAFTS
from skill.domain.meaning.spoken_numbers import number_at
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.time_zone import must_ask_time_zone

REMIND_IN = Pattern(r"\b(?:remind|nudge|prod|ping|poke) (?:me|us)\b.* (?:in|after) ")
UNTIL = Pattern(
    r"\b(?:until|till|til|(?:gone|done|finished|back|there|ready) by|out (?:of )?(?:the door |here )?by"
    r"|(?:leave|off|out) (?:at|by)|leaving at|pick \w+(?: \w+)? up at|(?:need|have) to go at"
    r"|(?:back|home|here|starts|begins) at)\b"
)
"""Words before the time until which somebody can train."""
IN_THE_HOUR = Pattern(
    r"\b(?:by|until|till|at) (?P<minutes>five|ten|(?:a )?quarter|twenty|half) (?P<side>past|to|after)(?: |$)"
    r"(?!one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)"
)
"""A time of which only the minutes are said: "I've to be out by ten past"."""
MINUTES_NAMED = {"quarter": 15, "a quarter": 15, "half": 30}
HOUR = 60
DAY, HALF_DAY = 24 * 60, 12 * 60
LEAST, MOST = 5, 120
"""How many minutes there may be until then for a workout."""


def depends_on_the_clock(words: str) -> bool:
    """True if the present time decides what words ask for."""
    return bool(REMIND_IN.search(words) or UNTIL.search(words))


def as_told_time(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return what a time asks for that follows from the present one; None if there is none.

    In a workout nothing is asked about a reminder, and while one is set a time belongs to it.
    """
    if scene.is_training() and not must_ask_time_zone(scene) and (found := IN_THE_HOUR.search(words)):
        return ChangeLength(DurationMs(_minutes_to(scene, found) * MINUTE_MS), at_most=True)
    is_draft = scene.pending is not None and scene.pending.about in DRAFTS
    if scene.is_playing() or is_draft or must_ask_time_zone(scene):
        return None
    if reading.wish.minutes and REMIND_IN.search(words):
        return _reminder_in(scene, reading.wish.minutes)
    if ":" in reading.time and UNTIL.search(words) and "remind" not in words:
        left = _minutes_until(scene, reading.time)
        return TellCircumstance(replace(reading.wish, minutes=left)) if LEAST <= left <= MOST else None
    return None


def _minutes_to(scene: Scene, found: re.Match[str]) -> int:
    """Return the minutes until the next time that is so many minutes past or to an hour."""
    named = MINUTES_NAMED.get(found["minutes"])
    number = number_at([found["minutes"]], 0)
    minutes = named or (number[0] if number else 0)
    at = minutes if found["side"] in {"past", "after"} else HOUR - minutes
    return (at - scene.minute) % HOUR or HOUR


def _reminder_in(scene: Scene, minutes: int) -> Heard:
    at = scene.minute + minutes
    day = "tomorrow" if at >= DAY else "today"
    return SetReminder(When((day,), time=f"{at % DAY // 60:02}:{at % 60:02}"))


def _minutes_until(scene: Scene, time: str) -> int:
    """Return the minutes until the next time at which a clock with twelve hours shows this."""
    hour, _, minute = time.partition(":")
    return (int(hour) * 60 + int(minute) - scene.minute) % HALF_DAY
