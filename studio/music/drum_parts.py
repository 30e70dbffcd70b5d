"""Drum parts: a style's grooves, with fills, crashes, and a snare roll before a chorus."""

from collections.abc import Iterator, Mapping

from studio.music.notes import CALM_PARTS, PHRASE_BARS, STEPS_A_BAR, NoteEvent, Part
from studio.music.styles import FILLS, SOFT_FILLS, Style

HIT_LEVELS = {"X": 1.0, "x": 0.8, "-": 0.4}
TOMS = {"tom_high": 50, "tom_middle": 47, "tom_low": 43}


def drum_part(style: Style, bar: int, part: Part, draw: int) -> Iterator[NoteEvent]:
    """Yield the drum hits of a bar.

    Args:
        style: the style of the track.
        bar: the number of the bar in the track.
        part: the part of the form that the bar belongs to.
        draw: a random number that chooses the phrase's fill.
    """
    place = bar % PHRASE_BARS
    level = 1.0
    if part.name in CALM_PARTS:
        level = 0.7 if place < PHRASE_BARS // 2 or part.name == "outro" else 0.85
    for drum, bars in _groove(style, part).items():
        if part.name == "intro" and place < 2 and drum not in _intro_drums(style):
            continue
        fills = place == PHRASE_BARS - 1 and drum not in {"kick", "soft_kick"} and part.name != "outro"
        line = bars[(bar + part.repeat) % len(bars)]
        yield from _line(drum, bar, line[: STEPS_A_BAR // 2] if fills else line, level)
    if place == PHRASE_BARS - 1 and part.name != "outro":
        yield from _fill(style, bar, part, draw)
    if place == 0 and part.name in {"chorus", "verse"} and not _is_soft(style):
        yield NoteEvent("crash", bar, 0.0, level=0.9 if part.name == "chorus" else 0.6)
    if part.name == "break" and place >= PHRASE_BARS - 2 and style.synthesised_drums:
        yield from _roll(bar, place)


def _groove(style: Style, part: Part) -> Mapping[str, tuple[str, ...]]:
    if part.name in CALM_PARTS:
        return style.calm
    return style.chorus if part.name == "chorus" else style.verse


def _intro_drums(style: Style) -> frozenset[str]:
    """Return the drums that play alone in the first two bars: the beat, to make the tempo clear."""
    return frozenset({"kick", "soft_kick"} | ({"shaker"} if _is_soft(style) else set()))


def _is_soft(style: Style) -> bool:
    return "kick" not in style.verse


def _fill(style: Style, bar: int, part: Part, draw: int) -> Iterator[NoteEvent]:
    if part.name in CALM_PARTS and style.synthesised_drums:
        return
    fills = SOFT_FILLS if _is_soft(style) or part.name in CALM_PARTS else FILLS
    for drum, line in fills[draw % len(fills)].items():
        yield from _line(drum, bar, line, 0.75 if part.name in CALM_PARTS else 0.9)


def lead_in(style: Style, bar: int, draw: int) -> Iterator[NoteEvent]:
    """Yield a fill in the last half of a bar, after which the drums enter in full."""
    fills = SOFT_FILLS if _is_soft(style) else FILLS
    for drum, line in fills[draw % len(fills)].items():
        yield from _line(drum, bar, line, 0.8)


def entry_crash(style: Style, bar: int) -> Iterator[NoteEvent]:
    """Yield the crash with which the drums enter in full; a soft style has none."""
    if not _is_soft(style):
        yield NoteEvent("crash", bar, 0.0, level=0.8)


def _roll(bar: int, place: int) -> Iterator[NoteEvent]:
    """Yield a snare roll that grows over two bars, with a riser."""
    every = 2 if place == PHRASE_BARS - 2 else 1
    for step in range(0, STEPS_A_BAR, every):
        progress = ((place - PHRASE_BARS + 2) * STEPS_A_BAR + step) / (2 * STEPS_A_BAR)
        yield NoteEvent("snare", bar, step / 4, level=0.25 + 0.5 * progress)
    if place == PHRASE_BARS - 2:
        yield NoteEvent("riser", bar, 0.0, beats=8.0)


def _line(drum: str, bar: int, line: str, level: float) -> Iterator[NoteEvent]:
    for step, mark in enumerate(line):
        if mark != ".":
            yield NoteEvent(drum, bar, step / 4, TOMS.get(drum, 0), level=HIT_LEVELS[mark] * level)
