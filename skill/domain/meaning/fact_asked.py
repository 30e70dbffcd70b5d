"""Raw words that ask for a fact: answered where the library has a short answer that is sure."""

from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.word_families import words_of
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

ASK_ANYWHERE = frozenset({
    "how", "what", "whats", "why", "when", "which", "whether", "if", "or", "true", "really", "know", "worth",
    "reckon", "reckons", "say", "says", "said", "told", "tells", "think", "thinks", "heard", "read", "wonder",
    "wondering", "supposed", "enough", "myth", "sure", "about",
})  # fmt: skip
"""Words that ask, or doubt, wherever they stand: "my friend reckons …", "… never know which is which"."""
ASK_FIRST = frozenset({
    "is", "are", "am", "do", "does", "did", "can", "could", "should", "will", "would", "has", "have", "isnt",
    "arent", "dont", "doesnt", "cant", "shouldnt", "wont", "wouldnt",
})  # fmt: skip
"""Words that ask at the beginning only."""


def as_fact_asked(scene: Scene, heard: Heard) -> Heard:
    """Return a question for raw words that ask for a fact which the library is sure of; else the request."""
    if not isinstance(heard, OwnWords):
        return heard
    words = words_of(heard.words)
    asks = bool(words) and (words[0] in ASK_FIRST or not ASK_ANYWHERE.isdisjoint(words))
    return Explain(words=heard.words) if asks and scene.library.short_answer(heard.words) else heard
