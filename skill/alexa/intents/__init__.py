"""The intents of the interaction models, each with the wish that it says; a file a room."""

from skill.alexa.intents import choice, coach, core, person, plans, premium, progress, reminding
from skill.alexa.intents.reading import Reading

INTENTS: dict[str, Reading] = {
    **core.INTENTS,
    **coach.INTENTS,
    **choice.INTENTS,
    **progress.INTENTS,
    **plans.INTENTS,
    **person.INTENTS,
    **reminding.INTENTS,
    **premium.INTENTS,
}
