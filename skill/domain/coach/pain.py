"""Pain, dizziness, shortness of breath: the audio stops, one line says what to do, and nothing is stored.

No question and no upsell follows: the person may be alone and in need of help.
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

EMERGENCY_PARTS = frozenset({"chest", "heart", "head"})
"""Body parts where pain may be an emergency."""
NEAR_THE_HEART = frozenset({"arms", "shoulders", "neck", "back", "jaw"})
"""Body parts where pain may come from the heart: what to do in that case is said with it."""


def on_hurt(scene: Scene, heard: Hurt) -> Outcome:
    """Stop this device, and pause the person's queues so that no other device goes on."""
    return silenced(scene, help_line(heard))


def silenced(scene: Scene, said: Line) -> Outcome:
    """Return an outcome that stops this device, pauses the person's queues and says one line."""
    order = Halt() if scene.device.has_audio else None
    return Outcome(_with_queues_paused(scene.listener), order, (said,))


def help_line(heard: Hurt) -> Line:
    """Return the line that says to rest and where to get help."""
    if heard.body_part in EMERGENCY_PARTS:
        return line("coach.hurt.grave")
    is_far = heard.body_part and heard.body_part not in NEAR_THE_HEART
    return line("coach.hurt.part" if is_far else "coach.hurt.unsure")


def is_unwell(scene: Scene, heard: Heard) -> bool:
    """True if "I feel ill" is said while audio plays: an emergency, not a change of the plan."""
    return isinstance(heard, BeAway) and heard.is_ill and not heard.days and scene.is_playing()


def _with_queues_paused(listener: Listener) -> Listener:
    return replace(listener, workout=_paused(listener.workout), playlist=_paused(listener.playlist))


def _paused(queue: Queue | None) -> Queue | None:
    is_on = queue is not None and queue.state is QueueState.ON
    return replace(queue, state=QueueState.PAUSED) if queue is not None and is_on else queue
