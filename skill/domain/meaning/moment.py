"""How well a request fits the moment: the same words mean one thing in a workout and another before it."""

from skill.domain.choice import requests as choice
from skill.domain.choice.pick_by import PERSONS
from skill.domain.coach import requests as coach
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, Chat, No, NotYet, WhatHappens, WhyAsk, Yes
from skill.domain.music import requests as music
from skill.domain.person import requests as person
from skill.domain.plans import requests as plans
from skill.domain.playing import requests as playing
from skill.domain.playing.current_workout import is_paused, workout_here
from skill.domain.premium import requests as premium
from skill.domain.progress import requests as progress
from skill.domain.reminders import requests as reminders
from skill.domain.reminders.requests import When
from skill.domain.reminders.set_reminder import DRAFT, SETTING, WHICH_TO_CHANGE
from skill.domain.tips import requests as tips
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

UNFIT = 0.05
"""What a guess is worth that does not fit the moment, where one that fits is worth 1."""

ANSWER = 3.0
"""What a guess at a yes, a no or "later" is worth where a question is open."""
EXPECTED: tuple[type[Heard], ...] = (Yes, No, NotYet)
ANSWERS: tuple[type[Heard], ...] = (Yes, No, WhatHappens, WhyAsk, AskAgain)
"""Requests for which something must have been asked."""
OF_AN_OFFER: tuple[type[Heard], ...] = (
    choice.Pick, choice.PickBy, choice.TellDifference, choice.Describe, choice.CannotDecide, choice.Why,
)  # fmt: skip
"""Requests for which a workout must be on offer."""
IN_A_WORKOUT: tuple[type[Heard], ...] = (
    coach.Slower, coach.RestartMove, coach.Easier, coach.Harder, coach.SwapMove, coach.Spare,
    coach.SkipWarmUp, coach.ChangeLength, coach.OneMoreRound, coach.TakeBreather, coach.HowManyLeft,
    coach.WhichRound, coach.AboutMove, coach.AskForm, coach.Finish, coach.Walk, playing.HowLongLeft,
    playing.WhatsNext,
)  # fmt: skip
"""Requests for which a workout must be under way."""
AT_ANY_MOMENT = coach.AskForm("click")
"""The one of them that is told before a workout as well: "my knee clicks"."""
WHILE_SOUND_PLAYS: tuple[type[Heard], ...] = (
    music.FasterMusic, music.SlowerMusic, music.NoMusic, music.ChangeMusic, playing.Pause, playing.Next,
    playing.Previous, playing.WhatIsThis, playing.Loop, playing.Shuffle,
)  # fmt: skip
IN_SILENCE: tuple[type[Heard], ...] = (
    choice.TellCircumstance, choice.StartWorkout, choice.Longer, choice.Shorter, choice.ListWorkouts,
    choice.SurpriseMe, choice.Suggest,
    person.PlayFavorite, person.SameAsLastTime, person.SomethingNew, playing.Resume,
    tips.TellTodaysTip, tips.TellTip, tips.TellAnother, tips.ReadArticle,
)  # fmt: skip
OVER_MUSIC = (choice.TellCircumstance, choice.StartWorkout)
"""Wishes that may also be told while only music plays."""
ASIDE, SELDOM = 0.7, 0.3
"""What a guess at small talk is worth while a workout plays, and one at what is seldom said then."""
SELDOM_IN_TRAINING: tuple[type[Heard], ...] = (
    person.SaveThis, person.SetProfile, person.LeaveOut, person.BringBack, person.WhatDoYouKnow,
    person.DeleteMyData, progress.SetGoal, progress.TellProgress, progress.TellStreak, progress.TellLastTime,
    plans.ListPlans, plans.StartPlan, plans.StopPlan, plans.BeAway, plans.MoveSession, plans.TellNextSession,
    premium.StartTrial, premium.CancelSubscription, premium.WhatDoesItCost, premium.WhenDoesTrialEnd,
    reminders.SetReminder, reminders.CancelReminder, reminders.ChangeReminder, reminders.WhatReminders,
)  # fmt: skip
"""Requests that are made before a workout or after it."""
OF_A_WORKOUT_TALK = frozenset({"pep", "zone", "sweaty", "talk-more", "in-the-way"})
NOT_OF_AN_OFFER = frozenset({"doubt-truth"})
"""Talk about what was told: said to an offer, "pull the other one" only refuses it."""
OFFERING = frozenset({"offer", "choice", "resume", "session", "train_with", "cool-down"})
OF_A_PROFILE = (person.SetProfile,)
DRAFTS = frozenset({DRAFT, SETTING, WHICH_TO_CHANGE})
KEPT = frozenset({*DRAFTS, "delete", "stop-plan", "goal", PROFILE})
"""Topics of questions in whose answers a wish for a workout is seldom meant."""


def fit(scene: Scene, heard: Heard) -> float:
    """Return how well a request fits the moment: 1 if it does, else `UNFIT`."""
    if isinstance(heard, EXPECTED) and _is_asked(scene) and not scene.is_playing():
        return ANSWER
    if not _fits(scene, heard):
        return UNFIT
    return _worth_in_training(heard) if scene.is_training() else 1.0


def _worth_in_training(heard: Heard) -> float:
    """Return what a request is worth while a workout plays: most people speak of the workout then."""
    if isinstance(heard, SELDOM_IN_TRAINING):
        return SELDOM
    is_aside = isinstance(heard, Chat) and heard.about not in {*OF_A_WORKOUT_TALK, "self-doubt"}
    return ASIDE if is_aside else 1.0


def _fits(scene: Scene, heard: Heard) -> bool:
    if isinstance(heard, (When, NotYet, *ANSWERS)):
        return _answers(scene, heard)
    if _is_asked(scene, DRAFTS) and isinstance(heard, coach.TellWeary | Chat | choice.Suggest):
        return False
    if isinstance(heard, OF_AN_OFFER):
        is_of_a_trainer = isinstance(heard, choice.PickBy) and heard.quality in PERSONS
        is_offered = bool(scene.talk.offered) or _is_asked(scene, frozenset({"offer", "choice"}))
        return is_offered or (is_of_a_trainer and scene.is_training())
    if isinstance(heard, coach.ChangeLength) and _is_asked(scene, frozenset({"wish", "goal"})):
        return True
    if isinstance(heard, IN_A_WORKOUT) and heard != AT_ANY_MOMENT:
        return is_under_way(scene) or _is_other_answer(scene, heard)
    if isinstance(heard, Chat):
        return _suits_talk(scene, heard)
    if isinstance(heard, (*WHILE_SOUND_PLAYS, *IN_SILENCE)):
        return _suits_what_plays(scene, heard)
    if isinstance(heard, OF_A_PROFILE) and _is_asked(scene):
        return _is_asked(scene, frozenset({PROFILE}))
    return True


def _suits_talk(scene: Scene, heard: Chat) -> bool:
    if heard.about in OF_A_WORKOUT_TALK:
        return scene.is_training()
    return heard.about not in NOT_OF_AN_OFFER or not _is_asked(scene, OFFERING)


def _suits_what_plays(scene: Scene, heard: Heard) -> bool:
    if isinstance(heard, WHILE_SOUND_PLAYS):
        is_of_the_next = isinstance(heard, music.NoMusic) and (
            bool(scene.talk.offered) or _is_asked(scene, frozenset({"wish"}))
        )
        return scene.is_playing() or is_of_the_next
    if isinstance(heard, OVER_MUSIC) and scene.is_playing() and not scene.is_training():
        return True
    return not scene.is_playing() and not _is_asked(scene, KEPT)


def _answers(scene: Scene, heard: Heard) -> bool:
    if isinstance(heard, When):
        return _is_asked(scene, DRAFTS)
    return _is_asked(scene) or (isinstance(heard, NotYet) and (scene.is_playing() or is_under_way(scene)))


def _is_asked(scene: Scene, about: frozenset[str] = frozenset()) -> bool:
    """True if a question is open, of these topics if any are given."""
    pending = scene.pending
    return pending is not None and pending.about != "open" and (not about or pending.about in about)


def _is_other_answer(scene: Scene, heard: Heard) -> bool:
    """True if "easier" or "harder" may be said of the workouts on offer, or of one yet to be chosen."""
    is_free = bool(scene.talk.offered) or (not scene.is_playing() and not _is_asked(scene, KEPT))
    return is_free and isinstance(heard, coach.Easier | coach.Harder)


def is_under_way(scene: Scene) -> bool:
    """True if a workout plays here or is paused, and is not over."""
    queue = workout_here(scene)
    return queue is not None and not queue.is_over and (scene.is_training() or is_paused(scene, queue))
