"""Denial: "don't" before a verb changes nothing, and before a value excludes it."""

from skill.domain.choice.requests import ListWorkouts, Pick, StartWorkout
from skill.domain.coach.requests import ChangeLength, Finish
from skill.domain.meaning.word_families import words_of
from skill.domain.music.requests import ChangeMusic, StartPlaylist
from skill.domain.person.requests import BringBack, DeleteMyData, LeaveOut, SetProfile
from skill.domain.plans.requests import MoveSession, StartPlan, StopPlan
from skill.domain.premium.requests import CancelSubscription, Refund, StartTrial
from skill.domain.reminders.requests import CancelReminder, ChangeReminder, SetReminder
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene

CHANGING = (
    StartWorkout, ListWorkouts, Pick, ChangeLength, Finish, ChangeMusic, StartPlaylist, BringBack,
    DeleteMyData, LeaveOut, SetProfile, MoveSession, StartPlan, StopPlan, CancelSubscription, Refund,
    StartTrial, CancelReminder, ChangeReminder, SetReminder,
)  # fmt: skip
"""Requests that change something: with a denial in their words they change nothing."""
DENIALS = frozenset({"dont", "not", "never", "wont", "didnt"})


def as_denied(scene: Scene, heard: Heard) -> Heard:
    """Return a denial in place of a changing request whose words deny it."""
    if not isinstance(heard, CHANGING):
        return heard
    words = words_of(" ".join(one.said for one in scene.utterance.unresolved))
    return Dont() if DENIALS.intersection(words) else heard
