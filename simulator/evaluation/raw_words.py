"""What the skill makes of the words that come unsorted, so that it is judged with the model.

As in the skill (`skill/domain/meaning/meant.py`) health and circumstances come first, then the ear's guess.
"""

from functools import lru_cache

from simulator.protocol.json_access import Json
from simulator.understanding.intent_resolution import FALLBACK
from skill.adapters.ear_file import EarFile
from skill.alexa.intents.conversation import BEGINNINGS
from skill.alexa.trained_ear import TrainedEar
from skill.bootstrap import EAR, LIBRARY
from skill.content.compiled import CompiledShelves, LibraryMissing
from skill.domain.library.signs import SignFamily
from skill.domain.meaning.guessable import may_be_guessed
from skill.domain.meaning.own_words import TELLING
from skill.domain.meaning.spoken_values import FREE, LENGTH
from skill.domain.meaning.word_families import families_in, words_of
from skill.domain.meaning.word_model import WordModel


@lru_cache(maxsize=1)
def shipped_ear() -> WordModel | None:
    """Return the trained ear; None if `make build` has not made it."""
    return EarFile(EAR).model()


@lru_cache(maxsize=1)
def shipped_signs() -> tuple[SignFamily, ...]:
    """Return what tells of a state or a circumstance; nothing if `make build` has not made the library."""
    try:
        return tuple(CompiledShelves(LIBRARY).in_locale("en-US").sign_families())
    except LibraryMissing:
        return ()


def heard_by_the_ear(intent: str, values: Json) -> tuple[str, Json]:
    """Return the intent and values that the skill hears in raw words; those of another intent unchanged.

    A state or a circumstance that is told counts as `HealthIntent`, since it is answered as that.
    Words that the ear refuses, or is unsure of, are the fallback's: the skill asks then.
    """
    if intent not in BEGINNINGS:
        return intent, values
    slot = values.get("words")
    if not slot:
        return FALLBACK, {}
    words = f"{BEGINNINGS[intent]} {slot['value']}".strip()
    if families_in(shipped_signs(), words_of(words)):
        return "HealthIntent", {"words": {"value": words, "id": None}}
    model = shipped_ear()
    if model is None:
        return intent, values
    best, guess = model.read(words).likely[0], TrainedEar(shipped_ear).read(words).guesses[0]
    if guess.heard is None or guess.likelihood < TELLING or not may_be_guessed(guess.heard, words):
        return FALLBACK, {}
    return best.meaning, {
        name: {
            "value": one.id if one.type == LENGTH else one.said,
            "id": None if one.type in {LENGTH, FREE} else one.id,
        }
        for name, one in best.values
    }
