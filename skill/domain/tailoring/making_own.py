"""A workout made one's own when it begins: what is never to come again is done otherwise, or left out.

Three things change an author's move: that it is left out for good, that it jumps where nothing may jump,
and that the plan goes an easier or a harder way. A move without a stand-in is left out; nothing that was
not wanted comes back because no better was found.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Exercise, Segment, Track
from skill.domain.library.lookup import Library
from skill.domain.listener.profile import Profile
from skill.domain.listener.queue import Queue
from skill.domain.tailoring.length import Ahead, fitted
from skill.domain.tailoring.plan_level import level_for, minutes_for
from skill.domain.tailoring.similar_moves import Limits, most_similar
from skill.domain.turn.scene import Scene

MINUTE_MS = 60_000
MOST_STEPS = 6
"""How many variants are tried for a stand-in."""


def made_own(scene: Scene, queue: Queue, items: tuple[Segment | Track, ...]) -> Queue:
    """Return a new queue as this person does it; see above. Changes that it has already are kept."""
    return _as_planned(scene, _with_own_moves(scene, queue, items), items)


def _as_planned(scene: Scene, queue: Queue, items: tuple[Segment | Track, ...]) -> Queue:
    """Return the queue as long as the plan wants it, where it is the next training of one."""
    minutes = minutes_for(scene.listener, scene.library, queue.source.id)
    row = tuple(one for item in queue.order if isinstance(one := items[item], Segment))
    if minutes is None or not row:
        return queue
    whole = tuple(one for one in items if isinstance(one, Segment))
    after = fitted(whole, Ahead(row[0], DurationMs(0), row[1:]), minutes * MINUTE_MS)
    order = (row[0].place, *(one.place for one in after))
    return replace(queue, order=order, end=len(order))


def _with_own_moves(scene: Scene, queue: Queue, items: tuple[Segment | Track, ...]) -> Queue:
    moves = {item.exercise for item in items if isinstance(item, Segment)}
    if not moves:
        return queue
    level = level_for(scene.listener, scene.library, queue.source.id)
    swaps, gone = dict(queue.swaps), set()
    for own in moves:
        instead = _own_move(scene, swaps.get(own, own), level)
        if instead is None:
            gone.add(own)
        elif instead != own:
            swaps[own] = instead
    order = tuple(
        item for item in queue.order if not (isinstance(one := items[item], Segment) and one.exercise in gone)
    )
    if not order or order == queue.order:
        return replace(queue, swaps=tuple(sorted(swaps.items())))
    first = queue.ordered
    there = replace(first, item=order[0], item_id=items[order[0]].id)
    return replace(queue, swaps=tuple(sorted(swaps.items())), order=order, end=len(order), ordered=there)


def stand_in(library: Library, move: Exercise, profile: Profile) -> str | None:
    """Return the exercise to do instead of one: the most_similar, else the nearest variant; None if none is."""
    limits = Limits(
        at_hand=frozenset({*move.equipment, *(profile.equipment or ()), "mat"}),
        left_out=frozenset(profile.left_out),
        impact="low" if profile.low_impact else "high",
    )
    like = most_similar(library, move, limits)
    if like is not None:
        return like.id
    tried, queue = {move.id}, [move.easier_move, move.harder_move]
    while queue and len(tried) < MOST_STEPS:
        one = queue.pop(0)
        other = library.exercise(one) if one and one not in tried else None
        if other is None:
            continue
        tried.add(other.id)
        if _may_come(other, profile) and set(other.equipment) <= set(move.equipment) | {"mat"}:
            return other.id
        queue += [other.easier_move, other.harder_move]
    return None


def _own_move(scene: Scene, own: str, level: int) -> str | None:
    profile, move = scene.listener.profile, scene.library.exercise(own)
    if move is None:
        return own if own not in profile.left_out else None
    if level:
        wanted = move.easier_move if level < 0 else move.harder_move
        move = (scene.library.exercise(wanted) if wanted else None) or move
    return move.id if _may_come(move, profile) else stand_in(scene.library, move, profile)


def _may_come(move: Exercise, profile: Profile) -> bool:
    return move.id not in profile.left_out and not (profile.low_impact and move.impact == "high")
