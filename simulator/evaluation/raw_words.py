"""What the skill's own ear makes of the words that come unsorted, so that it is judged with the model."""

from functools import lru_cache

from simulator.protocol.json_access import Json
from simulator.understanding.intent_resolution import FALLBACK
from skill.adapters.ear_file import EarFile
from skill.alexa.intents.conversation import BEGINNINGS
from skill.alexa.trained_ear import TrainedEar
from skill.bootstrap import EAR
from skill.domain.meaning.own_words import TELLING, may_be_guessed
from skill.domain.meaning.spoken_values import FREE, LENGTH
from skill.domain.meaning.word_model import WordModel


@lru_cache(maxsize=1)
def shipped_ear() -> WordModel | None:
    """Return the trained ear; None if `make build` has not made it."""
    return EarFile(EAR).model()


def heard_by_the_ear(intent: str, values: Json) -> tuple[str, Json]:
    """Return the intent and values that the ear hears in raw words; those of another intent unchanged.

    Words that the ear refuses, or is unsure of, are the fallback's: the skill asks then.
    """
    model = shipped_ear()
    if intent not in BEGINNINGS or model is None:
        return intent, values
    words = f"{BEGINNINGS[intent]} {values['words']['value']}"
    best, guess = model.likely(words)[0], TrainedEar(shipped_ear).guesses(words)[0]
    if guess.heard is None or guess.likelihood < TELLING or not may_be_guessed(guess.heard, words):
        return FALLBACK, {}
    return best.intent, {
        name: {
            "value": one.id if one.type == LENGTH else one.said,
            "id": None if one.type in {LENGTH, FREE} else one.id,
        }
        for name, one in best.values
    }
