"""The conversation around the training: yes and no, help, thanks, and what Alexa did not understand."""

from skill.alexa.intents.intent_table import RequestReader
from skill.domain.conversation.requests import GoHome, Help, No, NotUnderstood, Thanks, Yes
from skill.domain.turn.requests import Dont

INTENTS: dict[str, RequestReader] = {
    "AMAZON.HelpIntent": lambda _: Help(),
    "ThanksIntent": lambda _: Thanks(),
    "AMAZON.YesIntent": lambda _: Yes(),
    "AMAZON.NoIntent": lambda _: No(),
    "AMAZON.NavigateHomeIntent": lambda _: GoHome(),
    "DontIntent": lambda slots: Dont(slots["kind"].id if "kind" in slots else None),
    "AMAZON.FallbackIntent": lambda _: NotUnderstood(),
}
