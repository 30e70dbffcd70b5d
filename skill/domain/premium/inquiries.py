"""Questions about premium, asked by the person: answered as Amazon tells it, without price or terms.

All of them depend on how the person stands to it, so Amazon is asked first, once a conversation.
"""

from collections.abc import Callable

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.lines import Line, line
from skill.domain.premium import handover_token
from skill.domain.premium.requests import (
    CancelSubscription,
    DoIHavePremium,
    Refund,
    StartTrial,
    WhatCanIBuy,
    WhatDoesItCost,
    WhatDoIGet,
    WhenDoesTrialEnd,
)
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Handover, Outcome
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene

Wish = (
    StartTrial | WhatDoIGet | WhatDoesItCost | DoIHavePremium
    | WhenDoesTrialEnd | CancelSubscription | Refund | WhatCanIBuy
)  # fmt: skip


def on_start_trial(scene: Scene, _heard: StartTrial) -> Outcome:
    """Let Alexa sell it: the price, the trial's terms and the yes are hers."""

    def answered(entitlement: Entitlement) -> Outcome:
        if entitlement.is_entitled:
            return say_and_ask(scene, line("premium.have"))
        return _hand_over(scene, "Buy", entitlement, line("premium.to_alexa"))

    return _entitlement(scene, answered)


def on_what_do_i_get(scene: Scene, _heard: WhatDoIGet) -> Outcome:
    """Say what premium opens, and what is free without it."""
    return _told(scene, "premium.get_have", "premium.get", line("premium.get_free"))


def on_what_does_it_cost(scene: Scene, _heard: WhatDoesItCost) -> Outcome:
    """Say who tells the price, and what costs nothing."""
    return _told(scene, "premium.cost_have", "premium.cost", line("premium.get_free"))


def on_do_i_have_premium(scene: Scene, _heard: DoIHavePremium) -> Outcome:
    """Say what Amazon says."""
    return _told(scene, "premium.have", "premium.have_not")


def on_when_does_trial_end(scene: Scene, _heard: WhenDoesTrialEnd) -> Outcome:
    """Alexa does not tell the skill: say where to look."""
    return _told(scene, "premium.trial_end", "premium.trial_none")


def on_what_can_i_buy(scene: Scene, _heard: WhatCanIBuy) -> Outcome:
    """Name the one thing that there is."""
    return _told(scene, "premium.buy_have", "premium.buy", line("premium.get"))


def on_cancel(scene: Scene, _heard: CancelSubscription) -> Outcome:
    """Let Alexa cancel it; she knows whether there is anything to cancel."""
    return _entitlement(
        scene,
        lambda entitlement: _hand_over(scene, "Cancel", entitlement, line("premium.to_cancel")),
        line("premium.where_to_cancel"),
    )


def on_refund(scene: Scene, _heard: Refund) -> Outcome:
    """Money is Amazon's: Alexa takes it from here."""
    return _entitlement(
        scene,
        lambda entitlement: _hand_over(scene, "Cancel", entitlement, line("premium.to_refund")),
        line("premium.where_to_cancel"),
    )


def _told(scene: Scene, having: str, not_having: str, *more: Line) -> Outcome:
    def answered(entitlement: Entitlement) -> Outcome:
        if entitlement.is_entitled:
            return say_and_ask(scene, line(having))
        return say_and_ask(scene, line(not_having), *more)

    return _entitlement(scene, answered)


def _entitlement(
    scene: Scene, answered: Callable[[Entitlement], Outcome], unknown: Line | None = None
) -> Outcome:
    """Answer by the person's entitlement; where Amazon does not tell, or nothing is sold, say that."""
    entitlement = scene.talk.premium.entitlement
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if not entitlement.is_known:
        return say_and_ask(scene, line("premium.no_answer"), *((unknown,) if unknown else ()))
    return (
        answered(entitlement)
        if entitlement.is_available
        else say_and_ask(scene, line("premium.nothing_sold"))
    )


def _hand_over(scene: Scene, name: str, entitlement: Entitlement, said: Line) -> Outcome:
    queue = scene.queue_here()
    token = scene.talk.premium.handover_token if name == "Buy" else ""
    if not token:
        token = handover_token.in_the_middle_of(queue) if queue and scene.is_playing() else handover_token.ASK
    return Outcome(scene.listener, lines=(said,), handover=Handover(name, entitlement.product, token))
