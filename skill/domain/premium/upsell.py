"""What is said to a person without premium: Alexa's upsell where it is allowed, else something free."""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import record, replace
from skill.domain.listener.queue import Queue
from skill.domain.premium import handover_token, upsell_rules
from skill.domain.premium.free_alternatives import FreeAlternative, another_free_workout
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Handover, Outcome, Question
from skill.domain.turn.questions import question_unless_playing, resume_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Talk


@record
class Wanted:
    """Something premium that was asked for."""

    kind: str
    """`workout`, `playlist` or `plan`; `cast` for a free workout by another trainer or over other music."""
    name: Text
    token: str
    """The handover token, which Amazon gives back."""
    free: FreeAlternative | None
    """The nearest that is free; None if nothing is."""
    queue: Queue | None = None
    """The queue that would have been played; None for a plan."""


def refuse(scene: Scene, entitlement: Entitlement, wanted: Wanted) -> Outcome:
    """Hand over to Alexa's upsell if allowed; else say that this is premium, and offer a free one."""
    if scene.talk.premium.hurts and wanted.free is not None:
        return offer_free(scene, line("premium.gentle", free=wanted.free.name), wanted.free, is_named=True)
    if _keeps_its_music(scene, wanted):
        return _say_no_music_is_free(_with_wanted_kept(scene, wanted))
    if not entitlement.is_known:
        return offer_free(scene, line("premium.cannot_tell", name=wanted.name), wanted.free)
    if not entitlement.is_available:
        return offer_free(scene, line("premium.not_here", name=wanted.name), wanted.free)
    scene = _with_wanted_kept(scene, wanted)
    if wanted.free is not None and upsell_rules.may_offer(scene, entitlement):
        message = line(f"premium.upsell.{wanted.kind}", name=wanted.name, free=wanted.free.name)
        return Outcome(
            scene.listener, handover=Handover("Upsell", entitlement.product, wanted.token, message)
        )
    return offer_free(scene, line(f"premium.part_of.{wanted.kind}", name=wanted.name), wanted.free)


def _keeps_its_music(scene: Scene, wanted: Wanted) -> bool:
    """True if other music is wished for under the free workout that one is in: silence is free."""
    here = scene.listener.workout
    return (
        wanted.kind == "cast"
        and here is not None
        and not here.is_over
        and wanted.queue is not None
        and wanted.queue.source == here.source
        and wanted.queue.cast.trainer == here.cast.trainer
        and wanted.queue.cast.music != here.cast.music
    )


def _say_no_music_is_free(scene: Scene) -> Outcome:
    said = scene.say(line("premium.own_music"), question=None if scene.is_playing() else resume_question())
    return replace(said, talk=Talk(premium=scene.talk.premium))


def offer_free(scene: Scene, said: Line, free: FreeAlternative | None, *, is_named: bool = False) -> Outcome:
    """Say a line and offer the free alternative, named already or not; no offer while audio plays."""
    talk = Talk(premium=scene.talk.premium, asked_for=scene.talk.asked_for)
    if free is None:
        question = question_unless_playing(scene, "ask.else")
        return Outcome(scene.listener, lines=(said,), question=question, talk=talk)
    named = line("premium.free", free=free.name)
    lines = (said,) if is_named else (said, named)
    if scene.is_playing():
        return Outcome(scene.listener, lines=lines, talk=talk)
    question = Question(
        line("premium.ask_free"), line("premium.ask_free_again", free=free.name), free.pending
    )
    return Outcome(scene.listener, lines=lines, question=question, talk=talk)


def with_upsell_after_workout(scene: Scene, outcome: Outcome, workout: str) -> Outcome:
    """Return the outcome after a finished workout with an upsell, if `upsell_rules` allow one."""
    if scene.listener.premium.seen_at is not None or not upsell_rules.may_mention(scene):
        return outcome
    entitlement, free = scene.talk.premium.entitlement, another_free_workout(scene.library, workout)
    if entitlement is None:
        return Outcome(scene.listener, needs=frozenset({Fact.ENTITLEMENT}))
    if free is None or not upsell_rules.may_offer(scene, entitlement):
        return outcome
    memory = replace(outcome.listener.premium, mentioned_at=scene.now)
    message = line("premium.upsell.end", free=free.name)
    return Outcome(
        replace(outcome.listener, premium=memory),
        lines=outcome.lines,
        handover=Handover("Upsell", entitlement.product, handover_token.END, message),
    )


def _with_wanted_kept(scene: Scene, wanted: Wanted) -> Scene:
    """Return the scene that keeps the wanted queue and its handover token for the return from a purchase."""
    memory = replace(scene.listener.premium, wanted=wanted.queue)
    asked_for = wanted.queue is not None and wanted.queue.runs_anyway
    premium = replace(scene.talk.premium, handover_token=wanted.token)
    talk = replace(scene.talk, premium=premium, asked_for=asked_for)
    return replace(scene, listener=replace(scene.listener, premium=memory), talk=talk)
