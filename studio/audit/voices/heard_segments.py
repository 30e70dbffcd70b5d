"""What is understood of a segment as it is delivered: its words over its music."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.audit.voices.heard_clips import Listens
from studio.audit.voices.listener_process import RATE
from studio.audit.voices.misheard import Misheard, Spoken, misheard, words_of
from studio.score.cues import Cue

if TYPE_CHECKING:
    from studio.audio.samples import Samples

COMPANY_MS = 26_000
"""The recogniser hears thirty seconds at once, so cues are heard together up to this."""
AROUND_MS = 250
"""What is heard before the first of them and after the last."""


@dataclass(frozen=True, slots=True)
class HeardSegment:
    """A segment as it is heard."""

    words: int
    """The number of words that are said."""
    runs: tuple[Misheard, ...]
    """What was heard amiss."""

    @property
    def errors(self) -> int:
        """The number of words heard amiss."""
        return sum(one.errors for one in self.runs)


def hear_segment(
    cues: Sequence[Cue], lengths_ms: Sequence[int], sound: "Samples", listener: Listens, spoken: Spoken
) -> HeardSegment:
    """Return what of a segment's cues is understood.

    Args:
        cues: in order.
        lengths_ms: how long each takes.
        sound: the segment as it is delivered, of shape (n,) at `RATE`.
        listener: what hears.
        spoken: how a text sounds, to tell spelling from mishearing.
    """
    words = 0
    runs: list[Misheard] = []
    for some, start_ms, end_ms in _companies(cues, lengths_ms):
        piece = sound[max(0, start_ms) * RATE // 1000 : end_ms * RATE // 1000]
        said = words_of(" ".join(one.text for one in some))
        runs += misheard(said, words_of(listener.heard(piece, "words")["words"]), spoken)
        words += len(said)
    return HeardSegment(words, tuple(runs))


def _companies(cues: Sequence[Cue], lengths_ms: Sequence[int]) -> Iterator[tuple[list[Cue], int, int]]:
    """Yield cues that are heard at once, from when to when, in milliseconds."""
    some: list[Cue] = []
    start = end = 0
    for cue, length in zip(cues, lengths_ms, strict=True):
        if some and cue.at_ms + length - start > COMPANY_MS:
            yield some, start - AROUND_MS, end + AROUND_MS
            some = []
        if not some:
            start = cue.at_ms
        some.append(cue)
        end = cue.at_ms + length
    if some:
        yield some, start - AROUND_MS, end + AROUND_MS
