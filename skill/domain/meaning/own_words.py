"""Raw words: what Alexa could not place, and what the ear makes of it."""

import re
from collections.abc import Sequence

from skill.domain.choice import requests as choice
from skill.domain.conversation.requests import Chat, ForAlexa, OwnWords
from skill.domain.ground.records import replace
from skill.domain.library.contents import WorkoutCard
from skill.domain.meaning.guessable import denies
from skill.domain.meaning.moment import DRAFTS
from skill.domain.meaning.on_a_guess import STARTING, TELLING, done_on_a_guess, told
from skill.domain.meaning.open_question import as_answer
from skill.domain.meaning.readings import as_spoken, in_the_moment, likeliest, refused
from skill.domain.meaning.told_day import as_told_day, in_its_period
from skill.domain.meaning.told_number import as_told_number
from skill.domain.meaning.told_time import as_told_time
from skill.domain.meaning.word_families import words_of
from skill.domain.reminders.requests import When
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

BETWEEN_WISHES = re.compile(r" (?:and then|but then|then|and|but|so) ")
SURE_IN_PART = 0.5
"""How likely a guess at a part of the words must be, where the whole was not understood."""
SMALL = 3
"""Words of this many letters or fewer name nothing by themselves."""
SHORT = 6
"""The most words of an answer in which a name alone picks."""
SENTENCE = 4
"""How many words, none of them known, Alexa takes for a wish: "remind me at seven no eight"."""
OF_A_WORKOUT = (choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, Chat)
REFUSED = 0.5
"""How likely words must be for no coach at all, so that another skill may be named."""
ELSEWHERE = 0.3
"""How likely words must then be that skill's."""


def as_own_words(scene: Scene, heard: Heard) -> Heard:
    """Return the request that raw words are likely to be; the words as they are if none is sure enough."""
    if not isinstance(heard, OwnWords):
        return heard
    words, reading = as_spoken(scene, heard.words)
    if not reading.guesses:
        return heard
    asked = understood(scene, reading, words) or _in_part(scene, words)
    return heard if asked is None else as_answer(scene, asked)


def as_unplaced(scene: Scene, heard: Heard) -> Heard:
    """Return the raw words of a wish of which nothing is known, if they are something else than a wish."""
    said = _unknown_words(heard) if isinstance(heard, choice.StartWorkout) else ""
    if not said:
        return heard
    meant = as_own_words(scene, OwnWords(said))
    is_length = isinstance(meant, choice.TellCircumstance) and bool(meant.wish.minutes)
    return heard if isinstance(meant, (OwnWords, *OF_A_WORKOUT)) and not is_length else OwnWords(said)


def _unknown_words(heard: choice.StartWorkout) -> str:
    """Return the words of a wish of which nothing is known, if they are a sentence; else nothing."""
    said = " ".join(heard.wish.unknown)
    is_sentence = replace(heard.wish, unknown=()) == Wish() and len(said.split()) >= SENTENCE
    return said if is_sentence else ""


def understood(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return what words are likely to ask for; None if nothing is sure enough."""
    found = (
        as_told_number(scene, reading, words)
        or _when(scene, reading)
        or as_told_time(scene, reading, words)
        or as_told_day(scene, reading, words)
        or _picked(scene, reading, words)
        or _asked(scene, reading, words)
        or _named(scene, reading)
    )
    return found and in_its_period(scene, found, words)


def _in_part(scene: Scene, words: str) -> Heard | None:
    """Return what the first part of two wishes asks for that is understood by itself; None if none is."""
    parts = [one for one in BETWEEN_WISHES.split(words) if len(one.split()) > 1]
    for part in parts if len(parts) > 1 else ():
        reading = in_the_moment(scene, scene.ear.read(part))
        if reading.guesses and reading.guesses[0].likelihood >= SURE_IN_PART:
            asked = understood(scene, reading, part)
            if asked is not None and not isinstance(asked, Chat | ForAlexa):
                return asked
    return None


def _when(scene: Scene, reading: Reading) -> Heard | None:
    """Return the days and the time that raw words hold, where those were asked for."""
    is_draft = scene.pending is not None and scene.pending.about in DRAFTS
    return When(reading.days, time=reading.time) if is_draft and (reading.days or reading.time) else None


def _picked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the pick of a workout on offer whose name, or whose trainer's, was said; None if none was."""
    wish, offered = reading.wish, scene.talk.offered
    if scene.pending is None or not offered or denies(words) or refused(reading.guesses) >= REFUSED / 2:
        return None
    if wish.workout in offered:
        return choice.Pick(workout=wish.workout)
    cards = [card for one in offered if (card := scene.library.workout_card(one)) is not None]
    is_short = len(words.split()) <= SHORT
    named = _named_by_a_word(cards, words.split())
    if is_short and named is not None:
        return choice.Pick(workout=named.id)
    fits = [card for card in cards if wish != Wish() and _suits(card, wish)]
    return choice.Pick(workout=fits[0].id) if len(fits) == 1 < len(cards) and is_short else None


def _named_by_a_word(cards: Sequence[WorkoutCard], words: Sequence[str]) -> WorkoutCard | None:
    """Return the one workout on offer of whose name a word was said that no other one has: "the desk one"."""
    names = [{word for word in words_of(card.name) if len(word) > SMALL} for card in cards]
    alone = [
        card
        for at, card in enumerate(cards)
        if (names[at] - set().union(*names[:at], *names[at + 1 :])) & set(words)
    ]
    return alone[0] if len(alone) == 1 < len(cards) else None


def _suits(card: WorkoutCard, wish: Wish) -> bool:
    """True if a workout is just what a short answer names: by trainer, kind, muscle or equipment."""
    if wish.equipment == NOTHING:
        return not card.equipment
    named = (
        (wish.trainer, (card.trainer,)), (wish.kind, (card.kind,)), (wish.muscle, card.muscles),
        (wish.equipment, card.equipment),
    )  # fmt: skip
    said = [(value, held) for value, held in named if value]
    return bool(said) and not wish.exclude and all(value in held for value, held in said)


def _named(scene: Scene, reading: Reading) -> Heard | None:
    """Return the wish that known values tell, if at least those were understood; None if there are none."""
    is_free = scene.pending is None or scene.pending.about in {"open", "wish", "choice", "offer"}
    if scene.is_playing() or not is_free or refused(reading.guesses) >= REFUSED / 2 or not reading.values:
        return None
    return told(reading.wish)


def _asked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the request that may be done on a guess; None if there is none."""
    best, alone = likeliest(reading.guesses)
    if best.heard is None:
        return _for_alexa(reading.guesses)
    is_start = isinstance(best.heard, choice.StartWorkout | choice.SurpriseMe)
    if is_start and alone < STARTING and best.likelihood >= TELLING and not scene.is_playing():
        return told(reading.wish) or choice.Suggest()
    return done_on_a_guess(scene, best, reading.wish, words)


def _for_alexa(guesses: tuple[Guess, ...]) -> Heard | None:
    """Return whose command the words are; None if they are nobody's, or that is not sure enough."""
    if refused(guesses) < REFUSED:
        return None
    subjects = (one.elsewhere for one in guesses if one.elsewhere and one.likelihood >= ELSEWHERE)
    return next((ForAlexa(one) for one in subjects), None)
