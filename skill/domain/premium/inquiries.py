"""A person's questions about premium: Alexa, not the skill, tells the price and the terms.

The answers depend on the entitlement, so Amazon is asked first, once in a conversation.
"""

from collections.abc import Callable

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.premium import handover_token
from skill.domain.premium.requests import (
    AmICharged,
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
from skill.domain.turn.outcome import Handover, Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.screen import Purpose, Screen, shown
from skill.domain.turn.talk import Pending

CANCELLING, REFUNDING = "premium-cancel", "premium-refund"


def on_start_trial(scene: Scene, _heard: StartTrial) -> Outcome:
    """Hand over to Alexa to sell it: Alexa tells the price and the trial's terms, and takes the yes."""

    def answer(entitlement: Entitlement) -> Outcome:
        if entitlement.is_entitled:
            return say_and_ask(scene, line("premium.have"))
        return _hand_over(scene, "Buy", entitlement, line("premium.to_alexa"))

    return _with_entitlement(scene, answer)


def on_what_do_i_get(scene: Scene, _heard: WhatDoIGet) -> Outcome:
    """Say what premium opens, and what is free without it."""
    return _say_by_entitlement(scene, "premium.get_have", "premium.get", *_free_said(scene))


def on_what_does_it_cost(scene: Scene, _heard: WhatDoesItCost) -> Outcome:
    """Say that Alexa tells the price, and what is free."""
    return _say_by_entitlement(scene, "premium.cost_have", "premium.cost", *_free_said(scene))


def on_am_i_charged(scene: Scene, _heard: AmICharged) -> Outcome:
    """Say what is paid and to whom, and that it can be ended; nobody who asks that is told how to buy."""
    return _say_by_entitlement(scene, "premium.charged_have", "premium.charged_not")


def on_do_i_have_premium(scene: Scene, _heard: DoIHavePremium) -> Outcome:
    """Say whether Amazon says that the person has premium."""
    return _say_by_entitlement(scene, "premium.have", "premium.have_not")


def on_when_does_trial_end(scene: Scene, _heard: WhenDoesTrialEnd) -> Outcome:
    """Say where to look: Alexa does not tell the skill the end of a trial."""
    return _say_by_entitlement(scene, "premium.trial_end", "premium.trial_none")


def on_what_can_i_buy(scene: Scene, _heard: WhatCanIBuy) -> Outcome:
    """Name premium, the only product."""
    return _say_by_entitlement(scene, "premium.buy_have", "premium.buy", line("premium.get"))


def on_cancel_subscription(scene: Scene, _heard: CancelSubscription) -> Outcome:
    """Ask before Alexa takes over to cancel the subscription; while audio plays, say when to ask."""
    return _ask_first(scene, CANCELLING)


def on_refund(scene: Scene, _heard: Refund) -> Outcome:
    """Ask before Alexa takes over: Amazon alone can refund, and the way leads through the cancelling."""
    return _ask_first(scene, REFUNDING)


def on_agreed_to_cancel_subscription(scene: Scene, pending: Pending) -> Outcome:
    """Hand over to Alexa to cancel the subscription, or to refund it."""
    key = "premium.to_cancel" if pending.about == CANCELLING else "premium.to_refund"
    return _with_entitlement(
        scene,
        lambda entitlement: _hand_over(scene, "Cancel", entitlement, line(key)),
        line("premium.where_to_cancel"),
    )


def cancelling_question(about: str) -> Question:
    """Return the question whether Alexa shall take over, to cancel or to refund."""
    ask = line("premium.cancel_ask" if about == CANCELLING else "premium.refund_ask")
    return Question(ask, line("premium.cancel_again"), Pending(about))


def _ask_first(scene: Scene, about: str) -> Outcome:
    def answer(_entitlement: Entitlement) -> Outcome:
        if scene.is_playing():
            return scene.say(line("premium.cancel_later"))
        return scene.say(question=cancelling_question(about))

    return _with_entitlement(scene, answer, line("premium.where_to_cancel"))


def _free_said(scene: Scene) -> tuple[Line, Line]:
    playlists = sum(not one.premium for one in scene.library.playlists())
    return line("premium.get_free", playlists=playlists), line("premium.how")


def _say_by_entitlement(scene: Scene, having: str, not_having: str, *more: Line) -> Outcome:
    def answer(entitlement: Entitlement) -> Outcome:
        if entitlement.is_entitled:
            return say_and_ask(scene, line(having))
        said = (line(not_having), *more)
        screen = Screen(Purpose.PREMIUM, shown("premium"), said)
        return replace(say_and_ask(scene, *said), screen=screen)

    return _with_entitlement(scene, answer)


def _with_entitlement(
    scene: Scene, answer: Callable[[Entitlement], Outcome], unknown: Line | None = None
) -> Outcome:
    """Return the answer for the person's entitlement; if it is unknown, or nothing is sold, say that.

    `unknown` is said in addition if Amazon does not answer.
    """
    entitlement = scene.talk.premium.entitlement
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if not entitlement.is_known:
        return say_and_ask(scene, line("premium.no_answer"), *((unknown,) if unknown else ()))
    return (
        answer(entitlement) if entitlement.is_available else say_and_ask(scene, line("premium.nothing_sold"))
    )


def _hand_over(scene: Scene, name: str, entitlement: Entitlement, said: Line) -> Outcome:
    queue = scene.queue_here()
    token = scene.talk.premium.handover_token if name == "Buy" else ""
    if not token:
        token = handover_token.in_the_middle_of(queue) if queue and scene.is_playing() else handover_token.ASK
    return Outcome(scene.listener, lines=(said,), handover=Handover(name, entitlement.product, token))
