"""How each wish of this room is answered."""

from collections.abc import Callable
from typing import Any

from skill.domain.outcome import Outcome
from skill.domain.progress import heard as h
from skill.domain.progress import telling
from skill.domain.scene import Scene

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.TellProgress: telling.on_progress,
    h.TellStreak: telling.on_streak,
    h.TellLastTime: telling.on_last_time,
    h.SetGoal: telling.on_set_goal,
}
