"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.ground.lines import line
from skill.domain.premium.after_purchase import on_agreed_to_music, on_bought, on_cancelled
from skill.domain.premium.free_alternatives import MUSIC
from skill.domain.premium.inquiries import (
    CANCELLING,
    REFUNDING,
    on_agreed_to_cancel_subscription,
    on_am_i_charged,
    on_cancel_subscription,
    on_do_i_have_premium,
    on_refund,
    on_start_trial,
    on_what_can_i_buy,
    on_what_do_i_get,
    on_what_does_it_cost,
    on_when_does_trial_end,
)
from skill.domain.premium.requests import (
    AmICharged,
    CancelSubscription,
    DoIHavePremium,
    DontSell,
    Refund,
    StartTrial,
    WhatCanIBuy,
    WhatDoesItCost,
    WhatDoIGet,
    WhenDoesTrialEnd,
)
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.tables import Answers, Replies, Returns

ANSWERS: Answers = {
    DontSell: lambda scene, _: say_and_ask(scene, line("premium.no_offers")),
    StartTrial: on_start_trial,
    WhatDoIGet: on_what_do_i_get,
    AmICharged: on_am_i_charged,
    WhatDoesItCost: on_what_does_it_cost,
    DoIHavePremium: on_do_i_have_premium,
    WhenDoesTrialEnd: on_when_does_trial_end,
    CancelSubscription: on_cancel_subscription,
    Refund: on_refund,
    WhatCanIBuy: on_what_can_i_buy,
}

AGREED: Replies = {
    MUSIC: on_agreed_to_music,
    CANCELLING: on_agreed_to_cancel_subscription,
    REFUNDING: on_agreed_to_cancel_subscription,
}

RETURNS: Returns = {"Buy": on_bought, "Upsell": on_bought, "Cancel": on_cancelled}
