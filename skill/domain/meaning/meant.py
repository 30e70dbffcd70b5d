"""What was meant: the one way from a heard request to the request that the rooms answer.

Alexa's model chooses an intent by its words alone. What was said before, what plays and what was asked decide
over it here, one step after another; each step returns the request as it is where it has nothing to say.
"""

from collections.abc import Callable

from skill.domain.conversation.profile_question import as_profile_answer
from skill.domain.meaning.about_this_move import as_about_this_move
from skill.domain.meaning.circumstances import as_circumstance
from skill.domain.meaning.denial import as_denied
from skill.domain.meaning.fact_asked import as_fact_asked
from skill.domain.meaning.follow_up import as_follow_up
from skill.domain.meaning.health import as_concern
from skill.domain.meaning.held_question import as_held_question
from skill.domain.meaning.long_version import as_long_version
from skill.domain.meaning.offer_asked import as_offer_asked
from skill.domain.meaning.open_question import as_answer
from skill.domain.meaning.own_words import as_own_words, as_unplaced
from skill.domain.meaning.sound_alikes import as_sound_alike
from skill.domain.meaning.two_wishes import as_two_wishes
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

STEPS: tuple[Callable[[Scene, Heard], Heard], ...] = (
    as_concern,
    as_denied,
    as_held_question,
    as_unplaced,
    as_answer,
    as_offer_asked,
    as_circumstance,
    as_two_wishes,
    as_own_words,
    as_fact_asked,
    as_sound_alike,
    as_profile_answer,
    as_long_version,
    as_about_this_move,
    as_follow_up,
)
"""In this order: what a step returns is what the next one is given."""


def meant(scene: Scene, heard: Heard) -> Heard:
    """Return the request that a person means by what was heard in a scene."""
    for step in STEPS:
        heard = step(scene, heard)
    return heard
