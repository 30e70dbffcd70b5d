"""The answer to whether a doctor has said yes to gentle exercise."""

from skill.domain.choice.requests import (
    MoreChoices,
    Pick,
    PickBy,
    StartWorkout,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import Easier, Ready
from skill.domain.conversation.requests import AskAgain, OwnWords, Yes
from skill.domain.meaning.guessable import denies
from skill.domain.playing.requests import Resume
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

SAID_YES = (
    "yes ",
    "yeah ",
    "yep ",
    "aye ",
    "he did",
    "she did",
    "they did",
    "he has",
    "she has",
    "they have",
)
"""How a yes begins that says more than yes."""
WISHES = (StartWorkout, TellCircumstance, SurpriseMe, Pick, PickBy, Easier, MoreChoices, Ready, Resume)


def doctors_yes(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take a yes that says more ("yes, he said go gently"), but no wish: then it is asked for again."""
    if isinstance(heard, OwnWords) and heard.words.startswith(SAID_YES) and not denies(heard.words):
        return Yes()
    return AskAgain() if isinstance(heard, WISHES) else None
