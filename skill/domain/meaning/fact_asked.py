"""Raw words that ask for a fact: answered where the library has a short answer that is sure.

What is asked of everybody ("what helps sore muscles") comes before a mood or a circumstance in the same
words, which would be the speaker's own; what speaks of oneself ("i'm sore what can i do") comes after them.
"""

from itertools import pairwise

from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.word_families import words_of
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

ASK_ANYWHERE = frozenset({
    "how", "what", "whats", "why", "when", "which", "whether", "if", "or", "true", "really", "know", "worth",
    "reckon", "reckons", "say", "says", "said", "told", "tells", "claims", "think", "thinks", "heard", "read",
    "wonder", "wondering", "supposed", "enough", "myth", "sure", "way",
})  # fmt: skip
"""Words that ask, or doubt, wherever they stand: "my friend reckons …", "… never know which is which"."""
ASK_FIRST = frozenset({
    "is", "are", "am", "do", "does", "did", "can", "could", "should", "will", "would", "has", "have", "isnt",
    "arent", "dont", "doesnt", "cant", "shouldnt", "wont", "wouldnt",
})  # fmt: skip
"""Words that ask at the beginning only."""
ASK_AS_A_PAIR = frozenset({
    ("do", "i"), ("should", "i"), ("will", "i"), ("can", "i"), ("must", "i"), ("am", "i"), ("do", "you"),
    ("is", "that"), ("is", "it"), ("isnt", "that"), ("isnt", "it"), ("does", "that"), ("does", "it"),
    ("doesnt", "it"), ("dont", "they"),
})  # fmt: skip
"""Two words that ask wherever they stand: "… is that good"."""
WISH = frozenset({
    "us", "we", "lets", "give", "show", "find", "something", "anything", "please", "some", "another", "got",
    "start", "play", "put",
})  # fmt: skip
"""Words of a wish: "can we do some stretching" asks for no fact."""
ONESELF = frozenset({"i", "im", "ive", "id", "my", "our", "am"})
"""Words at the beginning of what somebody says of themselves."""
REPORTS = frozenset({"reckons", "says", "said", "told", "tells", "claims", "thinks"})
"""Words beside which it is what somebody else believes."""


def as_general_question(scene: Scene, heard: Heard) -> Heard:
    """Return a question for raw words that ask for a fact and tell nothing of the speaker."""
    words = words_of(heard.words) if isinstance(heard, OwnWords) else ()
    is_own = bool(words) and words[0] in ONESELF and REPORTS.isdisjoint(words)
    return heard if is_own else as_fact_asked(scene, heard)


def as_fact_asked(scene: Scene, heard: Heard) -> Heard:
    """Return a question for raw words that ask for a fact which the library is sure of; else the request."""
    if not isinstance(heard, OwnWords):
        return heard
    words = words_of(heard.words)
    if not _asks(words) or not WISH.isdisjoint(words):
        return heard
    return Explain(words=heard.words) if scene.library.short_answer(heard.words) else heard


def _asks(words: tuple[str, ...]) -> bool:
    asks = not ASK_ANYWHERE.isdisjoint(words) or not ASK_AS_A_PAIR.isdisjoint(pairwise(words))
    return asks or (bool(words) and words[0] in ASK_FIRST)
