"""Cues and bells: what the trainer says, and the signals without words."""

from dataclasses import dataclass

from skill.domain.ground.units import DurationMs


@dataclass(frozen=True, slots=True)
class Cue:
    """A text that the trainer says at a certain time."""

    kind: str
    """`opening`, `set-up`, `again`, `last-round`, `count-in`, `go`, `how-to`, `form`, `rep`, `half-way`,
    `switch-sides`, `encourage`, `ten-seconds`, `rest`, `left`, `next`, `summary` or `done`;
    `breather-start`, `breather-half`, `breather-ten` or `breather-end` in a breather."""
    at_ms: DurationMs
    """Counted from the beginning of the segment."""
    window_ms: DurationMs
    """The time that is free for it: no clip may be longer."""
    text: str


@dataclass(frozen=True, slots=True)
class Bell:
    """A signal without words, so that the start and end of the work are heard over anything else."""

    kind: str
    """`start` and `end` of the work, `pip` for its last three seconds, `rep` for each repetition."""
    at_ms: DurationMs
