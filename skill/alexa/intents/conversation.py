"""The conversation around the training: yes and no, help, thanks, and what Alexa did not understand."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.alexa.slots import Slots
from skill.domain.conversation.requests import (
    GoHome,
    Help,
    No,
    NotUnderstood,
    OwnWords,
    SayNumber,
    Thanks,
    Yes,
)
from skill.domain.turn.requests import Dont, Heard


def _number(slots: s.Slots) -> Heard:
    number = s.number(slots, "number")
    return NotUnderstood() if number is None else SayNumber(number)


def _dont(slots: Slots) -> Heard:
    refused = (slots[name] for name in ("kind", "muscle", "trainer", "audience") if name in slots)
    return Dont(tuple(one.id for one in refused if one.id))


BEGINNINGS = {
    "HaveWordsIntent": "i've got",
    "WantWordsIntent": "i want",
    "CanYouWordsIntent": "can you",
    "CanIWordsIntent": "can i",
    "IsThereWordsIntent": "is there",
    "AmWordsIntent": "i'm",
    "BeenWordsIntent": "i've been",
    "JustWordsIntent": "i've just",
    "MyWordsIntent": "my",
    "ItsWordsIntent": "it's",
    "WasWordsIntent": "that was",
    "LetsWordsIntent": "let's",
    "SomethingWordsIntent": "something for",
    "DontWordsIntent": "don't",
    "IDontWordsIntent": "i don't",
    "IDidntWordsIntent": "i didn't",
    "AmNotWordsIntent": "i'm not",
    "CantWordsIntent": "i can't",
    "WhatWordsIntent": "what",
    "HowWordsIntent": "how",
    "WhyWordsIntent": "why",
    "WhenWordsIntent": "when",
    "WhereWordsIntent": "where",
    "WhichWordsIntent": "which",
    "WhoWordsIntent": "who",
    "HaventWordsIntent": "i haven't",
    "SomebodyWordsIntent": "somebody",
    "DoIWordsIntent": "do i",
    "DoesWordsIntent": "does",
    "DoWordsIntent": "do",
    "DidWordsIntent": "did",
    "WillWordsIntent": "will",
    "IsWordsIntent": "is",
    "TellMeWordsIntent": "tell me",
    "GiveMeWordsIntent": "give me",
    "PlayWordsIntent": "play",
    "MakeWordsIntent": "make it",
    "StopWordsIntent": "stop",
    "LetMeWordsIntent": "let me",
    "YouWordsIntent": "you",
    "YouAreWordsIntent": "you're",
    "TheWordsIntent": "the",
    "ThisWordsIntent": "this",
    "ThatWordsIntent": "that",
    "ThereWordsIntent": "there's",
    "AWordsIntent": "a",
    "YesWordsIntent": "yes",
    "IWordsIntent": "i",
    "SheWordsIntent": "she",
    "SheIsWordsIntent": "she's",
    "WeWordsIntent": "we",
    "WeAreWordsIntent": "we're",
    "NoWordsIntent": "no",
    "NotWordsIntent": "not",
    "OpeningWordsIntent": "",
    "SomeWordsIntent": "",
}
"""How the words of each of these intents began: Alexa gives those of the slot alone."""


def _own_words(beginning: str) -> RequestReader:
    def read(slots: Slots) -> OwnWords:
        said = slots["words"].said if "words" in slots else ""
        return OwnWords(f"{beginning} {said}".strip().lower())

    return read


INTENTS: dict[str, RequestReader] = {
    "AMAZON.HelpIntent": lambda _: Help(),
    "ThanksIntent": lambda _: Thanks(),
    "NumberIntent": _number,
    "AMAZON.YesIntent": lambda _: Yes(),
    "AMAZON.NoIntent": lambda _: No(),
    "AMAZON.NavigateHomeIntent": lambda _: GoHome(),
    "DontIntent": _dont,
    "AMAZON.FallbackIntent": lambda _: NotUnderstood(),
    **{name: _own_words(beginning) for name, beginning in BEGINNINGS.items()},
}
