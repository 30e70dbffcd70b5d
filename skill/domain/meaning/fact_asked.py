"""Raw words of which nothing else was made: a question, where the library has a short answer that is sure."""

from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.word_families import words_of
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

FEWEST_WORDS = 3
"""A question has this many words at the least."""
ASKS = 0.12
"""How likely words must be a question, by the ear; the rest is the sure answer's."""


def as_fact_asked(scene: Scene, heard: Heard) -> Heard:
    """Return a question for raw words that ask for a fact which the library is sure of; else the request."""
    if not isinstance(heard, OwnWords) or len(words_of(heard.words)) < FEWEST_WORDS:
        return heard
    guesses = scene.ear.read(heard.words).guesses
    asks = sum(one.likelihood for one in guesses if isinstance(one.heard, Explain))
    if (guesses and asks < ASKS) or not scene.library.short_answer(heard.words):
        return heard
    return Explain(words=heard.words)
