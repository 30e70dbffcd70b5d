"""Cues and bells: the words and the signals of a score."""

from dataclasses import dataclass

from skill.domain.ground.units import DurationMs


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that the trainer says."""

    kind: str
    """`opening`, `set-up`, `again`, `last-round`, `count-in`, `go`, `how-to`, `form`, `rep`, `half-way`,
    `switch-sides`, `encourage`, `ten-seconds`, `rest`, `left`, `next`, `summary` or `done`;
    `breather-start`, `breather-half`, `breather-ten` or `breather-end` in a breather."""
    at_ms: DurationMs
    """From the beginning of its segment."""
    window_ms: DurationMs
    """How long it may take at most."""
    text: str


@dataclass(frozen=True, slots=True)
class Bell:
    """A signal without words, so that an interval's edges are heard over anything."""

    kind: str
    """`start` and `end` of the work, `pip` for its last three seconds, `rep` for each repetition."""
    at_ms: DurationMs
