"""Raw words: what Alexa could not place, and what the ear makes of it.

The ear guesses, so that less is done on its word than on an intent's. What ends, deletes, cancels, buys,
leaves out for good or loses the place is never done on a guess; what changes something needs a surer guess
than what only tells something; and a wish that is only guessed is offered, not started.
"""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.requests import (
    AskAgain,
    Chat,
    ForAlexa,
    Help,
    No,
    NotYet,
    OwnWords,
    Thanks,
    WhatHappens,
    WhyAsk,
    Yes,
)
from skill.domain.explaining import requests as explaining
from skill.domain.ground.records import replace
from skill.domain.library.signs import BY_URGENCY
from skill.domain.meaning.moment import fit
from skill.domain.meaning.open_question import as_answer
from skill.domain.meaning.word_families import words_of
from skill.domain.music import requests as music
from skill.domain.person import requests as person
from skill.domain.plans import requests as plans
from skill.domain.playing import requests as playing
from skill.domain.premium import requests as premium
from skill.domain.progress import requests as progress
from skill.domain.reminders import requests as reminders
from skill.domain.tips import requests as tips
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

TELLING = 0.3
"""How likely a guess must be that only tells something."""
CHANGING = 0.45
"""How likely a guess must be that changes something; it can be taken back by a word."""
STARTING = 0.7
"""How likely a guess must be that starts a workout; if it is less, what fits is offered."""
UNWELL = 0.45
"""How likely all concerns for somebody's health together must be."""
REFUSED = 0.5
"""How likely words must be for no coach at all, so that another skill may be named."""
ELSEWHERE = 0.3
"""How likely words must then be that skill's."""

DENIALS = frozenset({
    "not", "no", "never", "none", "nothing", "without", "neither", "nor", "dont", "doesnt", "didnt", "isnt",
    "arent", "wasnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt",
    "stop", "cancel", "delete",
})  # fmt: skip
"""Words beside which nothing stored is changed on a guess."""
NEEDS_A_YES = frozenset({
    "delete", "stop-plan", "plan", "reminder-cancel", "premium-cancel", "premium-refund", "finish",
})  # fmt: skip
"""Topics of questions whose yes cannot be taken back, or costs something: it must be said, not guessed."""

TELLS: tuple[type[Heard], ...] = (
    Help, Thanks, Chat, Dont, NotYet, WhyAsk, WhatHappens, AskAgain, No, explaining.Explain, explaining.HowTo,
    playing.WhatIsThis, playing.HowLongLeft, playing.WhatsNext, playing.Repeat, coach.HowManyLeft, coach.WhichRound,
    coach.AboutMove, coach.AskForm, choice.Why, choice.WhoTrains, choice.TellDifference, choice.Describe,
    choice.CannotDecide, progress.TellProgress, progress.TellStreak, progress.TellLastTime, person.WhatDoYouKnow,
    person.AskPrivacy, premium.WhatDoIGet, premium.WhatCanIBuy, premium.WhatDoesItCost, premium.DoIHavePremium,
    premium.WhenDoesTrialEnd, premium.DontSell, reminders.WhatReminders, plans.ListPlans, plans.TellNextSession,
    music.ListPlaylists, music.SetVolume, coach.TellWeary,
)  # fmt: skip
"""Requests that change nothing, at any moment."""

TELLS_IN_SILENCE: tuple[type[Heard], ...] = (
    music.TasteMusic, choice.TasteTrainer, choice.Suggest, choice.ListWorkouts, choice.MoreChoices, choice.Shorter,
    choice.Longer, choice.TellCircumstance, tips.TellTodaysTip, tips.TellTip, tips.TellAnother, tips.TellMore,
    tips.ReadArticle, coach.TakeBreather, coach.ChangeLength, premium.CancelSubscription, premium.Refund,
    premium.StartTrial, person.DeleteMyData, person.PlayFavorite, person.SomethingNew, reminders.CancelReminder,
    reminders.ChangeReminder,
)  # fmt: skip
"""Requests that change nothing where nothing plays, or ask before they do; they would interrupt what plays."""
ASKS_FIRST: tuple[type[Heard], ...] = (
    premium.CancelSubscription, premium.Refund, premium.StartTrial, person.DeleteMyData,
    reminders.CancelReminder, person.PlayFavorite, person.SomethingNew, reminders.ChangeReminder,
)  # fmt: skip
"""Those of them that need a surer guess, since what they begin is grave."""

CHANGES_WHAT_PLAYS: tuple[type[Heard], ...] = (
    coach.TakeBreather, coach.Walk, coach.Easier, coach.Harder, coach.Slower, coach.SwapMove, coach.Spare,
    coach.ChangeLength, coach.OneMoreRound, coach.Ready, coach.RestartMove, playing.Pause,
)  # fmt: skip
"""Requests that change a workout which plays, and lose nothing of it."""
CHANGES_MUSIC: tuple[type[Heard], ...] = (
    music.FasterMusic, music.SlowerMusic, music.ChangeMusic, music.NoMusic, playing.Pause,
)  # fmt: skip
"""Requests that change the music which plays, alone or under a workout."""

CHANGES_IN_SILENCE: tuple[type[Heard], ...] = (
    Yes, person.SetProfile, reminders.SetReminder, reminders.When, progress.SetGoal, music.StartPlaylist,
    plans.BeAway, choice.Pick, choice.PickBy, playing.Resume, coach.Ready, coach.Easier, coach.Harder, person.SaveThis,
)  # fmt: skip
"""Requests that change something where nothing plays: each is said back, and can be taken back."""
STORES: tuple[type[Heard], ...] = (person.SetProfile, reminders.SetReminder, progress.SetGoal, plans.BeAway)


def may_be_guessed(asked: Heard, words: str) -> bool:
    """True if a request may be done at some moment on a guess at these words."""
    if isinstance(asked, STORES):
        return not _denies(words)
    return isinstance(
        asked,
        (
            *TELLS, *TELLS_IN_SILENCE, *CHANGES_WHAT_PLAYS, *CHANGES_MUSIC, *CHANGES_IN_SILENCE, choice.StartWorkout,
            choice.SurpriseMe, coach.Unwell,
        ),
    )  # fmt: skip


def as_own_words(scene: Scene, heard: Heard) -> Heard:
    """Return the request that raw words are likely to be; the words as they are if none is sure enough."""
    if not isinstance(heard, OwnWords):
        return heard
    reading = in_the_moment(scene, scene.ear.read(heard.words))
    if not reading.guesses:
        return heard
    asked = _asked(scene, reading, heard.words)
    return heard if asked is None else as_answer(scene, asked)


def in_the_moment(scene: Scene, reading: Reading) -> Reading:
    """Return the reading with its guesses weighed by how well they fit the moment, the likeliest first."""
    weighed = [
        replace(one, likelihood=one.likelihood * (fit(scene, one.heard) if one.heard else 1.0))
        for one in reading.guesses
    ]
    whole = sum(one.likelihood for one in weighed) + max(0.0, 1 - sum(one.likelihood for one in reading.guesses))
    told = [replace(one, likelihood=one.likelihood / (whole or 1.0)) for one in weighed]
    return replace(reading, guesses=tuple(sorted(told, key=lambda one: -one.likelihood)))


def concern_heard(reading: Reading) -> str:
    """Return the concern for somebody's health that the ear hears; empty if it is not sure enough of any."""
    held = [(one.heard.concern, one.likelihood) for one in reading.guesses if isinstance(one.heard, coach.Unwell)]
    if sum(likelihood for _, likelihood in held) < UNWELL:
        return ""
    # A grave concern that is half as likely as another counts as much.
    return max(held, key=lambda one: one[1] * (2.0 if one[0] in BY_URGENCY[:2] else 1.0))[0]


def _denies(words: str) -> bool:
    return not DENIALS.isdisjoint(words_of(words))


def _asked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the request that may be done on a guess; None if there is none."""
    if concern := concern_heard(reading):
        return coach.Unwell(concern)
    best = _as_one(reading.guesses)
    if best.heard is None:
        return _for_alexa(reading.guesses)
    done = _done_on_a_guess(scene, best, reading.wish, words)
    if done is None and not scene.is_playing() and reading.wish != Wish() and best.likelihood >= TELLING:
        is_a_wish = isinstance(best.heard, choice.StartWorkout | choice.ListWorkouts | choice.TellCircumstance)
        return choice.TellCircumstance(reading.wish) if is_a_wish else None
    return done


def _for_alexa(guesses: tuple[Guess, ...]) -> Heard | None:
    """Return whose command the words are; None if they are nobody's, or that is not sure enough."""
    refused = [one for one in guesses if one.heard is None]
    if sum(one.likelihood for one in refused) < REFUSED:
        return None
    subjects = (one.elsewhere for one in refused if one.elsewhere and one.likelihood >= ELSEWHERE)
    return next((ForAlexa(one) for one in subjects), None)


WISHES = (choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, choice.SurpriseMe)


def _as_one(guesses: tuple[Guess, ...]) -> Guess:
    """Return the best guess; guesses at the same request count together, and so do all wishes."""
    best = guesses[0]
    if isinstance(best.heard, WISHES):
        together = sum(one.likelihood for one in guesses if isinstance(one.heard, WISHES))
        sure = best.likelihood >= STARTING
        heard = best.heard if sure or not isinstance(best.heard, choice.StartWorkout) else None
        return Guess(heard or choice.TellCircumstance(best.heard.wish), together)  # type: ignore[union-attr]
    together = sum(one.likelihood for one in guesses if one.heard == best.heard)
    return replace(best, likelihood=together)


def _done_on_a_guess(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    """Return what may be done on a guess at this moment; None if nothing may."""
    asked, likelihood = guess.heard, guess.likelihood
    if likelihood < TELLING:
        return None
    if isinstance(asked, NotYet) and scene.is_playing():
        return playing.Pause()
    if isinstance(asked, TELLS):
        return asked
    if scene.is_playing():
        fits = CHANGES_WHAT_PLAYS if scene.is_training() else ()
        is_fit = isinstance(asked, (*fits, *CHANGES_MUSIC)) and likelihood >= CHANGING
        return asked if is_fit else None
    return _done_in_silence(scene, guess, wish, words)


def _done_in_silence(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    asked, likelihood = guess.heard, guess.likelihood
    if isinstance(asked, choice.SurpriseMe):
        return asked if likelihood >= STARTING else choice.Suggest()
    if isinstance(asked, choice.TellCircumstance | choice.ListWorkouts):
        told = wish if asked.wish == Wish() else asked.wish
        return choice.TellCircumstance(told) if told != Wish() else choice.Suggest()
    if isinstance(asked, choice.StartWorkout):
        return choice.Suggest() if asked.wish.is_open else asked
    if isinstance(asked, TELLS_IN_SILENCE):
        return asked if not isinstance(asked, ASKS_FIRST) or likelihood >= CHANGING else None
    if not isinstance(asked, CHANGES_IN_SILENCE) or likelihood < CHANGING:
        return None
    if isinstance(asked, Yes) and scene.pending is not None and scene.pending.about in NEEDS_A_YES:
        return AskAgain()
    return None if isinstance(asked, STORES) and _denies(words) else asked
