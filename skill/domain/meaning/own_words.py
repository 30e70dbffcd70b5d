"""Raw words: what Alexa could not place, and what the ear makes of it.

The ear guesses, so that less is done on its word than on an intent's. What ends, deletes, cancels, buys,
leaves out for good or loses the place is never done on a guess; what changes something needs a surer guess
than what only tells something; and with a denial in the words nothing is changed.
"""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.requests import ForAlexa, Help, OwnWords, Thanks
from skill.domain.explaining import requests as explaining
from skill.domain.meaning.word_families import words_of
from skill.domain.music import requests as music
from skill.domain.person import requests as person
from skill.domain.plans import requests as plans
from skill.domain.playing import requests as playing
from skill.domain.premium import requests as premium
from skill.domain.progress import requests as progress
from skill.domain.reminders import requests as reminders
from skill.domain.tips import requests as tips
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

TELLING = 0.5
"""How likely a guess must be that only tells something."""
CHANGING = 0.7
"""How likely a guess must be that changes something; it can be taken back by a word."""
STARTING = 0.9
"""How likely a guess must be that starts a workout; if it is less, what fits is offered."""
REFUSED = 0.5
"""How likely words must be for no coach at all, so that another skill may be named."""
ELSEWHERE = 0.3
"""How likely words must then be that skill's."""

DENIALS = frozenset({
    "not", "no", "never", "none", "nothing", "without", "neither", "nor", "dont", "doesnt", "didnt", "isnt",
    "arent", "wasnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt",
    "stop", "cancel", "delete",
})  # fmt: skip
"""Words beside which nothing is changed on a guess."""

TELLS: tuple[type[Heard], ...] = (
    Help, Thanks, explaining.Explain, explaining.HowTo, playing.WhatIsThis, playing.HowLongLeft,
    playing.WhatsNext, coach.HowManyLeft, coach.WhichRound, choice.Why, choice.WhoTrains,
    progress.TellProgress, progress.TellStreak, progress.TellLastTime, person.WhatDoYouKnow,
    premium.WhatDoIGet, premium.WhatCanIBuy, premium.WhatDoesItCost,
    premium.DoIHavePremium, premium.WhenDoesTrialEnd, reminders.WhatReminders,
    plans.ListPlans, plans.TellNextSession, music.ListPlaylists,
)  # fmt: skip
"""Requests that change nothing, at any moment."""

TELLS_IN_SILENCE: tuple[type[Heard], ...] = (
    coach.Hurt, music.TasteMusic, choice.TasteTrainer,
    choice.Suggest, choice.ListWorkouts, choice.SurpriseMe, choice.MoreChoices, choice.Shorter,
    choice.Longer, tips.TellTodaysTip, tips.TellTip, tips.TellAnother, tips.TellMore, tips.ReadArticle,
)  # fmt: skip
"""Requests that change nothing where nothing plays, and would interrupt what does."""

CHANGES_WHAT_PLAYS: tuple[type[Heard], ...] = (
    coach.Hurt, coach.TakeBreather, coach.Walk, coach.Easier,
    coach.Harder, coach.Slower, coach.SwapMove, coach.ChangeLength, coach.OneMoreRound,
)  # fmt: skip
"""Requests that change a workout which plays, and lose nothing of it."""

CHANGES_IN_SILENCE: tuple[type[Heard], ...] = (
    person.SetProfile, reminders.SetReminder, progress.SetGoal, music.StartPlaylist,
    plans.BeAway,
)  # fmt: skip
"""Requests that change something where nothing plays: each is said back, and can be taken back."""


def may_be_guessed(asked: Heard, words: str) -> bool:
    """True if a request may be done at some moment on a guess at these words."""
    if isinstance(asked, TELLS):
        return True
    others = (*TELLS_IN_SILENCE, *CHANGES_WHAT_PLAYS, *CHANGES_IN_SILENCE, choice.StartWorkout)
    return isinstance(asked, others) and not _denies(words)


def as_own_words(scene: Scene, heard: Heard) -> Heard:
    """Return the request that raw words are likely to be; the words as they are if none is sure enough."""
    if not isinstance(heard, OwnWords):
        return heard
    guesses = scene.ear.guesses(heard.words)
    if not guesses:
        return heard
    if guesses[0].heard is None:
        return _for_alexa(guesses) or heard
    return _done_on_a_guess(scene, _as_one(guesses), denies=_denies(heard.words)) or heard


def _denies(words: str) -> bool:
    return not DENIALS.isdisjoint(words_of(words))


def _for_alexa(guesses: tuple[Guess, ...]) -> Heard | None:
    """Return whose command the words are; None if they are nobody's, or that is not sure enough."""
    refused = [one for one in guesses if one.heard is None]
    if sum(one.likelihood for one in refused) < REFUSED:
        return None
    subjects = (one.elsewhere for one in refused if one.elsewhere and one.likelihood >= ELSEWHERE)
    return next((ForAlexa(one) for one in subjects), None)


def _as_one(guesses: tuple[Guess, ...]) -> Guess:
    """Return the best guess; to start or to list workouts of one kind count together, as a list of them."""
    best, *others = guesses
    if not isinstance(best.heard, choice.StartWorkout | choice.ListWorkouts) or best.likelihood >= STARTING:
        return best
    kinds = [one for one in others if isinstance(one.heard, choice.StartWorkout | choice.ListWorkouts)]
    together = best.likelihood + sum(one.likelihood for one in kinds)
    wish = best.heard.wish
    return Guess(choice.Suggest() if wish.is_open else choice.ListWorkouts(wish), together)


def _done_on_a_guess(scene: Scene, guess: Guess, *, denies: bool) -> Heard | None:
    """Return what may be done on a guess at this moment; None if nothing may."""
    asked, likelihood = guess.heard, guess.likelihood
    if likelihood < TELLING:
        return None
    if isinstance(asked, TELLS):
        return asked
    if denies:
        return None
    if scene.is_playing():
        is_fit = isinstance(asked, CHANGES_WHAT_PLAYS) and scene.is_training() and likelihood >= CHANGING
        return asked if is_fit else None
    if isinstance(asked, choice.SurpriseMe):
        return choice.Suggest()
    if isinstance(asked, TELLS_IN_SILENCE):
        return asked
    if isinstance(asked, choice.StartWorkout):
        return asked if not asked.wish.is_open else choice.Suggest()
    return asked if isinstance(asked, CHANGES_IN_SILENCE) and likelihood >= CHANGING else None
