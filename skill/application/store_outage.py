"""What can be decided without the listener, when the store cannot be read or written.

Silence is obeyed first and what plays goes on; then whoever asks for something that needs no listener gets it
(`served_to_anybody`); all else is told why not.
"""

from skill.application.served_to_anybody import served_to_anybody
from skill.domain.coach.requests import Finish, Hurt, Unwell
from skill.domain.decide import decide
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.meaning.meant import meant
from skill.domain.playback import answers as playback
from skill.domain.playback.player_events import follow_without_store, retry_without_store
from skill.domain.playback.requests import PlaybackFailed, PlaybackNearlyFinished
from skill.domain.playing.requests import Cancel, Pause, PausePressed, Stop
from skill.domain.premium.gate import allowed_without_store
from skill.domain.turn.outcome import Halt, Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.ports import StoreError, StoreUnreadable, WriteConflict

REPORTS = playback.ANSWERS.keys()

SILENCING = (Pause, Stop, Cancel, PausePressed, Finish)
"""Requests to be silent: they are obeyed without knowing who asks."""


def decide_without_store(scene: Scene, heard: Heard, error: StoreError) -> Outcome:
    """Return an outcome that needs no listener.

    Args:
        scene: with a listener of whom nothing is known.
        heard: what was heard.
        error: why the listener could not be read or written.
    """
    nobody, shelf = scene.listener, scene.library
    is_report = type(heard) in REPORTS
    wish = heard if is_report else meant(scene, heard)
    if isinstance(wish, Hurt | Unwell):
        return Outcome(nobody, Halt(), decide(scene, wish).lines)
    if isinstance(wish, SILENCING):
        return Outcome(nobody, Halt(), (line("pause.silent"),))
    if isinstance(heard, PlaybackNearlyFinished):
        return Outcome(nobody, allowed_without_store(shelf, follow_without_store(shelf, heard), scene.now))
    if isinstance(heard, PlaybackFailed):
        return Outcome(nobody, allowed_without_store(shelf, retry_without_store(shelf, heard), scene.now))
    why = "trouble.unreadable" if isinstance(error, StoreUnreadable) else "trouble.store"
    # Beaten again and again by others who write: the store is there, and what they began stays.
    served = None if is_report or isinstance(error, WriteConflict) else served_to_anybody(scene, heard, why)
    if served is None:
        return Outcome(nobody, lines=(line(why),))
    return replace(served, order=allowed_without_store(shelf, served.order, scene.now))
