"""Premium: trying it, what it is, having it, and leaving it."""

from skill.alexa.intents.reading import Reading
from skill.domain.premium import requests as h

INTENTS: dict[str, Reading] = {
    "StartTrialIntent": lambda _: h.StartTrial(),
    "WhatDoIGetIntent": lambda _: h.WhatDoIGet(),
    "WhatDoesItCostIntent": lambda _: h.WhatDoesItCost(),
    "DoIHavePremiumIntent": lambda _: h.DoIHavePremium(),
    "WhenDoesTrialEndIntent": lambda _: h.WhenDoesTrialEnd(),
    "CancelSubscriptionIntent": lambda _: h.CancelSubscription(),
    "RefundIntent": lambda _: h.Refund(),
    "WhatCanIBuyIntent": lambda _: h.WhatCanIBuy(),
}
