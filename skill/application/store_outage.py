"""What can be decided without the listener, when the store cannot be read or written."""

from skill.domain.coach.pain import help_line
from skill.domain.coach.requests import Finish, Hurt
from skill.domain.ground.lines import line
from skill.domain.ground.units import EpochMs
from skill.domain.listener.listener import Listener
from skill.domain.playback.player_events import follow_without_store, retry_without_store
from skill.domain.playback.requests import PlaybackFailed, PlaybackNearlyFinished
from skill.domain.playing.requests import Cancel, Pause, PausePressed, Stop
from skill.domain.premium.gate import allowed_without_store
from skill.domain.turn.outcome import Halt, Outcome
from skill.domain.turn.requests import Heard
from skill.ports import Shelf, StoreError, StoreUnreadable

SILENCING = (Pause, Stop, Cancel, PausePressed, Finish)
"""Requests to be silent: they are obeyed without knowing who asks."""


def decide_without_store(heard: Heard, shelf: Shelf, now: EpochMs, error: StoreError) -> Outcome:
    """Return an outcome that needs no listener: "stop" is obeyed, audio goes on, all else is refused."""
    nobody = Listener("")
    if isinstance(heard, Hurt):
        return Outcome(nobody, Halt(), (help_line(heard),))
    if isinstance(heard, SILENCING):
        return Outcome(nobody, Halt(), (line("pause.silent"),))
    if isinstance(heard, PlaybackNearlyFinished):
        return Outcome(nobody, allowed_without_store(shelf, follow_without_store(shelf, heard), now))
    if isinstance(heard, PlaybackFailed):
        return Outcome(nobody, allowed_without_store(shelf, retry_without_store(shelf, heard), now))
    why = "trouble.unreadable" if isinstance(error, StoreUnreadable) else "trouble.store"
    return Outcome(nobody, lines=(line(why),))
