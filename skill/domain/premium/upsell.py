"""Offering, and not offering: what is said to somebody who asked for premium and does not have it."""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import record, replace
from skill.domain.listener.queue import Queue
from skill.domain.premium import handover_token, upsell_rules
from skill.domain.premium.free_alternatives import Free, any_workout
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Handover, Outcome, Question
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Talk


@record
class Wanted:
    """Something premium that was asked for."""

    kind: str
    """`workout`, `playlist` or `plan`; `cast` for a free workout by another trainer or over other music."""
    name: Text
    token: str
    """What the person was doing, for Amazon to give back."""
    free: Free | None
    """What is free and comes nearest."""
    queue: Queue | None = None
    """What would have been played."""


def refused(scene: Scene, entitlement: Entitlement, wanted: Wanted) -> Outcome:
    """Offer premium where that is in place; else name what is free; where it is not sold, that alone."""
    if not entitlement.is_known:
        return instead(scene, line("premium.cannot_tell", name=wanted.name), wanted.free)
    if not entitlement.is_available:
        return instead(scene, line("premium.not_here", name=wanted.name), wanted.free)
    scene = _waiting(scene, wanted)
    if wanted.free is not None and upsell_rules.may_offer(scene, entitlement):
        message = line(f"premium.upsell.{wanted.kind}", name=wanted.name, free=wanted.free.name)
        return Outcome(
            scene.listener, handover=Handover("Upsell", entitlement.product, wanted.token, message)
        )
    return instead(scene, line(f"premium.part_of.{wanted.kind}", name=wanted.name), wanted.free)


def instead(scene: Scene, said: Line, free: Free | None) -> Outcome:
    """Say something, and ask whether the free one will do; over audio nothing is asked."""
    talk = Talk(premium=scene.talk.premium)
    if free is None:
        question = question_unless_playing(scene, "ask.else")
        return Outcome(scene.listener, lines=(said,), question=question, talk=talk)
    named = line("premium.free", free=free.name)
    if scene.is_playing():
        return Outcome(scene.listener, lines=(said, named), talk=talk)
    question = Question(
        line("premium.ask_free"), line("premium.ask_free_again", free=free.name), free.pending
    )
    return Outcome(scene.listener, lines=(said, named), question=question, talk=talk)


def after_a_good_end(scene: Scene, outcome: Outcome, workout: str) -> Outcome:
    """Bring premium up where a finished workout is spoken of, as seldom as the manners have it."""
    if scene.listener.premium.seen_at is not None or not upsell_rules.may_mention(scene):
        return outcome
    entitlement, free = scene.talk.premium.entitlement, any_workout(scene.library, workout)
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if free is None or not upsell_rules.may_offer(scene, entitlement):
        return outcome
    kept = replace(outcome.listener.premium, mentioned_at=scene.now)
    message = line("premium.upsell.end", free=free.name)
    return Outcome(
        replace(outcome.listener, premium=kept),
        lines=outcome.lines,
        handover=Handover("Upsell", entitlement.product, handover_token.END, message),
    )


def _waiting(scene: Scene, wanted: Wanted) -> Scene:
    """Return the scene in which it is known what the person was about to do."""
    kept = replace(scene.listener.premium, wanted=wanted.queue)
    talk = replace(scene.talk, premium=replace(scene.talk.premium, handover_token=wanted.token))
    return replace(scene, listener=replace(scene.listener, premium=kept), talk=talk)
