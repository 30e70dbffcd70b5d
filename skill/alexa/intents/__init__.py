"""The intents of the interaction models, each with the wish that it says; a file a room."""

from skill.alexa.intents import core, person, plans, premium, progress
from skill.alexa.intents.reading import Reading

INTENTS: dict[str, Reading] = {
    **core.INTENTS,
    **progress.INTENTS,
    **plans.INTENTS,
    **person.INTENTS,
    **premium.INTENTS,
}
