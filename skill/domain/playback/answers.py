"""The table of answers to the player's reports."""

from skill.domain.playback.player_events import (
    on_failed,
    on_finished,
    on_nearly_finished,
    on_started,
    on_stopped,
)
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.turn.tables import Answers

ANSWERS: Answers = {
    PlaybackStarted: on_started,
    PlaybackNearlyFinished: on_nearly_finished,
    PlaybackFinished: on_finished,
    PlaybackStopped: on_stopped,
    PlaybackFailed: on_failed,
}
