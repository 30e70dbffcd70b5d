"""The speech schedule of a segment: when the trainer speaks, so that nothing is said over anything else."""

from dataclasses import dataclass, field

GAP_MS = 150
"""The least pause between two texts."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which the trainer speaks."""

    at_ms: int
    end_ms: int


@dataclass(slots=True)
class SpeechSchedule:
    """The times of a segment in which the trainer already speaks."""

    taken: list[Span] = field(default_factory=list)

    def reserve(self, at_ms: int, length_ms: int) -> None:
        """Reserve a time for a text."""
        self.taken.append(Span(at_ms, at_ms + length_ms))
        self.taken.sort(key=lambda one: one.at_ms)

    def is_free(self, at_ms: int, length_ms: int, gap_ms: int = GAP_MS) -> bool:
        """Return whether a time is free, with a pause before and after it."""
        end = at_ms + length_ms
        return all(one.end_ms + gap_ms <= at_ms or end + gap_ms <= one.at_ms for one in self.taken)

    def first_free(self, from_ms: int, length_ms: int, until_ms: int, gap_ms: int = GAP_MS) -> int | None:
        """Return the first time at which a text of this length fits and ends by `until_ms`, or None."""
        at = from_ms
        for one in self.taken:
            if at + length_ms + gap_ms <= one.at_ms:
                break
            at = max(at, one.end_ms + gap_ms)
        return at if at + length_ms <= until_ms else None

    def window_ms(self, at_ms: int, until_ms: int) -> int:
        """Return how long a text that begins at `at_ms` may take, until the next text or until `until_ms`."""
        after = (one.at_ms - GAP_MS for one in self.taken if one.at_ms > at_ms)
        return min([until_ms, *after]) - at_ms
