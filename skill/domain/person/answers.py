"""How each wish of this room is answered, and what "yes" to its questions does."""

from collections.abc import Callable
from typing import Any

from skill.domain.outcome import Outcome
from skill.domain.person import favorites, knowing
from skill.domain.person import heard as h
from skill.domain.scene import Scene
from skill.domain.talk import Pending

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.SaveThis: favorites.on_save_this,
    h.ForgetThis: favorites.on_forget_this,
    h.PlayFavorite: favorites.on_play_favorite,
    h.SameAsLastTime: favorites.on_same_as_last_time,
    h.SomethingNew: favorites.on_something_new,
    h.LeaveOut: favorites.on_leave_out,
    h.BringBack: favorites.on_bring_back,
    h.SetProfile: knowing.on_set_profile,
    h.WhatDoYouKnow: knowing.on_what_do_you_know,
    h.SendMyData: knowing.on_send_my_data,
    h.DeleteMyData: knowing.on_delete_my_data,
}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {"delete": knowing.on_agreed_to_delete}
