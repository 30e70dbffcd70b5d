"""Alexa's Dialog directives: which slot a question wants filled, and a person's own names for workouts.

The dialog's intents and all of their slots stand in the interaction model; a test holds both in step.
"""

from ask_sdk_model import Intent, Slot
from ask_sdk_model.dialog import DynamicEntitiesDirective, ElicitSlotDirective
from ask_sdk_model.er.dynamic import Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior

from skill.application.line_formatter import LineFormatter
from skill.domain.turn.outcome import Outcome

ELICITED = {"length": ("StartWorkoutIntent", "length")}
"""What a question may ask for: the intent that answers it, and the slot that holds the answer."""

SLOTS = {
    "StartWorkoutIntent": (
        "kind", "audience", "length", "level", "equipment", "muscle", "trainer", "workout", "exclude",
    )
}  # fmt: skip
"""All slots of each intent of the dialog: Alexa refuses an `updatedIntent` that lacks one (D2)."""

NAMED = "WORKOUT_NAME"
"""The slot type that takes a person's own names for workouts."""

SILENT = {"AMAZON.StopIntent", "AMAZON.PauseIntent"}
"""Intents whose answers may not carry names (D5)."""

MOST_LETTERS = 140
"""Alexa refuses a longer name, and with it every later request (D6)."""


def elicitation(outcome: Outcome, intent: str) -> ElicitSlotDirective | None:
    """Return the directive to fill the slot that a question asks for; None where Alexa refuses it (D1)."""
    wants = outcome.question.wants if outcome.question else ""
    name, slot = ELICITED.get(wants, ("", ""))
    if not name or name != intent:
        return None
    slots = {one: Slot(name=one) for one in SLOTS[name]}
    return ElicitSlotDirective(slot_to_elicit=slot, updated_intent=Intent(name=name, slots=slots))


def own_names(outcome: Outcome, intent: str, formatter: LineFormatter) -> DynamicEntitiesDirective | None:
    """Return the directive to understand a person's own names in the open session; None without names."""
    names = [
        (one.workout, [n for n in formatter.names(one.key) if len(n) <= MOST_LETTERS])
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
