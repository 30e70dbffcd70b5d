"""The open question first: whichever intent Alexa chose, what answers the open question is its answer.

Each question says here which answers it takes. What is no answer is done, and the question comes again
(`conversation.asked_again`); what is only a guess does not take a draft along.
"""

from collections.abc import Callable, Mapping, Sequence

from skill.domain.choice.pick import PLACES
from skill.domain.choice.requests import (
    CannotDecide,
    Longer,
    MoreChoices,
    Pick,
    Shorter,
    StartWorkout,
    SurpriseMe,
    TellCircumstance,
    WhoTrains,
    Why,
)
from skill.domain.choice.trainers import WHICH_TRAINER
from skill.domain.coach.requests import ChangeLength, Easier, Harder, Ready, RestartMove, SwapMove
from skill.domain.coach.state_of_health import DOCTORS_YES
from skill.domain.conversation.profile_question import EQUIPMENT, PROFILE
from skill.domain.conversation.requests import AskAgain, No, SayNumber, WhatHappens, WhyAsk, Yes
from skill.domain.ground.units import MINUTE_MS
from skill.domain.meaning.asker import is_anothers
from skill.domain.meaning.doctors_yes import doctors_yes
from skill.domain.meaning.named_on_offer import named_whole
from skill.domain.meaning.spoken_when import when_in
from skill.domain.music.playlists import WHICH_MUSIC
from skill.domain.person.requests import SetProfile
from skill.domain.plans.requests import DidIt, MoveSession, StartPlan
from skill.domain.playing.current_workout import nothing_under_way
from skill.domain.playing.household import RESUME_OTHER
from skill.domain.playing.requests import Next, Previous, Resume, StartOver
from skill.domain.premium.requests import AmICharged, CancelSubscription, Refund, WhatDoesItCost
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.cancellation import CANCELLING_ALL
from skill.domain.reminders.draft import TIMES_A_WEEK
from skill.domain.reminders.requests import CancelReminder, ChangeReminder, SetReminder, When
from skill.domain.reminders.set_reminder import DRAFT, SETTING, WHICH_TO_CHANGE
from skill.domain.tips.requests import TellMore
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

STORED = frozenset(
    {
        SETTING, WHICH_TO_CHANGE, CANCELLING_ALL, "delete", "stop-plan", "plan", "plans", "session", "goal",
        PROFILE,
    }
)  # fmt: skip
"""Topics of questions about something stored: only the person who was asked can answer them."""
DRAFTS = frozenset({DRAFT, SETTING, WHICH_TO_CHANGE, CANCELLING_ALL, "delete", "stop-plan", "plan", "goal"})
"""Topics of questions that a word which only may have been meant does not end."""
WHICH = frozenset({DRAFT, WHICH_TO_CHANGE, "plans", "goal", "choice", WHICH_TRAINER, WHICH_MUSIC})
"""Topics of questions that "yes" does not answer."""
ASKS_FOR_A_FACT = frozenset({PROFILE, DRAFT, SETTING, "wish", "goal"})
"""Topics of questions that ask something of the person: "why" asks what it is for."""
GUESSES: tuple[type[Heard], ...] = (
    CannotDecide, ChangeLength, Easier, Harder, Longer, MoreChoices, Next, Pick, Previous, Ready, RestartMove,
    Resume, Shorter, StartOver, SurpriseMe, SwapMove, TellMore,
)  # fmt: skip
"""Short words of other moments, for which an answer is easily taken."""
HOURS = 24
NOT_THE = {"not-first": 0, "not-second": 1}
"""The vocabulary `ordinals` for the workout that is not wanted, as its index."""


def as_answer(scene: Scene, heard: Heard) -> Heard:
    """Return the answer to the open question that is meant; the request as it is if it is none."""
    pending = scene.pending
    if pending is None:
        return heard
    answer = takes(scene, pending, heard) if (takes := TAKES.get(pending.about)) else None
    if isinstance(heard, Why) and pending.about in ASKS_FOR_A_FACT:
        return WhyAsk()
    if isinstance(heard, Yes):
        answer = answer or (AskAgain() if _wants_more_than_yes(pending) else heard)
    if answer is not None:
        changes = pending.about in STORED and not isinstance(answer, AskAgain)
        is_doubtful = changes and not _is_said_whole(heard) and is_anothers(scene)
        return AskAgain(is_anothers=True) if is_doubtful else answer
    return AskAgain() if pending.about in DRAFTS and _is_guess(heard) else heard


def _wants_more_than_yes(pending: Pending) -> bool:
    return pending.about in WHICH or (pending.about == "wish" and bool(pending.id))


def _is_said_whole(heard: Heard) -> bool:
    """True if the request would be understood without the question, as the speaker's own."""
    return isinstance(heard, SetReminder | ChangeReminder | CancelReminder | SetGoal | SetProfile | StartPlan)


def _is_guess(heard: Heard) -> bool:
    if isinstance(heard, StartWorkout):
        return not (heard.wish.workout or heard.wish.kind)
    return isinstance(heard, GUESSES)


def _draft(scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take a day, a date or a time into the draft; a whole new wish begins another one."""
    if isinstance(heard, When):
        return heard
    if isinstance(heard, SetReminder | ChangeReminder):
        when = heard.when
        return None if when.days and when.time else when
    if isinstance(heard, SayNumber):
        return When(time=f"{heard.number:02}:00") if heard.number < HOURS else None
    return when_in(scene.utterance)


def _setting(scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take another day or time, and "go ahead" for yes."""
    return Yes() if isinstance(heard, Ready) else _draft(scene, pending, heard)


def _cancelling(scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    if isinstance(heard, CancelReminder) and not heard.when.days:
        return Yes()
    return heard if isinstance(heard, When) else when_in(scene.utterance)


def _resume(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take "go on" in all its forms; Alexa has heard "tell me more" in it."""
    return Yes() if isinstance(heard, TellMore | Ready | Resume) else None


def _session(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take "let's do it now" for yes."""
    is_start = isinstance(heard, Ready | SurpriseMe) or heard == StartWorkout(Wish())
    return Yes() if is_start else None


def _resume_other(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    return Yes() if isinstance(heard, TellMore | Ready) else None


def _goal(scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take a number of days or a length of time."""
    if isinstance(heard, SetGoal):
        return heard
    when = heard.when if isinstance(heard, SetReminder) else heard  # "three, maybe four times a week"
    often = when.days[0] if isinstance(when, When) and when.days else ""
    if days := 7 if often == "every-day" else TIMES_A_WEEK.get(often):
        return SetGoal(days=days)
    if isinstance(heard, ChangeLength) and heard.length_ms:
        return SetGoal(minutes=heard.length_ms // MINUTE_MS)
    if isinstance(heard, StartWorkout) and heard.wish.minutes:
        return SetGoal(minutes=heard.wish.minutes)
    return SetGoal(days=number) if (number := _number(scene, heard)) else None


def _length(scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take a length of time, or a number of minutes."""
    if not pending.id:
        return Yes() if isinstance(heard, CannotDecide) else None  # "shall I pick?" — "you choose"
    if isinstance(heard, ChangeLength) and heard.length_ms:
        return StartWorkout(Wish(minutes=max(1, heard.length_ms // MINUTE_MS)))
    is_other = isinstance(heard, StartWorkout | Pick)
    return StartWorkout(Wish(minutes=number)) if not is_other and (number := _number(scene, heard)) else None


def _choice(scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take "not the first" for the other one of two, and for something else where that leaves nothing."""
    if isinstance(heard, When | SayNumber):
        named = _number(scene, heard) - 1
        return Pick(workout=scene.talk.offered[named]) if 0 <= named < len(scene.talk.offered) else None
    if isinstance(heard, Yes) and len(scene.talk.offered) == 1:
        return Pick(workout=scene.talk.offered[0])
    if isinstance(heard, StartWorkout):
        return named_whole(scene)
    if not isinstance(heard, Pick) or heard.ordinal not in NOT_THE:
        return None
    left = [one for at, one in enumerate(scene.talk.offered) if at != NOT_THE[heard.ordinal]]
    return Pick(workout=left[0]) if len(left) == 1 else MoreChoices()


def _offer(scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take "the other one" for something else than the only one that was offered."""
    if isinstance(heard, DidIt) and scene.listener.plan is None:
        return MoreChoices()  # "I did that one yesterday"
    if isinstance(heard, MoveSession) and scene.listener.plan is None:
        return No()  # "not today"
    if isinstance(heard, StartOver) and nothing_under_way(scene):
        return Yes()  # "okay, start"
    if isinstance(heard, Pick) and len(scene.talk.offered) < 2 and heard.ordinal in {"second", *NOT_THE}:
        return MoreChoices()
    return None if isinstance(heard, Yes) else _choice(scene, pending, heard)


def _plan(_scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take the number of a plan that was named."""
    if isinstance(heard, StartPlan):
        return heard
    found = _by_number(pending, heard)
    return StartPlan(found) if found else None


def _trainer(_scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take the number or the name of a trainer."""
    if isinstance(heard, Pick) and heard.trainer:
        return WhoTrains(heard.trainer)
    found = _by_number(pending, heard)
    return WhoTrains(found) if found else None


def _profile(_scene: Scene, pending: Pending, heard: Heard) -> Heard | None:
    """Take equipment or a level, also where Alexa took them for a wish or for a change."""
    if isinstance(heard, SwapMove) and heard.equipment and pending.id == EQUIPMENT:
        return SetProfile(equipment=(heard.equipment,))
    if isinstance(heard, TellCircumstance) and heard.wish.equipment and pending.id == EQUIPMENT:
        return SetProfile(equipment=(heard.wish.equipment,))
    return heard if isinstance(heard, SetProfile) else None


def _by_number(pending: Pending, heard: Heard) -> str:
    """Return the id that an ordinal names among those of the question; empty if it names none."""
    ids: Sequence[str] = pending.id.split(",") if pending.id else ()
    if not isinstance(heard, Pick) or not heard.ordinal or heard.ordinal not in PLACES:
        return ""
    place = PLACES[heard.ordinal]
    return ids[place] if -len(ids) <= place < len(ids) else ""


def _number(scene: Scene, heard: Heard) -> int:
    """Return the number that was said by itself; 0 if there is none. Alexa takes "three" for a time too."""
    if isinstance(heard, SayNumber):
        return heard.number
    if isinstance(heard, When) and not heard.days and heard.time.endswith(":00"):
        return int(heard.time[:2])
    said = [one.said for one in scene.utterance.slots]
    return int(said[0]) if len(said) == 1 and said[0].isdecimal() and len(said[0]) < 4 else 0


def _delete(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take a question about payments for one about what the erasure brings about."""
    is_of_money = isinstance(heard, AmICharged | CancelSubscription | WhatDoesItCost | Refund)
    return WhatHappens() if is_of_money else None


TAKES: Mapping[str, Callable[[Scene, Pending, Heard], Heard | None]] = {
    DRAFT: _draft,
    SETTING: _setting,
    WHICH_TO_CHANGE: _draft,
    CANCELLING_ALL: _cancelling,
    "delete": _delete,
    DOCTORS_YES: doctors_yes,
    "session": _session,
    "resume": _resume,
    RESUME_OTHER: _resume_other,
    "goal": _goal,
    "wish": _length,
    "choice": _choice,
    "offer": _offer,
    "plans": _plan,
    WHICH_TRAINER: _trainer,
    PROFILE: _profile,
}
"""What each question takes for an answer, by its topic, besides yes and no."""
