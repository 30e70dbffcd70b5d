"""The intents of the interaction models, each with the request that it says; a file a room."""

from skill.alexa.intents import (
    choice,
    coach,
    conversation,
    explaining,
    music,
    person,
    plans,
    playing,
    premium,
    progress,
    reminders,
    tips,
)
from skill.alexa.intents.intent_table import RequestReader

ROOMS = (
    conversation,
    playing,
    music,
    tips,
    explaining,
    choice,
    plans,
    progress,
    reminders,
    premium,
    person,
    coach,
)

INTENTS: dict[str, RequestReader] = {
    name: reading for room in ROOMS for name, reading in room.INTENTS.items()
}
