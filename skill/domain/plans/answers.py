"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.plans.enrolment import (
    on_agreed_to_plan,
    on_agreed_to_stop,
    on_list_plans,
    on_start_plan,
    on_stop_plan,
)
from skill.domain.plans.requests import (
    BeAway,
    DidIt,
    ListPlans,
    MoveSession,
    StartPlan,
    StartSession,
    StopPlan,
    TellNextSession,
)
from skill.domain.plans.sessions import (
    on_be_away,
    on_did_it,
    on_move_session,
    on_next_session,
    on_start_session,
)
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    ListPlans: on_list_plans,
    StartPlan: on_start_plan,
    StopPlan: on_stop_plan,
    TellNextSession: on_next_session,
    StartSession: on_start_session,
    DidIt: on_did_it,
    MoveSession: on_move_session,
    BeAway: on_be_away,
}

AGREED: Replies = {
    "plan": on_agreed_to_plan,
    "stop-plan": on_agreed_to_stop,
    "session": lambda scene, _: on_start_session(scene, StartSession()),
    "list-plans": lambda scene, _: on_list_plans(scene, ListPlans()),
}
