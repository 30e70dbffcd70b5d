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
from skill.domain.meaning.word_families import has_phrase, words_of
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
WHO = (
    "doctor", "doctors", "doc", "midwife", "physio", "surgeon", "consultant", "gp", "nurse", "specialist",
    "hospital", "he", "she", "they", "hes", "shes", "theyre",
)  # fmt: skip
FINE = (
    "fine", "yes", "okay", "ok", "happy", "pleased", "go ahead", "carry on", "crack on", "good to go",
    "all clear", "cleared", "signed me off", "keep moving", "agreed", "agrees", "allowed",
)  # fmt: skip
"""What somebody says who has agreed."""
WISHES = (StartWorkout, TellCircumstance, SurpriseMe, Pick, PickBy, Easier, MoreChoices, Ready, Resume)


def doctors_yes(_scene: Scene, _pending: Pending, heard: Heard) -> Heard | None:
    """Take a yes in other words ("yes, he said go gently"), but no wish: then it is asked for again."""
    if isinstance(heard, OwnWords) and not denies(heard.words):
        said = words_of(heard.words)
        has_agreed = any(one in said for one in WHO) and any(has_phrase(one, said) for one in FINE)
        if has_agreed or heard.words.startswith(SAID_YES):
            return Yes()
    return AskAgain() if isinstance(heard, WISHES) else None
