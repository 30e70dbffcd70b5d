"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.coach.about_move import on_about_move
from skill.domain.coach.counts import on_how_many_left, on_which_round
from skill.domain.coach.difficulty import on_easier, on_harder
from skill.domain.coach.exclusions import on_spare, on_walk
from skill.domain.coach.finish import ENDING, on_agreed_to_cool_down, on_agreed_to_end, on_finish
from skill.domain.coach.form import on_ask_form
from skill.domain.coach.length_and_rounds import on_change_length, on_one_more_round, on_skip_warm_up
from skill.domain.coach.pain import on_hurt
from skill.domain.coach.requests import (
    AboutMove,
    AskForm,
    ChangeLength,
    Easier,
    Finish,
    Harder,
    HowManyLeft,
    Hurt,
    OneMoreRound,
    Ready,
    RestartMove,
    SkipWarmUp,
    Slower,
    Spare,
    SwapMove,
    TakeBreather,
    TellState,
    TellWeary,
    Unwell,
    Walk,
    WhichRound,
)
from skill.domain.coach.rest import SOMETHING_GENTLE, on_breather, on_ready
from skill.domain.coach.restart_move import on_restart_move, on_slower
from skill.domain.coach.state_of_health import (
    DOCTORS_YES,
    on_agreed_to_gentle,
    on_no_doctors_yes,
    on_no_gentle,
    on_tell_state,
    on_tell_weary,
    on_unwell,
)
from skill.domain.coach.swap import on_swap_move
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    Slower: on_slower,
    RestartMove: on_restart_move,
    Easier: on_easier,
    Harder: on_harder,
    SwapMove: on_swap_move,
    Spare: on_spare,
    Walk: on_walk,
    SkipWarmUp: on_skip_warm_up,
    ChangeLength: on_change_length,
    OneMoreRound: on_one_more_round,
    TakeBreather: on_breather,
    Ready: on_ready,
    HowManyLeft: on_how_many_left,
    WhichRound: on_which_round,
    AskForm: on_ask_form,
    AboutMove: on_about_move,
    Hurt: on_hurt,
    Unwell: on_unwell,
    TellState: on_tell_state,
    TellWeary: on_tell_weary,
    Finish: on_finish,
}

AGREED: Replies = {
    "cool-down": on_agreed_to_cool_down,
    ENDING: on_agreed_to_end,
    DOCTORS_YES: on_agreed_to_gentle,
    SOMETHING_GENTLE: on_agreed_to_gentle,
}

DECLINED: Replies = {DOCTORS_YES: on_no_doctors_yes, SOMETHING_GENTLE: on_no_gentle}
