"""What must hold at every step: twelve sentences, each with the function that tries it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from skill.domain.ground.units import DurationMs
from skill.domain.listener.queue import Spot
from skill.domain.playback.breathers import BREATHER, interrupted_spot
from tests.explorer.notation import (
    KINDS,
    NotedListener,
    NotedOrder,
    NotedPlacement,
    NotedQueue,
    NotedReport,
    NotedSpot,
    NotedView,
)

MOST_ATTEMPTS = 2


class Answer(NamedTuple):
    """What came of one request."""

    listener: NotedListener
    order: NotedOrder | None
    gained: tuple[tuple[int, int], ...] = ()
    """Training sessions, and how many milliseconds of each were credited in the diary."""
    raised: str = ""


class Told(NamedTuple):
    """The furthest place of the play last ordered that the skill was told of."""

    play: int
    at: int
    offset_ms: int

    @property
    def order(self) -> tuple[int, int]:
        """What makes one place of a play later than another."""
        return (self.at, self.offset_ms)


class Step(NamedTuple):
    """One decision, with what it was made from and what was true in the world."""

    before: NotedListener
    """As stored when it was written."""
    answer: Answer
    device: int
    reached: Mapping[int, tuple[int, int]]
    """How far each play was truly heard."""
    told: tuple[Told | None, ...]
    """For each queue, in the order of `NotedListener.queues`."""
    balance: Mapping[int, int]
    """How many milliseconds of each training session that is known were heard and are not in the diary."""
    report: NotedReport | None = None
    word: str = ""
    view: NotedView = NotedView()
    """What the device said of its player when the word was spoken."""
    again: Answer | None = None
    """What the same report is answered when it comes a second time."""
    queued: NotedPlacement | None = None
    """What the device that asks has been promised already, after the stream of the report."""
    loaded: NotedListener | None = None
    """What the request had read before somebody else wrote; None if nobody did."""

    def in_front(self) -> list[tuple[NotedQueue | None, NotedQueue | None]]:
        """Return workout and playlist, before and after."""
        return [(self.before.queue(kind), self.answer.listener.queue(kind)) for kind in KINDS]


Check: TypeAlias = Callable[[Step], bool]


def _no_stale_play_moves_the_place(step: Step) -> bool:
    if step.report is None:
        return True
    if step.answer.raised:
        return False
    return step.before.queue_of(step.report.placement) is not None or step.answer.listener == step.before


def _only_forward(step: Step) -> bool:
    spots = [spot for old in step.before.queues if old for spot in (old.spot, old.confirmed) if spot]
    for new in step.answer.listener.queues:
        if new is None or new.state == "done":
            continue
        if any(new.spot.order < spot.order for spot in spots if spot.play == new.ordered.play):
            return False
    return True


def _promise_is_the_same(step: Step) -> bool:
    if step.report is None or step.report.name != "nearly":
        return True
    return step.answer.listener == step.before and step.again == step.answer


def _promise_is_kept(step: Step) -> bool:
    report, order = step.report, step.answer.order
    if report is None or report.name != "nearly" or step.queued is None:
        return True
    queue = step.before.queue_of(report.placement)
    if queue is None or queue.state != "on" or queue.ordered.play != report.placement.play:
        return True  # silence was asked for, or something else, since it was promised
    if order is None or order.stream is None:
        return False
    promised = order.stream.placement
    # What was promised while the store was away is the author's move, whatever the person does instead.
    return (promised.play, promised.at, promised.item) == (step.queued.play, step.queued.at, step.queued.item)


def _silence_is_kept(step: Step) -> bool:
    queue = step.before.queue_of(step.report.placement) if step.report is not None else None
    if queue is None or queue.state == "on":
        return True
    return step.answer.order is None or step.answer.order.name == "halt"


def _place_is_what_was_heard(step: Step) -> bool:
    for queue, told in zip(step.answer.listener.queues, step.told, strict=True):
        if queue is None or queue.state == "done":
            continue
        spot = queue.spot
        if told is not None and told.play == queue.ordered.play and spot.order < told.order:
            return False
        if spot != queue.ordered and spot.order > step.reached.get(spot.play, (-1, -1)):
            return False
    return True


def _others_are_left_alone(step: Step) -> bool:
    if step.report is None:
        return True
    placement = step.report.placement
    if len(step.answer.listener.elsewhere) != len(step.before.elsewhere):
        return False
    for old, new in zip(step.before.queues, step.answer.listener.queues, strict=True):
        if old is None:
            continue
        is_its_own = old.kind == placement.kind and (
            old.ordered.play == placement.play or old.device == step.device
        )
        if is_its_own:
            continue
        if new is None or (old.ordered, old.state, old.device) != (new.ordered, new.state, new.device):
            return False
    return True


def _credit_is_what_was_played(step: Step) -> bool:
    return min(step.balance.values(), default=0) >= 0 and (step.again is None or not step.again.gained)


def _nothing_written_is_undone(step: Step) -> bool:
    if step.loaded is None:
        return True
    held, written = step.view.placement, step.answer.listener
    for kind, (stored, after) in zip(KINDS, step.in_front(), strict=True):
        loaded = step.loaded.queue(kind)
        if stored is None or stored == loaded:
            continue
        if after is None:
            return False
        play = after.ordered.play
        is_as_read = loaded is not None and play == loaded.ordered.play != stored.ordered.play
        is_kept = any(one.training == stored.training for one in written.elsewhere)
        if is_as_read and not is_kept and (held is None or held.play != play):
            return False
    return not any(_is_put_back(stored, written) for stored in step.before.queues if stored)


def _is_put_back(stored: NotedQueue, written: NotedListener) -> bool:
    same = (one for one in written.queues if one is not None and one.ordered.play == stored.ordered.play)
    return any(one.state == "on" and one.spot.order < stored.spot.order for one in same)


def _words_are_obeyed(step: Step) -> bool:
    if step.answer.raised:
        return False
    order = step.answer.order
    name = order.name if order is not None else ""
    if step.word in SILENCING:
        return name == "halt"
    if step.word.startswith("start"):
        return (
            name == "start" and order is not None and order.stream is not None and not order.stream.offset_ms
        )
    if step.word in {"next", "back"} and step.view.placement is None:
        latest = step.before.latest
        current = step.before.queue_at(latest, step.device, None) if latest else None
        return current is None or current.is_over or name in {"start", "halt"}
    return True


def _resume_goes_to_the_place(step: Step) -> bool:
    order = step.answer.order
    if step.word != "resume" or order is None or order.stream is None:
        return True
    placement = order.stream.placement
    queue = step.before.queue_at(placement.kind, step.device, step.view.placement)
    if queue is None or queue.is_over:  # then another that is not over, if its device is silent
        kept = [one for one in step.before.elsewhere if one.kind == placement.kind]
        silent = (one for one in reversed(kept) if one.state != "on" and not one.is_over)
        queue = next(silent, queue)
    if queue is None or queue.source != placement.source:
        return False
    expected, held = queue.spot, step.view.placement
    if held is not None and queue.knows(held):
        seen = NotedSpot(held.play, held.at, held.item, held.item_id, step.view.offset_ms)
        if held.play == queue.ordered.play or queue.device == step.device:
            told = [spot for spot in (queue.spot, queue.confirmed) if spot and spot.play == held.play]
            expected = max([seen, *told], key=lambda spot: spot.order)
    return _without_rest(expected) == (placement.item, order.stream.offset_ms)


def _without_rest(spot: NotedSpot) -> tuple[int, int]:
    """Return the item and the offset at which to go on; after a breather, those of the interrupted move."""
    if spot.item != BREATHER:
        return spot.item, spot.offset_ms
    there = interrupted_spot(Spot("none", spot.at, spot.item, spot.item_id, DurationMs(spot.offset_ms)))
    return there.item, int(there.offset_ms)


def _failures_end(step: Step) -> bool:
    report, order = step.report, step.answer.order
    if report is None or report.name != "failed":
        return True
    placement = report.placement
    if order is not None and order.stream is not None:
        return placement.attempt < order.stream.placement.attempt <= MOST_ATTEMPTS
    queue = step.before.queue_of(placement)
    if queue is None or queue.state != "on" or order is not None:
        return True
    is_behind = queue.confirmed is not None and queue.confirmed.at > placement.at
    after = step.answer.listener.queue_of(placement)
    return is_behind or (report.goes_on and after is not None and after.state == "failed")


SILENCING = frozenset({"pause", "stop"})

STARTS_BY_ITSELF = "hush"
"""The one invariant that is about a device alone; `World` tries it whenever a player begins."""

SENTENCES = {
    "stale": "A report of a play that was neither ordered nor heard last moves nothing, and raises nothing.",
    "forward": "Within a play the place only moves forward, until the play ends.",
    STARTS_BY_ITSELF: "After a pause that was stored, nothing of ours begins by itself on the paused device.",
    "promise": "NearlyFinished is answered the same however often it comes, and changes nothing.",
    "silence": "A report of a queue that is paused, ended or failed is answered with no order but silence.",
    "place": "The place is never before what a device told of its play, nor past what was heard or ordered.",
    "elsewhere": "A report changes no order and no state of a queue that plays on another device.",
    "credit": "The diary never holds more of a training than the way its players went, and nothing twice.",
    "written": "A request that was beaten by another write undoes nothing of it.",
    "obeyed": "Pause is always silence, a start always begins, next and back are never refused.",
    "resume": "Resume begins at the place, or where the device that is spoken to stands itself.",
    "failure": "A stream that fails is tried again, then the next, then silence; never a loop.",
}

OF_THE_WORLD: dict[str, Check] = {
    "place": _place_is_what_was_heard,
    "credit": _credit_is_what_was_played,
    "promise": _promise_is_kept,
    "written": _nothing_written_is_undone,
}
"""What depends on what was true in the world."""

OF_THE_DECISION: dict[str, Check] = {
    "stale": _no_stale_play_moves_the_place,
    "forward": _only_forward,
    "promise": _promise_is_the_same,
    "silence": _silence_is_kept,
    "elsewhere": _others_are_left_alone,
    "obeyed": _words_are_obeyed,
    "resume": _resume_goes_to_the_place,
    "failure": _failures_end,
}
"""What depends on one decision alone, and need be tried only once for each."""


def broken_by(step: Step) -> list[str]:
    """Return the names of the invariants of the world that a step breaks."""
    return [name for name, holds in OF_THE_WORLD.items() if not holds(step)]


def broken_by_decision(step: Step) -> list[str]:
    """Return the names of the invariants of decisions that a step breaks."""
    return [name for name, holds in OF_THE_DECISION.items() if not holds(step)]
