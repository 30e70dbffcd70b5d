"""What the audio player of a device holds, and the events that it reports to the skill."""

from dataclasses import dataclass

STARTED = "PlaybackStarted"
NEARLY_FINISHED = "PlaybackNearlyFinished"
FINISHED = "PlaybackFinished"
STOPPED = "PlaybackStopped"
FAILED = "PlaybackFailed"
EVENTS = (STARTED, NEARLY_FINISHED, FINISHED, STOPPED, FAILED)
"""The types of AudioPlayer requests without their prefix."""


@dataclass(frozen=True, slots=True)
class PlayerState:
    """The player's state, as `context.AudioPlayer` of a request tells it."""

    token: str
    offset_ms: int
    activity: str


@dataclass(frozen=True, slots=True)
class PlayerEvent:
    """One event in the player."""

    kind: str
    """One of `EVENTS`."""
    token: str
    offset_ms: int
    at: int
    """When it happened, in milliseconds since 1970."""
    meanwhile: PlayerState | None = None
    """PlaybackFailed only: the state of the player when it happened."""
    error: str = ""
    """PlaybackFailed only: the type of the error."""
