"""What can be decided without the listener, when the store cannot be read or written."""

from skill.domain import heard as h
from skill.domain.coach.heard import Finish, Hurt
from skill.domain.coach.hurting import help_line
from skill.domain.listener import Listener
from skill.domain.outcome import Halt, Outcome, line
from skill.domain.premium.gate import without_store
from skill.domain.reporting import blind_follow, blind_retry
from skill.ports import Shelf, StoreError, StoreUnreadable

SILENCING = (h.Pause, h.Stop, h.Cancel, h.PausePressed, Finish)
"""Requests to be silent: they are obeyed without knowing who asks."""


def decide_without_store(heard: h.Heard, shelf: Shelf, error: StoreError) -> Outcome:
    """Return an outcome that needs no listener: "stop" is obeyed, audio goes on, all else is refused."""
    nobody = Listener("")
    if isinstance(heard, Hurt):
        return Outcome(nobody, Halt(), (help_line(heard),))
    if isinstance(heard, SILENCING):
        return Outcome(nobody, Halt(), (line("pause.silent"),))
    if isinstance(heard, h.PlaybackNearlyFinished):
        return Outcome(nobody, without_store(shelf, blind_follow(shelf, heard)))
    if isinstance(heard, h.PlaybackFailed):
        return Outcome(nobody, without_store(shelf, blind_retry(shelf, heard)))
    why = "trouble.unreadable" if isinstance(error, StoreUnreadable) else "trouble.store"
    return Outcome(nobody, lines=(line(why),))
