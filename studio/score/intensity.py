"""Intensity: which layer of the music plays in which bar of a segment. Pure.

A warm-up opens, work drives and pushes in the end, a rest breathes, and a cool-down closes. A layer changes
on a bar line: the first one at or after the word that it follows.
"""

from collections.abc import Iterator, Sequence

from studio.music.layers import LayerChange
from studio.music.tempo import BEATS_A_BAR, beats_to_ms
from studio.score.segment_plan import PlannedSegment

LEAD_IN_BARS = 2
"""Bars before the work in which the beat is back, so that it has somewhere to come from."""
RINGS_BARS = 4
"""Bars before a segment whose drums may still ring in it."""
PUSHED_MS, LONGEST_PUSH_MS = 20_000, 45_000
"""The shortest work whose last third is pushed, and the most of it that is."""


def layers_under(plan: Sequence[PlannedSegment], planned: PlannedSegment) -> tuple[LayerChange, ...]:
    """Return the layers of a segment's music, by the bar from which each plays on.

    Bars are counted from the segment's first. Where the music runs on from the segment before, the first
    change is before that: what was struck there still rings.
    """
    before = plan[planned.place - 1] if planned.place else None
    changes = list(_changes(plan, planned))
    if before and (before.track, before.start_bar + before.bars) == (planned.track, planned.start_bar):
        changes = [(-RINGS_BARS, list(_changes(plan, before))[-1][1]), *changes]
    return tuple(_kept(changes))


def _kept(changes: Sequence[LayerChange]) -> Iterator[LayerChange]:
    """Yield the changes that change something."""
    for place, (bar, layer) in enumerate(changes):
        if not place or changes[place - 1][1] != layer:
            yield bar, layer


def _changes(plan: Sequence[PlannedSegment], planned: PlannedSegment) -> Iterator[LayerChange]:
    """Yield each layer of a segment with its first bar, in order; some may be the same as the one before."""
    is_late = _is_second_half(plan, planned)
    if planned.block_kind == "cool-down":
        first, work, rest = "close", "close" if is_late else "open", "close"
    elif planned.block_kind == "warm-up":
        first, work, rest = "breathe", "warm" if is_late else "open", "breathe"
    else:
        first, work, rest = "breathe", "drive", "close" if planned.is_last else "breathe"
    at, until = (_bar_at(ms, planned.bpm) for ms in (planned.work_start_ms, planned.work_end_ms))
    yield 0, "open" if planned.is_first and first == "breathe" else first
    yield from _within(planned, ((at - LEAD_IN_BARS, "open"),) if work == "drive" else ())
    yield from _within(planned, ((at, work), *(_push(planned) if work == "drive" else ()), (until, rest)))


def _push(planned: PlannedSegment) -> Iterator[LayerChange]:
    """Yield the change with which the end of the work begins, if it is long enough to have one."""
    lasts = planned.work_end_ms - planned.work_start_ms
    if lasts >= PUSHED_MS:
        yield _bar_at(planned.work_end_ms - min(lasts // 3, LONGEST_PUSH_MS), planned.bpm), "push"


def _within(planned: PlannedSegment, changes: Sequence[LayerChange]) -> Iterator[LayerChange]:
    """Yield the changes that fall into a segment, each later than the one before."""
    last = 0
    for bar, layer in changes:
        if last < bar < planned.bars:
            yield bar, layer
            last = bar


def _bar_at(ms: int, bpm: int) -> int:
    """Return the first bar that begins at a time or after it."""
    a_bar = beats_to_ms(BEATS_A_BAR, bpm)
    return -(-(ms - a_bar // 100) // a_bar)


def _is_second_half(plan: Sequence[PlannedSegment], planned: PlannedSegment) -> bool:
    """Return whether a segment is in the second half of the workout's segments of its kind."""
    places = [one.place for one in plan if one.block_kind == planned.block_kind]
    return places.index(planned.place) * 2 >= len(places)
