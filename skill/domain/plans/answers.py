"""How each wish of this room is answered, and what "yes" to its questions does."""

from collections.abc import Callable
from typing import Any

from skill.domain.outcome import Outcome
from skill.domain.plans import heard as h
from skill.domain.plans import telling
from skill.domain.scene import Scene
from skill.domain.talk import Pending

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.ListPlans: telling.on_list_plans,
    h.StartPlan: telling.on_start_plan,
    h.StopPlan: telling.on_stop_plan,
    h.TellNextSession: telling.on_next_session,
    h.StartSession: telling.on_start_session,
    h.DidIt: telling.on_did_it,
    h.MoveSession: telling.on_move_session,
    h.BeAway: telling.on_away,
}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    "plan": telling.on_agreed_to_plan,
    "stop-plan": telling.on_agreed_to_stop,
    "session": lambda scene, _: telling.on_start_session(scene, h.StartSession()),
    "list-plans": lambda scene, _: telling.on_list_plans(scene, h.ListPlans()),
}
