"""Raw words: what Alexa could not place, and what the ear makes of it.

What changes something needs a surer guess than what only tells something, and a wish that is only guessed is
offered, not started; what may be guessed at all stands in `guessable`.
"""

import re
from collections.abc import Sequence

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, Chat, ForAlexa, NotYet, OwnWords, Yes
from skill.domain.explaining.requests import Explain
from skill.domain.library.contents import WorkoutCard
from skill.domain.meaning.guessable import (
    ASKS_FIRST,
    CHANGES_IN_SILENCE,
    CHANGES_MUSIC,
    CHANGES_WHAT_PLAYS,
    NEEDS_A_YES,
    STORES,
    TELLS,
    TELLS_IN_SILENCE,
    denies,
)
from skill.domain.meaning.moment import DRAFTS, OVER_MUSIC, is_under_way
from skill.domain.meaning.open_question import as_answer
from skill.domain.meaning.word_families import words_of
from skill.domain.meaning.readings import as_spoken, in_the_moment, likeliest
from skill.domain.person import requests as person
from skill.domain.playing import requests as playing
from skill.domain.premium.requests import CancelSubscription, WhatDoesItCost
from skill.domain.reminders.requests import When
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

TELLING = 0.3
"""How likely a guess must be that only tells something."""
CHANGING = 0.45
"""How likely a guess must be that changes something; it can be taken back by a word."""
STARTING = 0.7
"""How likely a guess must be that starts a workout; if it is less, what fits is offered."""
SURE_IN_A_WORKOUT = 0.8
"""How likely something else must be that "without jumping", said in a workout, is not to spare one that."""
BETWEEN_WISHES = re.compile(r" (?:and then|but then|then|and|but|so) ")
SURE_IN_PART = 0.5
"""How likely a guess at a part of the words must be, where the whole was not understood."""
OTHERS = frozenset({"something", "anything", "else", "any", "other", "others"})
"""Words beside which "longer" or "shorter" asks for other workouts than those on offer."""
SMALL = 3
"""Words of this many letters or fewer name nothing by themselves."""
SHORT = 6
"""The most words of an answer in which a name alone picks."""
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
    asked = _understood(scene, reading, words) or _in_part(scene, words)
    return heard if asked is None else as_answer(scene, asked)


def _understood(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return what words are likely to ask for; None if nothing is sure enough."""
    found = _when(scene, reading) or _picked(scene, reading, words) or _asked(scene, reading, words)
    return found or _named(scene, reading)


def _in_part(scene: Scene, words: str) -> Heard | None:
    """Return what the first part of two wishes asks for that is understood by itself; None if none is."""
    parts = [one for one in BETWEEN_WISHES.split(words) if len(one.split()) > 1]
    for part in parts if len(parts) > 1 else ():
        reading = in_the_moment(scene, scene.ear.read(part))
        if reading.guesses and reading.guesses[0].likelihood >= SURE_IN_PART:
            asked = _understood(scene, reading, part)
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
    if scene.pending is None or not offered or denies(words) or _refused(reading) >= REFUSED / 2:
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
    if scene.is_playing() or not is_free or _refused(reading) >= REFUSED / 2 or not reading.values:
        return None
    return _told(reading.wish)


def _refused(reading: Reading) -> float:
    """Return how likely words are for no coach at all."""
    return sum(one.likelihood for one in reading.guesses if one.heard is None)


def _asked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the request that may be done on a guess; None if there is none."""
    best, alone = likeliest(reading.guesses)
    if best.heard is None:
        return _for_alexa(reading.guesses)
    is_start = isinstance(best.heard, choice.StartWorkout | choice.SurpriseMe)
    if is_start and alone < STARTING and best.likelihood >= TELLING and not scene.is_playing():
        return _told(reading.wish) or choice.Suggest()
    return _done_on_a_guess(scene, best, reading.wish, words)


def _for_alexa(guesses: tuple[Guess, ...]) -> Heard | None:
    """Return whose command the words are; None if they are nobody's, or that is not sure enough."""
    refused = [one for one in guesses if one.heard is None]
    if sum(one.likelihood for one in refused) < REFUSED:
        return None
    subjects = (one.elsewhere for one in refused if one.elsewhere and one.likelihood >= ELSEWHERE)
    return next((ForAlexa(one) for one in subjects), None)


def _done_on_a_guess(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    """Return what may be done on a guess at this moment; None if nothing may."""
    asked, likelihood = guess.heard, guess.likelihood
    if likelihood < TELLING:
        return None
    if isinstance(asked, NotYet | playing.Stop | playing.Cancel | coach.Finish) and scene.is_playing():
        return playing.Pause()  # nothing is lost by it, and to end needs a word of its own
    if isinstance(asked, playing.Stop) and likelihood >= CHANGING:
        return asked
    if isinstance(asked, CancelSubscription) and not has_premium(scene):
        return WhatDoesItCost()  # "I don't want to pay": what is free
    if isinstance(asked, choice.Why) and scene.is_training():
        return coach.AboutMove(muscles=True)  # "why are we doing this"
    if scene.is_training() and wish.exclude and likelihood < SURE_IN_A_WORKOUT:
        return coach.Spare(wish.exclude)
    if isinstance(asked, TELLS):
        return Explain(words=words) if asked == Explain() else asked
    if scene.is_playing() and not scene.is_training() and isinstance(asked, OVER_MUSIC):
        return _told(wish) if likelihood >= STARTING else None
    if scene.is_playing():
        fits = CHANGES_WHAT_PLAYS if scene.is_training() else ()
        is_fit = isinstance(asked, (*fits, *CHANGES_MUSIC)) and likelihood >= CHANGING
        return asked if is_fit else None
    return _done_in_silence(scene, guess, wish, words)


def _done_in_silence(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    asked, likelihood = guess.heard, guess.likelihood
    if isinstance(asked, choice.SurpriseMe):
        return asked
    if isinstance(asked, choice.TellCircumstance | choice.ListWorkouts):
        told = wish if asked.wish == Wish() else asked.wish
        if told == Wish() and likelihood < CHANGING:
            return None
        return choice.TellCircumstance(told) if told != Wish() else choice.Suggest()
    if isinstance(asked, coach.ChangeLength) and not is_under_way(scene):
        return _told(wish)
    if isinstance(asked, choice.StartWorkout):
        return choice.Suggest() if asked.wish.is_open else asked
    is_of_two = len(scene.talk.offered) > 1 and OTHERS.isdisjoint(words.split())
    if isinstance(asked, choice.Longer | choice.Shorter) and is_of_two:
        # Of two on offer "the longer one" is picked; "anything longer" asks for others.
        return choice.PickBy("longer" if isinstance(asked, choice.Longer) else "shorter")
    if isinstance(asked, TELLS_IN_SILENCE):
        return asked if not isinstance(asked, ASKS_FIRST) or likelihood >= STARTING else None
    if not isinstance(asked, CHANGES_IN_SILENCE) or likelihood < CHANGING:
        return None
    if isinstance(asked, person.SetProfile) and not _is_asked_for_profile(scene):
        # "I've only got a mat" may be for today: it is stored only if it is surely meant so.
        is_sure = likelihood >= STARTING and not denies(words)
        return asked if is_sure and asked != person.SetProfile() else _told(wish)
    if isinstance(asked, Yes) and scene.pending is not None and scene.pending.about in NEEDS_A_YES:
        return AskAgain()
    is_denied = isinstance(asked, STORES) and not isinstance(asked, person.SetProfile) and denies(words)
    return None if is_denied else asked


def _is_asked_for_profile(scene: Scene) -> bool:
    return scene.pending is not None and scene.pending.about == PROFILE


def _told(wish: Wish) -> Heard | None:
    return choice.TellCircumstance(wish) if wish != Wish() else None
