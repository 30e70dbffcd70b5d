"""What one says of premium."""

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class StartTrial(Heard): ...


@dataclass(frozen=True, slots=True)
class WhatDoIGet(Heard): ...


@dataclass(frozen=True, slots=True)
class WhatDoesItCost(Heard): ...


@dataclass(frozen=True, slots=True)
class DoIHavePremium(Heard): ...


@dataclass(frozen=True, slots=True)
class WhenDoesTrialEnd(Heard): ...


@dataclass(frozen=True, slots=True)
class CancelSubscription(Heard): ...


@dataclass(frozen=True, slots=True)
class Refund(Heard): ...


@dataclass(frozen=True, slots=True)
class WhatCanIBuy(Heard): ...
