"""The intents about Premium: the trial, what it opens and costs, and cancelling it."""

from skill.alexa.intents.intent_table import RequestReader
from skill.domain.premium import requests as h

INTENTS: dict[str, RequestReader] = {
    "StartTrialIntent": lambda _: h.StartTrial(),
    "WhatDoIGetIntent": lambda _: h.WhatDoIGet(),
    "WhatDoesItCostIntent": lambda _: h.WhatDoesItCost(),
    "DoIHavePremiumIntent": lambda _: h.DoIHavePremium(),
    "WhenDoesTrialEndIntent": lambda _: h.WhenDoesTrialEnd(),
    "CancelSubscriptionIntent": lambda _: h.CancelSubscription(),
    "RefundIntent": lambda _: h.Refund(),
    "WhatCanIBuyIntent": lambda _: h.WhatCanIBuy(),
}
