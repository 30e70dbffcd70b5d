"""The invocation name in an utterance: launch, one-shot, or an utterance without the name."""

from dataclasses import dataclass
from enum import Enum, auto

from simulator.understanding.language import Language
from simulator.understanding.words import Word, Words, plain, said, words_of

PLAYBACK = frozenset(
    f"AMAZON.{name}Intent"
    for name in (
        "Pause", "Resume", "Stop", "Cancel", "Next", "Previous", "StartOver", "Repeat", "ShuffleOn",
        "ShuffleOff", "LoopOn", "LoopOff",
    )
)  # fmt: skip
"""The intents that a real Echo sends to the skill that played last, without its name."""


class InvocationType(Enum):
    """How an utterance invokes the skill."""

    LAUNCH = auto()
    ONE_SHOT = auto()
    """The name and a request in one sentence."""
    PLAIN = auto()
    """No name."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """How an utterance invokes the skill, and its text without the invocation name."""

    type: InvocationType
    text: str
    """The request to the skill; empty for a launch."""


def invocation_of(text: str, name: str, language: Language) -> Invocation:
    """Return how an utterance invokes a skill.

    Args:
        text: the utterance.
        name: the invocation name, such as `audio trainer`.
        language: the language of both.
    """
    words = _without_wake(words_of(text, language), language)
    called = plain(words_of(name, language))
    at = _find(plain(words), called)
    if at is None:
        return Invocation(InvocationType.PLAIN, said(words))
    before, behind = words[:at], words[at + len(called) :]
    if not behind and (not before or _is(before, language, "launch")):
        return Invocation(InvocationType.LAUNCH, "")
    if _is(before, language, "ask"):
        return _asked(behind, language)
    if _is(before, language, "launch"):
        return _asked(behind, language)
    if not behind:
        has_tail = before[-1].plain in language.invocation["tails"]
        return Invocation(InvocationType.ONE_SHOT, said(before[:-1] if has_tail else before))
    return Invocation(InvocationType.PLAIN, said(words))


def _asked(behind: Words, language: Language) -> Invocation:
    if behind and behind[0].plain in language.invocation["joins"]:
        behind = behind[1:]
    return (
        Invocation(InvocationType.ONE_SHOT, said(behind)) if behind else Invocation(InvocationType.LAUNCH, "")
    )


def _without_wake(words: Words, language: Language) -> Words:
    is_woken = len(words) > 1 and words[0].plain in language.invocation["wake"]
    return words[1:] if is_woken else words


def _is(words: tuple[Word, ...], language: Language, kind: str) -> bool:
    """Return True if the words are an invocation phrase of a kind, with or without "please" before it."""
    texts = plain(words)
    if texts[:1] == ("please",):
        texts = texts[1:]
    return any(texts == plain(words_of(one, language)) for one in language.invocation[kind])


def _find(words: tuple[str, ...], called: tuple[str, ...]) -> int | None:
    sizes = range(len(words) - len(called) + 1)
    return next((at for at in sizes if words[at : at + len(called)] == called), None)
