"""What may be done on a guess at raw words, and at which moments.

The ear guesses, so that less is done on its word than on an intent's. What ends, deletes, cancels, buys,
leaves out for good or loses the place is never done on a guess.
"""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.requests import (
    AskAgain,
    Chat,
    Help,
    HoldOn,
    No,
    NotYet,
    Thanks,
    WhatHappens,
    WhyAsk,
    Yes,
)
from skill.domain.explaining import requests as explaining
from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.spoken_numbers import NUMBERS
from skill.domain.meaning.word_families import words_of
from skill.domain.music import requests as music
from skill.domain.person import requests as person
from skill.domain.plans import requests as plans
from skill.domain.playing import requests as playing
from skill.domain.premium import requests as premium
from skill.domain.progress import requests as progress
from skill.domain.reminders import requests as reminders
from skill.domain.tips import requests as tips
from skill.domain.turn.requests import Dont, Heard

DENIALS = frozenset({
    "not", "no", "never", "none", "nothing", "without", "neither", "nor", "dont", "doesnt", "didnt", "isnt",
    "arent", "wasnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt",
    "stop", "cancel", "delete",
})  # fmt: skip
"""Words beside which nothing stored is changed on a guess."""
_AMOUNT = rf"(?:at |for |half |quarter (?:past |to ))*(?:{'|'.join(NUMBERS)}|\d)"
CORRECTION = Pattern(
    rf"\b(?:not {_AMOUNT}|no (?:sorry|wait|make|hang on|hold on|actually|i mean)"
    r"|(?:not?|never) (?:more|longer|less) than)"
)
"""A denial of an amount alone, beside which another one is meant: "four days, not three"."""
ONLY_ASKS = Pattern(
    r"^(?:so |and |well |oh |hang on |wait )*(?:what(?:'s| is| are| was| were| do| does| did| would| if)"
    r"|why|do i|do you know|did i|did you|have i|does|is|are|am i|was|should"
    r"|(?:would|will) (?:a|my|the|it|that)|how (?:many|much|often|long|do|does|is|are|would))\b"
)
"""How words begin that ask about what is stored, and store nothing: "would a chair help"."""
COUNTS_DAYS = Pattern(
    r"\b(?:(?:\w+|\d) (?:more )?(?:to go|left)|so far|in the bag|too (?:much|many|often))\b"
)
"""Words beside which a number of days is no goal: "three down, four to go", "four days is too much"."""
REASONS = frozenset({
    ("not", "able"), ("no", "can"), ("not", "up"), ("not", "fit"), ("not", "strong"), ("not", "for"),
    ("not", "doing"), ("aint", "doing"), ("not", "working"), ("isnt", "working"), ("dont", "like"),
    ("dont", "fancy"), ("dont", "have"), ("dont", "own"), ("havent", "got"), ("not", "got"), ("havent", "a"),
    ("isnt", "it"), ("aint", "it"), ("no", "more"),
})  # fmt: skip
"""Denials that are a reason for another move, as "I can't" is: they turn no wish for one round."""
INABILITY = frozenset({"cant", "couldnt"})
SHRUGS = frozenset({"no", "nah", "nope"})
"""Words that refuse what is on, where they come first."""
NEEDS_A_YES = frozenset({
    "delete", "stop-plan", "plan", "reminder-cancel", "premium-cancel", "premium-refund", "end-workout",
    "doctors-yes",
})  # fmt: skip
"""Topics of questions whose yes cannot be taken back, or costs something: it must be said, not guessed."""

TELLS: tuple[type[Heard], ...] = (
    Help, Thanks, Chat, Dont, NotYet, HoldOn, WhyAsk, WhatHappens, AskAgain, No, explaining.Explain,
    explaining.HowTo, playing.WhatIsThis, playing.HowLongLeft, playing.WhatsNext, playing.Repeat,
    coach.HowManyLeft, coach.WhichRound, coach.AboutMove, coach.AskForm, choice.Why, choice.WhoTrains,
    choice.TellDifference, choice.Describe, choice.CannotDecide, progress.TellProgress, progress.TellStreak,
    progress.TellLastTime, person.WhatDoYouKnow, person.AskPrivacy, premium.WhatDoIGet, premium.WhatCanIBuy,
    premium.WhatDoesItCost, premium.AmICharged, premium.DoIHavePremium, premium.WhenDoesTrialEnd,
    premium.DontSell,
    reminders.WhatReminders, plans.ListPlans, plans.TellNextSession, music.ListPlaylists, music.SetVolume,
    coach.TellWeary,
)  # fmt: skip
"""Requests that change nothing, at any moment."""

TELLS_IN_SILENCE: tuple[type[Heard], ...] = (
    music.TasteMusic, choice.TasteTrainer, choice.Suggest, choice.ListWorkouts, choice.MoreChoices,
    choice.Shorter, choice.Longer, choice.TellCircumstance, tips.TellTodaysTip, tips.TellTip,
    tips.TellAnother, tips.TellMore, tips.ReadArticle, coach.TakeBreather, coach.ChangeLength,
    premium.CancelSubscription, premium.Refund, premium.StartTrial, person.DeleteMyData,
    person.PlayFavorite, person.SomethingNew, reminders.CancelReminder, reminders.ChangeReminder,
    music.NoMusic, choice.AnotherTrainer,
)  # fmt: skip
"""Requests that change nothing in silence, or ask before they do; they would interrupt what plays."""
ASKS_FIRST: tuple[type[Heard], ...] = (
    premium.CancelSubscription, premium.Refund, premium.StartTrial, person.DeleteMyData,
    reminders.CancelReminder, person.PlayFavorite, person.SomethingNew, reminders.ChangeReminder,
)  # fmt: skip
"""Those of them that need a guess as sure as a start does: what they begin is grave, or starts something."""

CHANGES_WHAT_PLAYS: tuple[type[Heard], ...] = (
    coach.TakeBreather, coach.Walk, coach.Easier, coach.Harder, coach.Slower, coach.SwapMove, coach.Spare,
    coach.ChangeLength, coach.OneMoreRound, coach.Ready, coach.RestartMove, coach.SkipWarmUp, playing.Pause,
    playing.Next, playing.Previous, choice.AnotherTrainer, choice.PickBy, choice.Stricter, choice.Gentler,
    person.SaveThis,
)  # fmt: skip
"""Requests that change a workout which plays, and lose nothing of it: a move that was skipped is there again
by "go back"."""
CHANGES_MUSIC: tuple[type[Heard], ...] = (
    music.FasterMusic, music.SlowerMusic, music.ChangeMusic, music.NoMusic, music.StartPlaylist,
    playing.Pause, playing.Next,
)  # fmt: skip
"""Requests that change the music which plays, alone or under a workout."""

CHANGES_IN_SILENCE: tuple[type[Heard], ...] = (
    Yes, person.SetProfile, reminders.SetReminder, reminders.When, progress.SetGoal, music.StartPlaylist,
    plans.BeAway, choice.Pick, choice.PickBy, playing.Resume, coach.Ready, coach.Easier, coach.Harder,
    person.SaveThis,
)  # fmt: skip
"""Requests that change something where nothing plays: each is said back, and can be taken back."""
STORES: tuple[type[Heard], ...] = (person.SetProfile, reminders.SetReminder, progress.SetGoal, plans.BeAway)


def may_be_guessed(asked: Heard, words: str) -> bool:
    """True if a request may be done at some moment on a guess at these words."""
    if isinstance(asked, STORES):
        return not denies(words) and not only_tells(asked, words)
    return isinstance(
        asked,
        (
            *TELLS, *TELLS_IN_SILENCE, *CHANGES_WHAT_PLAYS, *CHANGES_MUSIC, *CHANGES_IN_SILENCE,
            choice.StartWorkout, choice.SurpriseMe, coach.Unwell,
        ),
    )  # fmt: skip


def only_tells(asked: Heard, words: str) -> bool:
    """True if words mention what could be stored, and do not ask to store it."""
    is_a_count = isinstance(asked, progress.SetGoal) and bool(COUNTS_DAYS.search(words))
    return is_a_count or bool(ONLY_ASKS.match(words))


def denies_a_change(words: str) -> bool:
    """True if words hold a denial that may be of a change: "not too hard", but not "I can't do this one"."""
    said = words_of(words.removesuffix(" or not"))
    while said and said[0] in SHRUGS and said[:2] not in REASONS:
        said = said[1:]
    return any(
        word in DENIALS and word not in INABILITY and (word, after) not in REASONS
        for word, after in zip(said, (*said[1:], ""), strict=True)
    )


def denies(words: str) -> bool:
    """True if words hold a denial, beside which nothing stored is changed on a guess."""
    return not DENIALS.isdisjoint(words_of(CORRECTION.sub(" ", words)))
