"""How each wish of this room is answered, what "yes" does, and what follows Alexa's shop."""

from collections.abc import Callable
from typing import Any

from skill.domain.heard import HandoverEnded
from skill.domain.outcome import Outcome
from skill.domain.premium import asking, returning
from skill.domain.premium import heard as h
from skill.domain.premium.free import MUSIC
from skill.domain.scene import Scene
from skill.domain.talk import Pending

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.StartTrial: asking.on_start_trial,
    h.WhatDoIGet: asking.on_what_do_i_get,
    h.WhatDoesItCost: asking.on_what_does_it_cost,
    h.DoIHavePremium: asking.on_do_i_have_premium,
    h.WhenDoesTrialEnd: asking.on_when_does_trial_end,
    h.CancelSubscription: asking.on_cancel,
    h.Refund: asking.on_refund,
    h.WhatCanIBuy: asking.on_what_can_i_buy,
}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {MUSIC: returning.on_agreed_to_music}

RETURNS: dict[str, Callable[[Scene, HandoverEnded], Outcome]] = {
    "Buy": returning.on_bought,
    "Upsell": returning.on_bought,
    "Cancel": returning.on_cancelled,
}
