"""Requests about premium: trial, price, entitlement, cancelling."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class StartTrial(Heard):
    """Try or buy premium."""


@record
class WhatDoIGet(Heard): ...


@record
class WhatDoesItCost(Heard): ...


@record
class AmICharged(Heard):
    """Ask or fear that this costs money: the answer sells nothing."""


@record
class DoIHavePremium(Heard): ...


@record
class WhenDoesTrialEnd(Heard): ...


@record
class CancelSubscription(Heard): ...


@record
class Refund(Heard): ...


@record
class WhatCanIBuy(Heard): ...


@record
class DontSell(Heard):
    """Want no offers."""

    hurts: ClassVar[bool] = True
