"""Pain, dizziness, no breath: silence at once, one serious line, and nothing that is kept of it.

No question follows it, no cheer, and nothing is for sale. Whoever says this may be alone.
"""

from skill.domain.coach.requests import Hurt
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.plans.requests import BeAway
from skill.domain.turn.outcome import Halt, Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

GRAVE = frozenset({"chest", "heart", "head"})
"""Where pain may mean that minutes count."""


def on_hurt(scene: Scene, heard: Hurt) -> Outcome:
    """Be silent on whatever device this is, and let nothing follow on any other."""
    order = Halt() if scene.device.has_audio else None
    return Outcome(_quieted(scene.listener), order, (help_line(heard),))


def help_line(heard: Hurt) -> Line:
    """Return what is said: rest, and whose help to seek."""
    if heard.body_part in GRAVE:
        return line("coach.hurt.grave")
    return line("coach.hurt.part" if heard.body_part else "coach.hurt.unsure")


def is_unwell(scene: Scene, heard: Heard) -> bool:
    """True if somebody feels ill in the middle of a workout, which is no matter for next week's plan."""
    return isinstance(heard, BeAway) and heard.is_ill and not heard.days and scene.is_playing()


def _quieted(listener: Listener) -> Listener:
    return replace(listener, workout=_paused(listener.workout), playlist=_paused(listener.playlist))


def _paused(queue: Queue | None) -> Queue | None:
    is_on = queue is not None and queue.state is QueueState.ON
    return replace(queue, state=QueueState.PAUSED) if queue is not None and is_on else queue
