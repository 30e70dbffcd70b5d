"""Which words of a text a recogniser heard as others.

Spelling is not a mishearing: words that espeak-ng says alike ("ten" and "10", "push-up" and "push up", "wait"
and "weight") count as the same.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from studio.voices.speech_model.espeak_ipa import espeak_ipa

Spoken = Callable[[str], str]
"""Returns how a text sounds, in phonetic letters."""


@dataclass(frozen=True, slots=True)
class Misheard:
    """Words that were said, and what was heard in their place; one of the two may be empty."""

    at: int
    """The place of the first of them among the words that were said."""
    said: tuple[str, ...]
    heard: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many words were left out, put in or changed, as word error rates count them."""
        return max(len(self.said), len(self.heard))


def in_american(text: str) -> str:
    """Return how a text sounds in American English, in phonetic letters."""
    return espeak_ipa(text, "en-us")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.lower())


def misheard(said: Sequence[str], heard: Sequence[str], spoken: Spoken) -> Iterator[Misheard]:
    """Yield each run of words that was not heard as it was said.

    Args:
        said: the words of the text.
        heard: the words of the recogniser.
        spoken: how a text sounds; `espeak_ipa` in one accent.
    """
    runs: list[list[int]] = []
    for code in Levenshtein.opcodes(said, heard):
        if code.tag == "equal":
            continue
        if runs and runs[-1][1] == code.src_start and runs[-1][3] == code.dest_start:
            runs[-1][1], runs[-1][3] = code.src_end, code.dest_end
        else:
            runs.append([code.src_start, code.src_end, code.dest_start, code.dest_end])
    for first, end, begin, until in runs:
        one = Misheard(first, tuple(said[first:end]), tuple(heard[begin:until]))
        if "".join(one.said) != "".join(one.heard) and _sound(one.said, spoken) != _sound(one.heard, spoken):
            yield one


def _sound(words: Sequence[str], spoken: Spoken) -> str:
    """Return how words sound one after the other, without stress and pauses."""
    return re.sub(r"[\sˈˌː‖|,.]", "", spoken(" ".join(words))) if words else ""
