"""Questions about the workouts on offer: "is the first one on the floor", "do I need a chair for it".

The words hold what could also be wished ("the floor", "a chair"), so that they would change the offer. A
question that points at what is on offer asks about just that.
"""

from skill.domain.choice.offers import is_sold, offered_cards
from skill.domain.choice.requests import AskOffered, Describe, TellDifference
from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.readings import in_the_moment, likeliest
from skill.domain.meaning.word_families import has_phrase, words_of
from skill.domain.playing.current_workout import nothing_under_way
from skill.domain.playing.requests import HowLongLeft, WhatIsThis
from skill.domain.premium.requests import WhatDoIGet
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

ASKS = (
    "is", "are", "isnt", "does", "do i", "do you need", "do we", "will", "would", "how long", "how longs",
    "how hard", "how difficult", "how tough", "which", "am i", "is there", "are there", "what do i need",
    "can i lie", "can i kneel", "can i sit", "what kit", "what equipment", "what gear",
)  # fmt: skip
"""How a question about it begins."""
POINTS = frozenset({
    "it", "its", "that", "thats", "this", "one", "ones", "first", "second", "last", "other", "either", "both",
    "shortest", "longest", "easiest", "hardest", "neither", "them", "they", "those", "these", "latter",
    "former",
})  # fmt: skip
"""Words that point at what is on offer."""
TAGS = ("is it", "isnt it", "does it", "doesnt it", "are they", "arent they", "do they", "right")
"""How a sentence ends that asks as well: "it's not on the floor, is it"."""
HEDGES = ("i hope", "hopefully", "i trust", "i take it", "i assume", "i presume", "i suppose")
"""How one ends that asks without pointing: "no jumping, I hope"."""
NAMED_FIRST = Pattern(
    r"^(?:and |so |but |well )*(?:the (?:first|second|last|other)(?: one)?|that one|this one)"
    r" (?:is it|is that|does it|does that|will it|will that|do i|would it)\b"
    r"|\bwhats that (?:am|is|do|does|will) "
)
"""How one begins that names what it asks about: "the second one, is that for running"."""
NEEDS = (
    "do i need", "do i have to", "do i lie", "do i kneel", "what do i need", "am i on", "can i lie",
    "can i kneel", "will my knees", "can my knees", "will my hips", "what kit", "what equipment", "what gear",
)  # fmt: skip
"""Beginnings that need no such word."""
WISHES = (
    "is there one", "is there a", "is there any other", "is there another", "are there any others",
    "is there something", "is there anything", "are there others", "are there any with",
)  # fmt: skip
"""Beginnings that wish for another one; "is there any jumping in it" asks."""
INSIDE = ("in it", "in that", "in this", "in the first", "in the second", "in either", "in them", "involved")
FLOOR, JUMPING, RUNNING = ("floor-work",), ("jumping",), ("running",)
KIND_TO_JOINTS = ("jumping", "lunges", "running")
HINTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("kneel*", "lie", "lying", "lay", "laying", "floor", "ground", "all fours", "hands and knees",
         "on my back",
         "off my back", "on my knees", "on my tummy", "rug", "carpet", "deck", "get down", "getting down"),
        FLOOR,
    ),
    (("knee*", "joint*", "hip", "hips", "ankle*"), KIND_TO_JOINTS),
    (
        ("jump*", "hop", "hops", "hopping", "bounc*", "leap*", "loud", "nois*", "quiet*", "thump*",
         "stomp*", "neighbo*", "downstairs", "wake", "hear"),
        JUMPING,
    ),
    (("run", "running", "jog*", "sprint*"), RUNNING),
)  # fmt: skip
"""Words that name something indirectly, as word families have them, and what it is: ids of `leave_out`."""
LENGTH = ("how long", "how longs", "how many minutes", "take long", "long one", "very long")
LEVEL = (
    "how hard", "how difficult", "how tough", "hard", "difficult", "tough", "easy", "heavy", "too much for",
    "strenuous",
)  # fmt: skip
HOW_HARD = ("how hard", "how difficult", "how tough")
KIT = (
    "need anything", "need any kit", "need any equipment", "need any gear", "need equipment",
    "what do i need", "need for", "need kit", "need stuff", "any kit", "any equipment", "any gear",
    "what kit", "what equipment", "what gear",
)  # fmt: skip
KIT_AT_ALL = "what equipment do i need"
"""What is asked by `KIT` where no workout is on offer."""
OTHERS = (("kit", KIT), ("length", LENGTH), ("level", LEVEL))
WEIGHTS = frozenset({"weights", "dumbbells", "a mat", "equipment", "kit"})
"""What is asked about of a workout on offer, though it is a term as well."""
WHICH, TWO, MOST_COMPARING = "which", 2, 7
SOUNDS = frozenset({"hmm", "um", "erm", "er", "well", "so", "and", "oh", "okay", "ok", "but"})
SURE = 0.6
"""How likely something else must be in a workout, where "is it okay to lie down" may ask for another way."""
FIRST, SECOND = ("first", "former"), ("second", "last", "other", "latter")


def as_offer_asked(scene: Scene, heard: Heard) -> Heard:
    """Return the question about the workouts on offer for raw words that ask one; else the request."""
    if scene.is_training():
        return _asked_of_this(scene, heard)
    if scene.is_playing():
        return heard
    if not scene.talk.offered:
        asks_kit = isinstance(heard, OwnWords) and " ".join(words_of(heard.words)).endswith(KIT)
        return Explain(words=KIT_AT_ALL) if asks_kit else heard
    if isinstance(heard, HowLongLeft) and nothing_under_way(scene):
        return AskOffered("length")
    if isinstance(heard, WhatDoIGet) and not any(is_sold(scene, one) for one in offered_cards(scene)):
        return Describe()  # "what's in it", and what would be had for money was not the subject
    if isinstance(heard, Explain) and scene.utterance.words in WEIGHTS:
        return AskOffered("kit")  # "do I need weights"
    if not isinstance(heard, OwnWords):
        return heard
    words = words_of(heard.words)
    if not _is_asked(words):
        return _compared(scene, heard, words)
    which = _which(words, len(scene.talk.offered))
    things = _things(scene, heard.words, words)
    if things:
        return AskOffered("things", things, which)
    about = next((name for name, said in OTHERS if _any(said, words)), "")
    return AskOffered(about, which=which) if about else heard


def _compared(scene: Scene, heard: OwnWords, words: tuple[str, ...]) -> Heard:
    """Return the question how two workouts on offer differ: "hmm, which burns more"."""
    at = next((place for place, word in enumerate(words) if word not in SOUNDS), 0)
    is_compared = words[at : at + 1] == (WHICH,) and len(words) - at <= MOST_COMPARING
    if not is_compared or len(scene.talk.offered) != TWO:
        return heard
    things = _things(scene, heard.words, words)
    return AskOffered("things", things) if things else TellDifference()


def _asked_of_this(scene: Scene, heard: Heard) -> Heard:
    """Return the question what the workout that plays holds, where the ear hears nothing else in it."""
    words = words_of(heard.words) if isinstance(heard, OwnWords) else ()
    if not isinstance(heard, OwnWords) or not _is_asked(words):
        return heard
    best, _ = likeliest(in_the_moment(scene, scene.ear.read(heard.words)).guesses or (Guess(None, 0.0),))
    if best.likelihood >= SURE and not isinstance(best.heard, WhatIsThis | Describe):
        return heard
    things = _things(scene, heard.words, words)
    if things and things != KIND_TO_JOINTS:
        return AskOffered("things", things)
    return AskOffered("level") if " ".join(words).startswith(HOW_HARD) else heard


def _is_asked(words: tuple[str, ...]) -> bool:
    said = " ".join(words)
    if said.startswith(WISHES) and not any(has_phrase(one, words) for one in INSIDE):
        return False
    if said.endswith(HEDGES) or NAMED_FIRST.search(said):
        return True
    begins = any(said.startswith(f"{one} ") for one in ASKS) or any(f" {one} " in f"{said} " for one in TAGS)
    return begins and (said.startswith(NEEDS) or not POINTS.isdisjoint(words))


def _things(scene: Scene, said: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is asked about, as words of the vocabulary `leave_out`; empty if it is none of those."""
    hinted = next((things for hints, things in HINTS if _any(hints, words)), ())
    reading = scene.ear.read(said)
    is_of_the_body = "my" in words and bool(reading.part)  # "is it bad if my shoulder crunches"
    if hinted in {FLOOR, KIND_TO_JOINTS} or is_of_the_body or not reading.things:
        return hinted
    return reading.things[:1]


def _which(words: tuple[str, ...], count: int) -> int | None:
    """Return the index of the workout that is asked about; None if it is all of them."""
    if count < 2 or "both" in words or "either" in words:
        return None
    if any(one in words for one in FIRST):
        return 0
    return 1 if any(one in words for one in SECOND) else None


def _any(phrases: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(has_phrase(one, words) for one in phrases)
