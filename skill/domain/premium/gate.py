"""The gate: the one place that all orders pass, and the only one that lets premium audio through.

Every room's outcome comes here. If it would play something premium or begin a premium plan, it passes
for a person with premium, waits until Amazon was asked, or is replaced by the offer of something free.
A stream's address is only signed until the expiry that is set here, so what passes no gate is heard nowhere.
"""

from skill.domain.ground.days import days_between
from skill.domain.ground.entitlement import NO_ANSWER, Entitlement
from skill.domain.ground.lines import Text
from skill.domain.ground.records import replace
from skill.domain.ground.units import EpochMs
from skill.domain.library.contents import Plan
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.premium import NO_PREMIUM_TALK
from skill.domain.playing.requests import NextPressed, PausePressed, PlayPressed, PreviousPressed
from skill.domain.premium import handover_token, upsell
from skill.domain.premium.access import ADDRESS_VALID_MS, is_already_begun, is_premium, plays_elsewhere
from skill.domain.premium.free_alternatives import free_instead_of, free_instead_of_plan
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Follow, Halt, Order, Outcome, Refollow, Start, Stream
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.scene import Scene

PURCHASE_HANDOVERS = frozenset({"Buy", "Upsell", "Cancel"})
BOUGHT = frozenset({"ACCEPTED", "ALREADY_PURCHASED"})
BUTTONS = (PlayPressed, PausePressed, NextPressed, PreviousPressed)


def with_premium_known(scene: Scene, heard: Heard) -> Scene:
    """Return the scene with all that this conversation and the request tell of premium."""
    talk, said = scene.talk.premium, None
    if Fact.ENTITLEMENT in scene.facts.asked:
        said = scene.facts.entitlement or NO_ANSWER
    is_back = isinstance(heard, HandoverEnded) and heard.name in PURCHASE_HANDOVERS
    if isinstance(heard, HandoverEnded) and heard.name != "Cancel" and is_back and heard.result in BOUGHT:
        said = Entitlement(heard.about, is_entitled=True)  # Amazon's own word, of this very moment
    talk = replace(
        talk,
        entitlement=said or talk.entitlement,
        is_first=talk.is_first or scene.listener.version == 0,
        was_offered=talk.was_offered or is_back,
        hurts=talk.hurts or heard.hurts,
    )
    listener = _with_hint(scene, said) if said is not None else scene.listener
    return replace(scene, listener=listener, talk=replace(scene.talk, premium=talk))


def checked_turn(scene: Scene, heard: Heard, outcome: Outcome) -> Outcome:
    """Return the outcome that is allowed as the answer to words or a button."""
    checked = _checked_turn(scene, heard, outcome)
    return replace(checked, order=_with_expiry(checked.order, scene.now))


def _checked_turn(scene: Scene, heard: Heard, outcome: Outcome) -> Outcome:
    asked = None if outcome.needs else _premium_part(scene, outcome)
    if asked is None:
        return _with_premium_talk(scene, outcome)
    stream = asked if isinstance(asked, Stream) else None
    if stream is not None and is_already_begun(scene.listener, outcome.listener, stream, scene.now):
        return _with_premium_talk(scene, _with_old_admission(scene, outcome, stream))
    entitlement = scene.talk.premium.entitlement
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if _may_hear(scene, entitlement):
        return _with_premium_talk(scene, _with_admission(scene, outcome, stream))
    if isinstance(heard, BUTTONS):
        return Outcome(scene.listener)  # nothing may be said to a button
    return _with_premium_talk(scene, upsell.refuse(scene, entitlement, _as_wanted(scene, outcome, asked)))


def checked_report(scene: Scene, outcome: Outcome) -> Outcome:
    """Return the outcome that is allowed as the answer to a player's report; no service is asked for it.

    A training that began with premium goes on for twelve hours, even on a device that the person's queue
    has left; any other premium order is dropped.
    """
    stream = _stream(outcome.order)
    opened = replace(outcome, order=_with_expiry(outcome.order, scene.now))
    if stream is None or not is_premium(scene.library, stream.placement):
        return opened
    may = is_already_begun(scene.listener, outcome.listener, stream, scene.now) or plays_elsewhere(
        scene.listener, stream.placement, scene.now
    )
    return opened if may else replace(outcome, order=None)


def _with_old_admission(scene: Scene, outcome: Outcome, stream: Stream) -> Outcome:
    """Return the outcome whose queue keeps the time at which it passed the gate."""
    kind = stream.placement.source.kind
    old, new = scene.listener.queue(kind), outcome.listener.queue(kind)
    if old is None or new is None or new.let_in == old.let_in:
        return outcome
    listener = with_queue(outcome.listener, replace(new, let_in=old.let_in))
    return replace(outcome, listener=listener)


def allowed_without_store(library: Library, order: Order | None, now: EpochMs) -> Order | None:
    """Return the order that is allowed when the store cannot be read: nothing premium."""
    stream = _stream(order)
    if stream is None or not is_premium(library, stream.placement):
        return _with_expiry(order, now)
    return Halt() if isinstance(order, Start) else None


def _with_hint(scene: Scene, said: Entitlement) -> Listener:
    memory = scene.listener.premium
    if not said.is_known:
        return scene.listener
    if said.is_entitled:
        memory = replace(memory, seen_at=scene.now, seen_on=scene.today)
    else:
        memory = replace(memory, seen_at=None, seen_on="")
    return replace(scene.listener, premium=memory)


def _may_hear(scene: Scene, entitlement: Entitlement) -> bool:
    if entitlement.is_known:
        return entitlement.is_entitled
    # Amazon does not answer: a person who had premium today or yesterday may hear this.
    memory = scene.listener.premium
    return memory.seen_at is not None and 0 <= days_between(memory.seen_on, scene.today) <= 1


def _with_premium_talk(scene: Scene, outcome: Outcome) -> Outcome:
    """Return the outcome whose talk keeps what is known of premium."""
    if outcome.talk.premium != NO_PREMIUM_TALK:
        return outcome
    return replace(outcome, talk=replace(outcome.talk, premium=scene.talk.premium))


def _premium_part(scene: Scene, outcome: Outcome) -> Stream | Plan | None:
    """Return the premium stream or plan that an outcome would start; None if there is none."""
    stream = _stream(outcome.order)
    if stream is not None and is_premium(scene.library, stream.placement):
        return stream
    plan = _begun_plan(scene, outcome)
    return plan if plan is not None and plan.premium else None


def _begun_plan(scene: Scene, outcome: Outcome) -> Plan | None:
    before, after = scene.listener.plan, outcome.listener.plan
    if after is None or (before is not None and before.plan == after.plan):
        return None
    return scene.library.plan(after.plan)


def _stream(order: Order | None) -> Stream | None:
    return order.stream if isinstance(order, Start | Follow | Refollow) else None


def _with_expiry(order: Order | None, now: EpochMs) -> Order | None:
    if not isinstance(order, Start | Follow | Refollow):
        return order
    return replace(order, stream=replace(order.stream, good_until=EpochMs(now + ADDRESS_VALID_MS)))


def _with_admission(scene: Scene, outcome: Outcome, stream: Stream | None) -> Outcome:
    if stream is None:
        return outcome
    queue = outcome.listener.queue(stream.placement.source.kind)
    if queue is not None:
        listener = with_queue(outcome.listener, replace(queue, let_in=scene.now))
        outcome = replace(outcome, listener=listener)
    return outcome


def _as_wanted(scene: Scene, outcome: Outcome, asked: Stream | Plan) -> upsell.Wanted:
    if isinstance(asked, Plan):
        free = free_instead_of_plan(scene.library, asked)
        return upsell.Wanted("plan", Text("plan", asked.id), handover_token.about_to_begin(asked.id), free)
    placement = asked.placement
    queue = outcome.listener.queue(placement.source.kind)
    free = free_instead_of(scene.library, placement.source, placement.cast)
    name = Text(placement.source.kind, placement.source.id)
    kind, card = str(placement.source.kind), scene.library.workout_card(placement.source.id)
    if card is not None and not card.premium:
        kind = "cast"
    token = handover_token.about_to_play(queue) if queue else handover_token.ASK
    return upsell.Wanted(kind, name, token, free, queue)
