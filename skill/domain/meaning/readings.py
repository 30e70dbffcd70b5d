"""Readings of raw words in their moment: how they were probably spoken, and what they mean most likely."""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.requests import AskAgain, No, NotYet, Yes
from skill.domain.explaining import requests as explaining
from skill.domain.ground.records import replace
from skill.domain.meaning.moment import fit
from skill.domain.person import requests as person
from skill.domain.playing import requests as playing
from skill.domain.reminders import requests as reminders
from skill.domain.tips import requests as tips
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene

A_VALUE, MOST_VALUES = 0.2, 3
"""How much a known value is worth beside a likely guess, and how many of them count."""
MOST_WORDS = 12
"""Longer utterances are taken as they were heard: they say enough even if a word of them is wrong."""
NONSENSE, NONSENSE_ALIKE = 0.3, 0.9
"""From how likely words are for no coach, they must sound nearly the same as what they may have been."""
CLEAR = 0.6
"""From how likely a guess is in any moment, words are taken as they were heard."""
MOST_GAIN = 3.0
"""How many times as likely a guess becomes at most because the others do not fit the moment."""
GAIN = 0.1
"""How much more must be made of what words may have been than of the words as they were heard."""

ALIKE: tuple[tuple[type[Heard], ...], ...] = (
    (choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, choice.SurpriseMe),
    (coach.Easier, coach.Slower, coach.TakeBreather, coach.TellWeary, coach.Spare),
    (Yes, coach.Ready, playing.Resume),
    (No, Dont),
    (NotYet, playing.Pause, playing.Stop, playing.Cancel, coach.TakeBreather, coach.Finish),
    (playing.HowLongLeft, coach.HowManyLeft, coach.WhichRound),
    (explaining.HowTo, coach.AskForm, coach.AboutMove, playing.Repeat, AskAgain),
    (choice.PickBy, choice.Pick),
    (person.SetProfile, person.LeaveOut),
    (reminders.When, reminders.SetReminder, reminders.ChangeReminder),
    (explaining.Explain, tips.TellTip),
)  # fmt: skip
"""Requests that lead to nearly the same: the ear is as sure of each as of all together."""


def as_spoken(scene: Scene, words: str) -> tuple[str, Reading]:
    """Return the words as they were probably spoken, and their reading in this moment.

    Words that mean little as they were heard may be misheard: of what they may have been, that counts which
    means most in this moment, less what it sounds unlike.
    """
    as_heard = scene.ear.read(words)
    best, reading = words, in_the_moment(scene, as_heard)
    surest = _worth(reading)
    if _says_something(as_heard) or not reading.guesses or len(words.split()) > MOST_WORDS:
        return best, reading
    least = NONSENSE_ALIKE if refused(reading.guesses) >= NONSENSE else 0.0
    for one in (alike for alike in scene.ear.variants(words) if alike.likeness >= least):
        other = in_the_moment(scene, scene.ear.read(one.words))
        if (worth := _worth(other) * one.likeness**2) > surest + GAIN:
            best, reading, surest = one.words, _less_sure(other, one.likeness), worth
    return best, reading


def _says_something(reading: Reading) -> bool:
    """True if words clearly mean something as they were heard, though perhaps not at this moment."""
    best = reading.guesses[0] if reading.guesses else None
    return best is not None and best.heard is not None and best.likelihood >= CLEAR


def _less_sure(reading: Reading, likeness: float) -> Reading:
    """Return the reading of words that only sound like what was heard: its guesses are as unsure as that."""
    guesses = (replace(one, likelihood=one.likelihood * likeness) for one in reading.guesses)
    return replace(reading, guesses=tuple(guesses))


def _worth(reading: Reading) -> float:
    """Return how much is understood: how likely the best guess is, and how many values are heard with it."""
    best = reading.guesses[0] if reading.guesses else None
    if best is None or best.heard is None:
        return best.likelihood if best is not None and best.elsewhere else 0.0  # "set a timer" says enough
    return best.likelihood + A_VALUE * min(MOST_VALUES, reading.values)


def refused(guesses: tuple[Guess, ...]) -> float:
    """Return how likely words are for no coach at all."""
    return sum(one.likelihood for one in guesses if one.heard is None)


def in_the_moment(scene: Scene, reading: Reading) -> Reading:
    """Return the reading with its guesses weighed by how well they fit the moment, the likeliest first."""
    weighed = [
        replace(one, likelihood=one.likelihood * (fit(scene, one.heard) if one.heard else 1.0))
        for one in reading.guesses
    ]
    unread = max(0.0, 1 - sum(one.likelihood for one in reading.guesses))
    whole = sum(one.likelihood for one in weighed) + unread
    told = [
        replace(
            one,
            likelihood=min(one.likelihood / (whole or 1.0), MOST_GAIN * max(one.likelihood, raw.likelihood)),
        )
        for one, raw in zip(weighed, reading.guesses, strict=True)
    ]
    return replace(reading, guesses=tuple(sorted(told, key=lambda one: -one.likelihood)))


def likeliest(guesses: tuple[Guess, ...]) -> tuple[Guess, float]:
    """Return the best guess of those that are likeliest together, and how likely it is by itself.

    Guesses that lead to the same, or to nearly the same, count together.
    """
    best, together = max(((one, _together(one, guesses)) for one in guesses), key=lambda one: one[1])
    best = max((one for one in guesses if _leads_alike(best, one)), key=lambda one: one.likelihood)
    return replace(best, likelihood=together), best.likelihood


def _together(guess: Guess, guesses: tuple[Guess, ...]) -> float:
    return sum(one.likelihood for one in guesses if _leads_alike(guess, one))


def _leads_alike(one: Guess, other: Guess) -> bool:
    if one.heard is None or other.heard is None:
        return one.heard is other.heard
    alike = next((kinds for kinds in ALIKE if isinstance(one.heard, kinds)), ())
    return one.heard == other.heard or isinstance(other.heard, alike)
