"""The conversation around the training: yes and no, help, thanks, and what Alexa did not understand."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.conversation.requests import GoHome, Help, No, NotUnderstood, SayNumber, Thanks, Yes
from skill.domain.turn.requests import Heard


def _number(slots: s.Slots) -> Heard:
    number = s.number(slots, "number")
    return NotUnderstood() if number is None else SayNumber(number)


INTENTS: dict[str, Reading] = {
    "AMAZON.HelpIntent": lambda _: Help(),
    "ThanksIntent": lambda _: Thanks(),
    "NumberIntent": _number,
    "AMAZON.YesIntent": lambda _: Yes(),
    "AMAZON.NoIntent": lambda _: No(),
    "AMAZON.NavigateHomeIntent": lambda _: GoHome(),
    "AMAZON.FallbackIntent": lambda _: NotUnderstood(),
}
