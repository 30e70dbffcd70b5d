"""Drumming: a style's grooves, and what a drummer adds: fills, growth, a crash where it lifts."""

from collections.abc import Iterator, Mapping

from studio.music.notes import CALM, PHRASE, STEPS, NoteEvent, Part
from studio.music.styles import FILLS, SOFT_FILLS, Style

LEVELS = {"X": 1.0, "x": 0.8, "-": 0.4}
TOMS = {"tom_high": 50, "tom_middle": 47, "tom_low": 43}


def drum_part(style: Style, bar: int, part: Part, draw: int) -> Iterator[NoteEvent]:
    """Yield a bar's drums.

    Args:
        style: what is played.
        bar: of the track.
        part: of the form.
        draw: a number that chooses the phrase's fill.
    """
    place = bar % PHRASE
    level = 1.0
    if part.name in CALM:
        level = 0.7 if place < PHRASE // 2 or part.name == "end" else 0.85
    for drum, bars in _groove(style, part).items():
        if part.name == "beginning" and place < 2 and drum not in _first_heard(style):
            continue
        fills = place == PHRASE - 1 and drum not in {"kick", "soft_kick"} and part.name != "end"
        line = bars[(bar + part.again) % len(bars)]
        yield from _line(drum, bar, line[: STEPS // 2] if fills else line, level)
    if place == PHRASE - 1 and part.name != "end":
        yield from _fill(style, bar, part, draw)
    if place == 0 and part.name in {"lift", "verse"} and not _is_soft(style):
        yield NoteEvent("crash", bar, 0.0, level=0.9 if part.name == "lift" else 0.6)
    if part.name == "break" and place >= PHRASE - 2 and style.own:
        yield from _roll(bar, place)


def _groove(style: Style, part: Part) -> Mapping[str, tuple[str, ...]]:
    if part.name in CALM:
        return style.calm
    return style.lift if part.name == "lift" else style.verse


def _first_heard(style: Style) -> frozenset[str]:
    """Return what begins alone: the beat itself, so that one knows the tempo from the first bar."""
    return frozenset({"kick", "soft_kick"} | ({"shaker"} if _is_soft(style) else set()))


def _is_soft(style: Style) -> bool:
    return "kick" not in style.verse


def _fill(style: Style, bar: int, part: Part, draw: int) -> Iterator[NoteEvent]:
    if part.name in CALM and style.own:
        return
    fills = SOFT_FILLS if _is_soft(style) or part.name in CALM else FILLS
    for drum, line in fills[draw % len(fills)].items():
        yield from _line(drum, bar, line, 0.75 if part.name in CALM else 0.9)


def _roll(bar: int, place: int) -> Iterator[NoteEvent]:
    """Yield a snare that grows over two bars, and the wind that rises with it."""
    every = 2 if place == PHRASE - 2 else 1
    for step in range(0, STEPS, every):
        way = ((place - PHRASE + 2) * STEPS + step) / (2 * STEPS)
        yield NoteEvent("snare", bar, step / 4, level=0.25 + 0.5 * way)
    if place == PHRASE - 2:
        yield NoteEvent("riser", bar, 0.0, beats=8.0)


def _line(drum: str, bar: int, line: str, level: float) -> Iterator[NoteEvent]:
    for step, mark in enumerate(line):
        if mark != ".":
            yield NoteEvent(drum, bar, step / 4, TOMS.get(drum, 0), level=LEVELS[mark] * level)
