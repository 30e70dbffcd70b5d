"""Two outcomes of one sentence: the scene that the first leaves, and both as one answer."""

from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.outcome import Halt, Order, Outcome, Start
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.utterance import SpokenSlot, Utterance

OPEN = "open"
GIVING_WAY = frozenset({OPEN, "another", "more", "wish", "list-plans", ""})
"""Topics of questions that ask what else there is to do: the second thing answers them."""
GOODBYE = "no.bye"
"""What "no" is answered with where nothing more is said."""
RAW_WORDS = "words"


def saying(scene: Scene, words: str) -> Scene:
    """Return the scene in which only these words of the utterance were said."""
    said = Utterance(scene.utterance.intent, (SpokenSlot(RAW_WORDS, words),))
    return replace(scene, utterance=said)


def scene_after(scene: Scene, outcome: Outcome) -> Scene:
    """Return the scene in which the second of two things is said."""
    pending = outcome.question.pending if outcome.question else None
    if pending is not None and pending.about in GIVING_WAY:
        pending = Pending(OPEN)
    return replace(
        scene,
        listener=outcome.listener,
        talk=replace(outcome.talk, pending=pending),
        device=_device_after(scene.device, outcome.order),
    )


def _device_after(device: Device, order: Order | None) -> Device:
    if isinstance(order, Start):
        stream = order.stream
        return replace(
            device, placement=stream.placement, offset_ms=stream.offset_ms, activity=Activity.PLAYING
        )
    return replace(device, activity=Activity.STOPPED) if isinstance(order, Halt) else device


def joined(scene: Scene, first: Outcome, second: Outcome, *, is_done: bool) -> Outcome:
    """Return both outcomes as one; the first, with a word about the other, if they cannot both be.

    Args:
        scene: the scene of the sentence.
        first: what was decided on the first thing.
        second: what was decided on the second, in the scene after the first.
        is_done: False if the second was understood in no way that may be done.
    """
    if not is_done or not _may_follow(scene, first, second):
        return replace(first, lines=(*first.lines, line("both.one_done")))
    plays = any(isinstance(one.order, Start) for one in (first, second))
    question = second.question or (None if plays else first.question)
    talk = second.talk if second.question or question is None else first.talk
    return replace(
        second,
        order=_order(first.order, second.order),
        lines=(*(one for one in first.lines if one.key != GOODBYE), *second.lines),
        question=question,
        talk=replace(talk, premium=second.talk.premium),
        card=second.card or first.card,
        screen=second.screen or first.screen,
        errand=second.errand or first.errand,
        own_names=(*first.own_names, *second.own_names),
    )


def _may_follow(scene: Scene, first: Outcome, second: Outcome) -> bool:
    """True unless the first asks what must be answered before, or both call for the same service."""
    if first.handover or first.forgets or (first.errand and (second.errand or second.handover)):
        return False
    asked = first.question.pending.about if first.question else ""
    before = scene.pending.about if scene.pending else ""
    if asked in {*GIVING_WAY, before}:
        return True
    changes = second.order or second.handover or second.errand or second.forgets
    kept = second.question.pending if second.question else None
    return not changes and first.question is not None and kept == first.question.pending


def _order(first: Order | None, second: Order | None) -> Order | None:
    """Return the order that does both: what a start plays is followed by what the queue holds then."""
    if isinstance(first, Start) and not isinstance(second, Start | Halt):
        return first
    return second or first
