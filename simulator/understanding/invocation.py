"""The skill's name in an utterance: launching, one-shots, and what needs no name at all."""

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
"""What a real Echo sends to the skill whose audio was the last, without its name."""


class Way(Enum):
    """How an utterance came to the skill."""

    LAUNCH = auto()
    ONE_SHOT = auto()
    """With the skill's name and a wish."""
    PLAIN = auto()
    """Without the skill's name."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """An utterance without the skill's name."""

    way: Way
    text: str
    """What was wished; empty for a launch."""


def invocation_of(text: str, name: str, language: Language) -> Invocation:
    """Return how an utterance invokes the skill of a name.

    Args:
        text: what was said.
        name: the invocation name, `audio trainer`.
        language: the language of both.
    """
    words = _without_wake(words_of(text, language), language)
    called = plain(words_of(name, language))
    at = _find(plain(words), called)
    if at is None:
        return Invocation(Way.PLAIN, said(words))
    before, behind = words[:at], words[at + len(called) :]
    if not behind and (not before or _is(before, language, "launch")):
        return Invocation(Way.LAUNCH, "")
    if _is(before, language, "ask"):
        return _asked(behind, language)
    if _is(before, language, "launch"):
        return _asked(behind, language)
    if not behind:
        has_tail = before[-1].plain in language.invocation["tails"]
        return Invocation(Way.ONE_SHOT, said(before[:-1] if has_tail else before))
    return Invocation(Way.PLAIN, said(words))


def _asked(behind: Words, language: Language) -> Invocation:
    if behind and behind[0].plain in language.invocation["joins"]:
        behind = behind[1:]
    return Invocation(Way.ONE_SHOT, said(behind)) if behind else Invocation(Way.LAUNCH, "")


def _without_wake(words: Words, language: Language) -> Words:
    is_woken = len(words) > 1 and words[0].plain in language.invocation["wake"]
    return words[1:] if is_woken else words


def _is(words: tuple[Word, ...], language: Language, kind: str) -> bool:
    """True if the words are one of a kind, with courtesies before it."""
    texts = plain(words)
    if texts[:1] == ("please",):
        texts = texts[1:]
    return any(texts == plain(words_of(one, language)) for one in language.invocation[kind])


def _find(words: tuple[str, ...], called: tuple[str, ...]) -> int | None:
    sizes = range(len(words) - len(called) + 1)
    return next((at for at in sizes if words[at : at + len(called)] == called), None)
