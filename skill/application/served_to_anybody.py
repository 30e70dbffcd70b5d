"""What is served while no listener can be read: whatever needs none is answered as to anybody."""

from collections.abc import Sequence
from typing import TypeVar

from skill.domain.choice.requests import (
    CannotDecide,
    Describe,
    DidYouMean,
    ListWorkouts,
    MoreChoices,
    Pick,
    PickBy,
    StartWorkout,
    Suggest,
    SurpriseMe,
    TasteTrainer,
    TellDifference,
    WhoTrains,
)
from skill.domain.conversation.requests import (
    Chat,
    ForAlexa,
    GoHome,
    Help,
    Launch,
    No,
    NotUnderstood,
    OwnWords,
    PartMissed,
    SayNumber,
    Thanks,
    WhatHappens,
    WhyAsk,
    Yes,
)
from skill.domain.decide import decide
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.library.placement import unstored
from skill.domain.meaning.meant import meant
from skill.domain.music.requests import ListPlaylists, StartPlaylist, TasteMusic
from skill.domain.person.requests import AskPrivacy
from skill.domain.tips.requests import ReadArticle, TellAnother, TellTip, TellTodaysTip
from skill.domain.turn.device import Activity
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Outcome, Start
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Dice, Scene
from skill.domain.turn.talk import NO_TALK

T = TypeVar("T")

OF_NOBODY = frozenset({
    CannotDecide, Describe, DidYouMean, ListWorkouts, MoreChoices, Pick, PickBy, StartWorkout, Suggest,
    SurpriseMe, TasteTrainer, TellDifference, WhoTrains,
    Chat, Dont, ForAlexa, GoHome, Help, No, NotUnderstood, OwnWords, PartMissed, SayNumber, Thanks,
    WhatHappens, WhyAsk, Yes,
    Explain, HowTo, ListPlaylists, StartPlaylist, TasteMusic, AskPrivacy,
    ReadArticle, TellAnother, TellTip, TellTodaysTip,
})  # fmt: skip
"""Requests that are answered by what the library holds and what this conversation has said."""

NOBODY_IS_ASKED = Facts(asked=frozenset(Fact))
"""No service is asked: the store has had the time that a turn has, and free workouts need no answer."""


class _Unstored:
    """Dice whose plays tell that no queue of theirs is stored."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice

    def pick(self, options: Sequence[T]) -> T:
        return self._dice.pick(options)

    def mixed(self, size: int) -> Sequence[int]:
        return self._dice.mixed(size)

    def play(self) -> str:
        return unstored(self._dice.play())


def served_to_anybody(scene: Scene, heard: Heard, why: str) -> Outcome | None:
    """Return the outcome of a request that needs no listener; None if it needs one.

    Args:
        scene: with a listener of whom nothing is known.
        heard: what was heard.
        why: the key of the line that says why nothing is known.
    """
    if isinstance(heard, Launch):
        return scene.say(line(why), question=open_question("ask.first"))
    scene = replace(scene, dice=_Unstored(scene.dice), facts=NOBODY_IS_ASKED)
    if type(meant(scene, heard)) not in OF_NOBODY:
        return None
    outcome = _without_interruption(scene, decide(scene, heard))
    if outcome.errand or outcome.handover or outcome.forgets or outcome.needs:
        return None
    if isinstance(outcome.order, Start):
        return replace(outcome, lines=(line("trouble.unkept"), *outcome.lines))
    return outcome


def _without_interruption(scene: Scene, outcome: Outcome) -> Outcome:
    """Return the outcome without a question, where audio plays that an open microphone would interrupt."""
    plays = scene.device.placement is not None and scene.device.activity is Activity.PLAYING
    if not plays or not outcome.lines or isinstance(outcome.order, Start):
        return outcome
    return replace(outcome, question=None, talk=NO_TALK)
