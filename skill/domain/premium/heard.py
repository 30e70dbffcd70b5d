"""What one says of premium."""

from skill.domain.classes import dataclass
from skill.domain.heard import Heard


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
