"""The lane: the one line of time on which a trainer speaks. Nothing is ever said over anything else."""

import re
from dataclasses import dataclass, field

GAP_MS = 150
"""Between two things that are said."""


def speech_ms(text: str, words_per_minute: int) -> int:
    """Return about how long a text takes to say, in milliseconds; rather too much than too little."""
    by_words = len(text.split()) * 60_000 // words_per_minute
    by_letters = len(text) * 10_800 // words_per_minute
    breaths = len(re.findall(r"[,:;.!?]\s", text)) * 180
    figures = len(re.findall(r"\d", text)) * 150
    return max(by_words, by_letters) + breaths + figures + 350


@dataclass(frozen=True, slots=True)
class Span:
    """A time that is taken, or may be used up to `until_ms`."""

    at_ms: int
    end_ms: int


@dataclass(slots=True)
class SpeechSchedule:
    """What of a segment's time is taken."""

    taken: list[Span] = field(default_factory=list)

    def take(self, at_ms: int, length_ms: int) -> None:
        """Mark a time as taken."""
        self.taken.append(Span(at_ms, at_ms + length_ms))
        self.taken.sort(key=lambda one: one.at_ms)

    def is_free(self, at_ms: int, length_ms: int, gap_ms: int = GAP_MS) -> bool:
        """Return whether nobody speaks in a time, nor right before or after it."""
        end = at_ms + length_ms
        return all(one.end_ms + gap_ms <= at_ms or end + gap_ms <= one.at_ms for one in self.taken)

    def first_free(self, from_ms: int, length_ms: int, until_ms: int, gap_ms: int = GAP_MS) -> int | None:
        """Return when there is first room for a length that ends by a time; None if there is none."""
        at = from_ms
        for one in self.taken:
            if at + length_ms + gap_ms <= one.at_ms:
                break
            at = max(at, one.end_ms + gap_ms)
        return at if at + length_ms <= until_ms else None

    def window_ms(self, at_ms: int, until_ms: int) -> int:
        """Return how long something may sound that begins at a time: to the next thing, or the end."""
        after = (one.at_ms - GAP_MS for one in self.taken if one.at_ms > at_ms)
        return min([until_ms, *after]) - at_ms
