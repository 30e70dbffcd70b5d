"""Raw words: what Alexa could not place, and what the ear makes of it.

The ear guesses, so that less is done on its word than on an intent's. What ends, deletes, cancels, buys,
leaves out for good or loses the place is never done on a guess; what changes something needs a surer guess
than what only tells something; and a wish that is only guessed is offered, not started.
"""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.profile_question import PROFILE
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
from skill.domain.library.contents import WorkoutCard
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
from skill.domain.tailoring.workout_search import NOTHING
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
A_VALUE, MOST_VALUES = 0.2, 3
"""How much a known value is worth beside a likely guess, and how many of them count."""
MOST_WORDS = 12
"""Longer utterances are taken as they were heard: they say enough even if a word of them is wrong."""
GAIN = 0.1
"""How much more must be made of what words may have been than of the words as they were heard."""
SHORT = 6
"""The most words of an answer in which a name alone picks."""
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
    words, reading = as_spoken(scene, heard.words)
    if not reading.guesses:
        return heard
    asked = _picked(scene, reading, words) or _asked(scene, reading, words) or _named(scene, reading)
    return heard if asked is None else as_answer(scene, asked)


def as_spoken(scene: Scene, words: str) -> tuple[str, Reading]:
    """Return the words as they were probably spoken, and their reading.

    Words that mean little as they were heard may be misheard: of what they may have been, that counts which means
    most in this moment, less what it sounds unlike.
    """
    best, reading = words, in_the_moment(scene, scene.ear.read(words))
    surest = _worth(reading)
    if not reading.guesses or len(words.split()) > MOST_WORDS:
        return best, reading
    for one in scene.ear.variants(words):
        other = in_the_moment(scene, scene.ear.read(one.words))
        if (worth := _worth(other) * one.likeness**2) > surest + GAIN:
            best, reading, surest = one.words, other, worth
    return best, reading


def _worth(reading: Reading) -> float:
    """Return how much is understood: how likely the best guess is, and how many values are heard with it."""
    best = reading.guesses[0] if reading.guesses else None
    if best is None or best.heard is None:
        return 0.0
    return best.likelihood + A_VALUE * min(MOST_VALUES, reading.values)


def _picked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the pick of a workout on offer whose name, or whose trainer's name, was said; None if none was."""
    wish, offered = reading.wish, scene.talk.offered
    if scene.pending is None or not offered or _denies(words):
        return None
    if wish.workout in offered:
        return choice.Pick(workout=wish.workout)
    cards = [card for one in offered if (card := scene.library.workout_card(one)) is not None]
    fits = [card for card in cards if wish != Wish() and _suits(card, wish)]
    is_short = len(words.split()) <= SHORT
    return choice.Pick(workout=fits[0].id) if len(fits) == 1 < len(cards) and is_short else None


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
    """Return the wish that is told by known values, if at least those were understood; None if there are none."""
    is_free = scene.pending is None or scene.pending.about in {"open", "wish", "choice", "offer"}
    refused = sum(one.likelihood for one in reading.guesses if one.heard is None)
    if scene.is_playing() or not is_free or refused >= REFUSED / 2 or not reading.values:
        return None
    return _told(reading.wish)


def in_the_moment(scene: Scene, reading: Reading) -> Reading:
    """Return the reading with its guesses weighed by how well they fit the moment, the likeliest first."""
    weighed = [
        replace(one, likelihood=one.likelihood * (fit(scene, one.heard) if one.heard else 1.0))
        for one in reading.guesses
    ]
    whole = sum(one.likelihood for one in weighed) + max(0.0, 1 - sum(one.likelihood for one in reading.guesses))
    told = [replace(one, likelihood=one.likelihood / (whole or 1.0)) for one in weighed]
    return replace(reading, guesses=tuple(sorted(told, key=lambda one: -one.likelihood)))


def _denies(words: str) -> bool:
    return not DENIALS.isdisjoint(words_of(words))


def _asked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the request that may be done on a guess; None if there is none."""
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


ALIKE: tuple[tuple[type[Heard], ...], ...] = (
    (coach.Easier, coach.Slower, coach.TakeBreather, coach.TellWeary, coach.Spare),
    (Yes, coach.Ready, playing.Resume),
    (No, Dont),
    (NotYet, playing.Pause, coach.TakeBreather),
    (playing.HowLongLeft, coach.HowManyLeft, coach.WhichRound),
    (explaining.HowTo, coach.AskForm, coach.AboutMove, playing.Repeat),
    (choice.PickBy, choice.Pick),
    (person.SetProfile, person.LeaveOut),
    (reminders.When, reminders.SetReminder, reminders.ChangeReminder),
    (explaining.Explain, tips.TellTip),
)
"""Requests that lead to nearly the same: the ear is as sure of each as of all together."""
WISHES = (choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, choice.SurpriseMe)


def _as_one(guesses: tuple[Guess, ...]) -> Guess:
    """Return the best guess; guesses at the same request count together, and so do all wishes."""
    best = guesses[0]
    if isinstance(best.heard, WISHES):
        together = sum(one.likelihood for one in guesses if isinstance(one.heard, WISHES))
        sure = best.likelihood >= STARTING
        heard = best.heard if sure or not isinstance(best.heard, choice.StartWorkout) else None
        return Guess(heard or choice.TellCircumstance(best.heard.wish), together)  # type: ignore[union-attr]
    alike = next((kinds for kinds in ALIKE if isinstance(best.heard, kinds)), ())
    together = sum(
        one.likelihood for one in guesses if one.heard == best.heard or (alike and isinstance(one.heard, alike))
    )
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
    if isinstance(asked, choice.Longer | choice.Shorter) and len(scene.talk.offered) > 1 and "one" in words.split():
        # Of two on offer "the longer one" is picked; "longer" alone asks for others.
        return choice.PickBy("longer" if isinstance(asked, choice.Longer) else "shorter")
    if isinstance(asked, TELLS_IN_SILENCE):
        return asked if not isinstance(asked, ASKS_FIRST) or likelihood >= CHANGING else None
    if not isinstance(asked, CHANGES_IN_SILENCE) or likelihood < CHANGING:
        return None
    if isinstance(asked, person.SetProfile) and not _is_asked_for_profile(scene):
        # "I've only got a mat" may be for today: it is stored only if it is surely meant so.
        is_sure = likelihood >= STARTING and not _denies(words)
        return asked if is_sure and asked != person.SetProfile() else _told(wish)
    if isinstance(asked, Yes) and scene.pending is not None and scene.pending.about in NEEDS_A_YES:
        return AskAgain()
    is_denied = isinstance(asked, STORES) and not isinstance(asked, person.SetProfile) and _denies(words)
    return None if is_denied else asked


def _is_asked_for_profile(scene: Scene) -> bool:
    return scene.pending is not None and scene.pending.about == PROFILE


def _told(wish: Wish) -> Heard | None:
    return choice.TellCircumstance(wish) if wish != Wish() else None
