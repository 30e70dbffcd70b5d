"""Alexa's own dialog, where it serves: she listens for the answer that a question wants, and for own names.

The dialog's intents and all of their slots stand in the interaction model; a test holds both in step.
"""

from ask_sdk_model import Intent, Slot
from ask_sdk_model.dialog import DynamicEntitiesDirective, ElicitSlotDirective
from ask_sdk_model.er.dynamic import Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior

from skill.alexa.wording import Wording
from skill.domain.turn.outcome import Outcome

ELICITED = {"length": ("StartWorkoutIntent", "length")}
"""What a question may want, as an intent and the slot of it that answers."""

SLOTS = {
    "StartWorkoutIntent": (
        "kind", "audience", "length", "level", "equipment", "muscle", "trainer", "workout", "exclude",
    )
}  # fmt: skip
"""All slots of each intent of the dialog: Alexa refuses an `updatedIntent` that lacks one (D2)."""

NAMED = "WORKOUT_NAME"
"""The slot type that takes a person's own names for workouts."""

SILENT = {"AMAZON.StopIntent", "AMAZON.PauseIntent"}
"""Answers that may not carry names (D5)."""

MOST_LETTERS = 140
"""A longer name is refused, and with it every later request (D6)."""


def elicitation(outcome: Outcome, intent: str) -> ElicitSlotDirective | None:
    """Return the order to listen for what the question wants; None where Alexa would not obey (D1)."""
    wants = outcome.question.wants if outcome.question else ""
    name, slot = ELICITED.get(wants, ("", ""))
    if not name or name != intent:
        return None
    slots = {one: Slot(name=one) for one in SLOTS[name]}
    return ElicitSlotDirective(slot_to_elicit=slot, updated_intent=Intent(name=name, slots=slots))


def own_names(outcome: Outcome, intent: str, wording: Wording) -> DynamicEntitiesDirective | None:
    """Return the order to understand a person's own names until their conversation is over."""
    names = [
        (one.workout, [n for n in wording.names(one.key) if len(n) <= MOST_LETTERS])
        for one in outcome.own_names
    ]
    values = [
        Entity(id=workout, name=EntityValueAndSynonyms(value=words[0], synonyms=words[1:]))
        for workout, words in names
        if words
    ]
    if not values or intent in SILENT:
        return None
    held = EntityListItem(name=NAMED, values=values)
    return DynamicEntitiesDirective(update_behavior=UpdateBehavior.REPLACE, types=[held])
