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
from skill.domain.choice.requests import Pick
from skill.domain.conversation.requests import NotYet
from skill.domain.library.signs import SignFamily
from skill.domain.meaning.guessable import may_be_guessed
from skill.domain.meaning.moment import ANSWERS, IN_A_WORKOUT, OF_AN_OFFER, WHILE_SOUND_PLAYS
from skill.domain.meaning.on_a_guess import TELLING
from skill.domain.meaning.spoken_values import FREE, LENGTH, NUMBER, TIME
from skill.domain.meaning.word_families import families_in, words_of
from skill.domain.meaning.word_model import WordModel
from skill.domain.reminders.requests import When
from skill.domain.turn.wish import Wish

MEASURED = frozenset({LENGTH, TIME, NUMBER})
"""Types of values that have no id."""
OF_A_MOMENT = (*ANSWERS, NotYet, When, *OF_AN_OFFER, *IN_A_WORKOUT, *WHILE_SOUND_PLAYS)
"""Requests that mean nothing where nothing is asked, offered or on."""
WISH = "ListWorkoutsIntent"
AS_INTENT = {
    "wish": WISH, "start": "SurpriseMeIntent", "less-jumping": "SpareMeIntent",
    "feel-where": "WhichMusclesIntent", "louder": "VolumeIntent", "quieter": "VolumeIntent",
    "what-song": "WhatIsThisIntent", "doing-it-right": "HowToIntent", "how-to-exercise": "QuestionIntent",
    "first-week": "QuestionIntent", "soreness": "QuestionIntent", "never-mind": "AMAZON.NoIntent",
    "keep-going": "DontIntent", "shorter-workout": "ChangeLengthIntent",
    "longer-workout": "ChangeLengthIntent", "length-answer": "ChangeLengthIntent",
    "have-nothing": "SetProfileIntent", "health-emergency": "HealthIntent", "health-crisis": "HealthIntent",
    "health-doctor": "HealthIntent", "health-ask-first": "HealthIntent", "health-distress": "HealthIntent",
    "weary": "HealthIntent", "cleared": "HealthIntent", "bad-joints": "HealthIntent",
    "pick-first": "PickIntent", "pick-second": "PickIntent", "pick-last": "PickIntent",
    "pick-other": "PickIntent", "pick-man": "PickIntent", "pick-woman": "PickIntent",
    "pick-easier": "EasierIntent", "pick-harder": "HarderIntent", "bought-by-mistake": "RefundIntent",
    "is-it-free": "WhatDoesItCostIntent", "later": "HoldOnIntent", "AskAgainMeaning": "AMAZON.RepeatIntent",
}  # fmt: skip
"""For a meaning that only the ear knows, the intent that would be answered as it is."""


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


def heard_by_the_ear(intent: str, values: Json, *, is_idle: bool = False) -> tuple[str, Json]:
    """Return the intent and values that the skill hears in raw words; those of another intent unchanged.

    A state or a circumstance that is told counts as `HealthIntent`, since it is answered as that.
    Words that the ear refuses, or is unsure of, are the fallback's: the skill asks then. So is what needs a
    moment that is not there, where the speaker `is_idle`.
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
    read = TrainedEar(shipped_ear).read(words)
    best, guess = model.read(words).likely[0], read.guesses[0]
    if guess.heard is None or guess.likelihood < TELLING or not may_be_guessed(guess.heard, words):
        return FALLBACK, {}
    if is_idle and isinstance(guess.heard, OF_A_MOMENT):
        return FALLBACK, {}
    known = AS_INTENT.get(best.meaning, best.meaning)
    if known == WISH:
        return known, _of_wish(read.wish)
    if isinstance(guess.heard, Pick) and guess.heard.ordinal and not best.values:
        # "The second" is a meaning of its own for the ear, which needs no slot for the number.
        return known, {"ordinal": {"value": guess.heard.ordinal, "id": guess.heard.ordinal}}
    return known, {
        name: {
            "value": one.id if one.type in MEASURED else one.said,
            "id": None if one.type in {*MEASURED, FREE} else one.id,
        }
        for name, one in best.values
    }


def _of_wish(wish: Wish) -> Json:
    """Return the slots that a wish would fill."""
    parts = ("kind", "audience", "level", "equipment", "muscle", "trainer", "workout")
    slots: Json = {name: {"value": told, "id": told} for name in parts if (told := getattr(wish, name))}
    if wish.minutes:
        slots["length"] = {"value": f"PT{wish.minutes}M", "id": None}
    if wish.exclude:
        slots["exclude"] = {"value": " ".join(wish.exclude), "id": wish.exclude[0], "ids": list(wish.exclude)}
    return slots
