"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.ground.lines import line
from skill.domain.person.favorites import (
    on_bring_back,
    on_forget_this,
    on_leave_out,
    on_play_favorite,
    on_same_as_last_time,
    on_save_this,
    on_something_new,
)
from skill.domain.person.own_data import (
    on_agreed_to_delete,
    on_delete_my_data,
    on_send_my_data,
    on_what_do_you_know,
)
from skill.domain.person.requests import (
    AskPrivacy,
    BringBack,
    DeleteMyData,
    ForgetThis,
    LeaveOut,
    PlayFavorite,
    SameAsLastTime,
    SaveThis,
    SendMyData,
    SetProfile,
    SomethingNew,
    WhatDoYouKnow,
)
from skill.domain.person.set_profile import on_set_profile
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    AskPrivacy: lambda scene, _: say_and_ask(scene, line("privacy.who")),
    SaveThis: on_save_this,
    ForgetThis: on_forget_this,
    PlayFavorite: on_play_favorite,
    SameAsLastTime: on_same_as_last_time,
    SomethingNew: on_something_new,
    LeaveOut: on_leave_out,
    BringBack: on_bring_back,
    SetProfile: on_set_profile,
    WhatDoYouKnow: on_what_do_you_know,
    SendMyData: on_send_my_data,
    DeleteMyData: on_delete_my_data,
}

AGREED: Replies = {"delete": on_agreed_to_delete}
