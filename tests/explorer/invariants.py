"""What must hold at every step: twelve sentences, each with the function that tries it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from skill.domain.playback.breathers import BREATHER, interrupted
from skill.domain.listener.queue import Spot
from skill.domain.ground.units import DurationMs
from tests.explorer.notation import (
    KINDS,
    ListenerT,
    OrderT,
    PlacementT,
    QueueT,
    ReportT,
    SpotT,
    ViewT,
    knows,
    place,
    spot_now,
)

MOST_ATTEMPTS = 2


class Answer(NamedTuple):
    """What came of one request."""

    listener: ListenerT
    order: OrderT | None
    gained_ms: int = 0
    """How much was credited in the diary."""
    raised: str = ""


class Step(NamedTuple):
    """One decision, with what it was made from and what was true in the world."""

    before: ListenerT
    """As stored when it was written."""
    answer: Answer
    device: int
    reached: Mapping[int, tuple[int, int]]
    """How far each play was truly heard."""
    told: tuple[tuple[int, int, int] | None, ...]
    """For each kind: the play last ordered, and the furthest place of it that the skill was told."""
    balance: int
    """How many milliseconds of the present training were heard and are not in the diary."""
    report: ReportT | None = None
    word: str = ""
    view: ViewT = (None, 0, 0)
    """What the device said of its player when the word was spoken."""
    again: Answer | None = None
    """What the same report is answered when it comes a second time."""
    queued: PlacementT | None = None
    """What the device that asks has been promised already, after the stream of the report."""
    loaded: ListenerT | None = None
    """What the request had read before somebody else wrote; None if nobody did."""


Check: TypeAlias = Callable[[Step], bool]


def _queues(one: ListenerT) -> tuple[QueueT | None, QueueT | None]:
    return one[0], one[1]


def _queue_reported(step: Step) -> QueueT | None:
    """Return the queue that knows the play of the report; None if none does."""
    assert step.report is not None
    placement = step.report[1]
    queue = step.before[KINDS.index(placement[0])]
    assert queue is None or isinstance(queue, tuple)
    return queue if knows(queue, placement) else None  # type: ignore[arg-type]


def _no_stale_play_moves_the_place(step: Step) -> bool:
    if step.report is None:
        return True
    if step.answer.raised:
        return False
    return _queue_reported(step) is not None or step.answer.listener == step.before


def _only_forward(step: Step) -> bool:
    for old, new in zip(_queues(step.before), _queues(step.answer.listener), strict=True):
        if old is None or new is None or old[4][0] != new[4][0] or new[6] == "done":
            continue
        if place(spot_now(new)) < place(spot_now(old)):
            return False
    return True


def _promise_is_the_same(step: Step) -> bool:
    if step.report is None or step.report[0] != "nearly":
        return True
    return step.answer.listener == step.before and step.again == step.answer


def _promise_is_kept(step: Step) -> bool:
    if step.report is None or step.report[0] != "nearly" or step.queued is None:
        return True
    queue = _queue_reported(step)
    if queue is None or queue[6] != "on" or queue[4][0] != step.report[1][2]:
        return True  # silence was asked for, or something else, since it was promised
    order = step.answer.order
    return order is not None and order[1] is not None and _tried(order[1][0]) == _tried(step.queued)


def _tried(one: PlacementT) -> PlacementT:
    return (*one[:6], 0, one[7])


def _silence_is_kept(step: Step) -> bool:
    if step.report is None:
        return True
    queue = _queue_reported(step)
    if queue is None or queue[6] == "on":
        return True
    return step.answer.order is None or step.answer.order[0] == "halt"


def _place_is_what_was_heard(step: Step) -> bool:
    for queue, told in zip(_queues(step.answer.listener), step.told, strict=True):
        if queue is None or queue[6] == "done":
            continue
        spot = spot_now(queue)
        if told is not None and told[0] == queue[4][0] and place(spot) < told[1:]:
            return False
        if spot != queue[4] and place(spot) > step.reached.get(spot[0], (-1, -1)):
            return False
    return True


def _others_are_left_alone(step: Step) -> bool:
    if step.report is None:
        return True
    about = KINDS.index(step.report[1][0])
    for kind, (old, new) in enumerate(zip(_queues(step.before), _queues(step.answer.listener), strict=True)):
        is_its_own = kind == about and old is not None and (
            old[4][0] == step.report[1][2] or old[8] == step.device
        )  # fmt: skip
        if is_its_own or old is None:
            continue
        if new is None or (old[4], old[6], old[8]) != (new[4], new[6], new[8]):
            return False
    return True


def _credit_is_what_was_played(step: Step) -> bool:
    return step.balance >= 0 and (step.again is None or step.again.gained_ms == 0)


def _nothing_written_is_undone(step: Step) -> bool:
    if step.loaded is None:
        return True
    held = step.view[0]
    rows = zip(_queues(step.loaded), _queues(step.before), _queues(step.answer.listener), strict=True)
    for loaded, stored, after in rows:
        if stored is None or stored == loaded:
            continue
        if after is None:
            return False
        has_come_back = loaded is not None and after[4][0] == loaded[4][0] != stored[4][0]
        if has_come_back and (held is None or held[2] != after[4][0]):
            return False
        if after[4][0] == stored[4][0] and after[6] == "on" and place(spot_now(after)) < place(spot_now(stored)):
            return False
    return True


def _words_are_obeyed(step: Step) -> bool:
    order = step.answer.order
    if step.answer.raised:
        return False
    if step.word in {"pause", "stop"}:
        return order is not None and order[0] == "halt"
    if step.word.startswith("start"):
        return order is not None and order[0] == "start" and order[1] is not None and order[1][1] == 0
    if step.word in {"next", "back"}:
        current = step.before[0] if step.before[2] == "workout" else step.before[1]
        is_open = current is not None and current[6] not in {"done", "left"} and step.view[0] is None
        return not is_open or (order is not None and order[0] in {"start", "halt"})
    return True


def _settled(spot: SpotT) -> tuple[int, int]:
    """Return item and offset at which to go on, after the breather if it is one."""
    if spot[2] != BREATHER:
        return spot[2], spot[4]
    there = interrupted(Spot("none", spot[1], spot[2], spot[3], DurationMs(spot[4])))
    return there.item, int(there.offset_ms)


def _resume_goes_to_the_place(step: Step) -> bool:
    order, held = step.answer.order, step.view[0]
    if step.word != "resume" or order is None or order[0] != "start" or order[1] is None:
        return True
    placement, offset = order[1]
    queue = step.before[0] if placement[0] == "workout" else step.before[1]
    if queue is None or queue[1] != placement[1]:
        return False
    expected = spot_now(queue)
    if held is not None and knows(queue, held):
        seen: SpotT = (held[2], held[3], held[4], held[5], step.view[1])
        is_lost = held[2] != queue[4][0]
        if (is_lost and queue[8] == step.device) or (not is_lost and place(seen) > place(expected)):
            expected = seen
    return _settled(expected) == (placement[4], offset)


def _failures_end(step: Step) -> bool:
    if step.report is None or step.report[0] != "failed":
        return True
    queue, order, placement = _queue_reported(step), step.answer.order, step.report[1]
    if order is not None and order[1] is not None and order[1][0][6] > MOST_ATTEMPTS:
        return False
    if order is not None and order[1] is not None and order[1][0][6] <= placement[6]:
        return False
    if queue is None or queue[6] != "on" or (queue[5] is not None and queue[5][1] > placement[3]):
        return True
    after = step.answer.listener[KINDS.index(placement[0])]
    return order is not None or (step.report[4] and after is not None and after[6] == "failed")


STARTS_BY_ITSELF = "hush"
"""The one invariant that is about a device alone; `World` tries it whenever a player begins."""

SENTENCES = {
    "stale": "A report of a play that was neither ordered nor heard last moves nothing, and raises nothing.",
    "forward": "Within a play the place only moves forward, until the play ends.",
    STARTS_BY_ITSELF: "After a pause that was stored, nothing of ours begins by itself on the paused device.",
    "promise": "NearlyFinished is answered the same however often it comes, and changes nothing.",
    "silence": "A report of a queue that is paused, ended or failed is answered with no order but silence.",
    "place": "The place is never before what a device told of its play, nor beyond what was heard or ordered.",
    "elsewhere": "A device's report changes no order and no state of a queue that plays on another device.",
    "credit": "The diary never holds more of a training than the way that its players went, and nothing twice.",
    "written": "A request that was beaten by another write undoes nothing of it.",
    "obeyed": "Pause is always silence, a start always begins, next and back are never refused in a workout.",
    "resume": "Resume begins at the place, or where the device that is spoken to stands itself.",
    "failure": "A stream that fails is tried again, then the next, then there is silence: no loop, no nothing.",
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
"""What depends on one decision alone, and need be tried once for each."""


def broken_by(step: Step) -> list[str]:
    """Return the names of the invariants of the world that a step breaks."""
    return [name for name, holds in OF_THE_WORLD.items() if not holds(step)]


def broken_by_decision(step: Step) -> list[str]:
    """Return the names of the invariants of decisions that a step breaks."""
    return [name for name, holds in OF_THE_DECISION.items() if not holds(step)]
