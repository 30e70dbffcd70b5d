"""A bar chart as an SVG: the time from starting each program to its first answer, in three parts."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, LEFT, ROW, TOP = 760, 210, 34, 46
SHADES = ("#9aa5b1", "#3e7cb1", "#e09f3e")
PARTS = ("Python itself", "imports and wiring", "the first answer")


@dataclass(frozen=True, slots=True)
class Bar:
    """A program and its three times, in milliseconds."""

    name: str
    parts_ms: tuple[float, float, float]


def cold_start_chart(bars: Sequence[Bar]) -> str:
    """Return the SVG, with one bar for each program."""
    longest = max(sum(bar.parts_ms) for bar in bars)
    scale = (WIDTH - LEFT - 80) / longest
    height = TOP + ROW * len(bars) + 20
    rows = [_legend()]
    for number, bar in enumerate(bars):
        rows.append(_row(bar, TOP + ROW * number, scale))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{"".join(rows)}</svg>\n'
    )


def _legend() -> str:
    pieces = []
    for number, (part, shade) in enumerate(zip(PARTS, SHADES, strict=True)):
        x = LEFT + 170 * number
        pieces.append(f'<rect x="{x}" y="14" width="12" height="12" fill="{shade}"/>')
        pieces.append(f'<text x="{x + 18}" y="25">{part}</text>')
    return "".join(pieces) + "\n"


def _row(bar: Bar, y: int, scale: float) -> str:
    pieces = [f'<text x="{LEFT - 10}" y="{y + 17}" text-anchor="end">{bar.name}</text>']
    x = float(LEFT)
    for part, shade in zip(bar.parts_ms, SHADES, strict=True):
        pieces.append(f'<rect x="{x:.1f}" y="{y}" width="{part * scale:.1f}" height="24" fill="{shade}"/>')
        x += part * scale
    pieces.append(f'<text x="{x + 6:.1f}" y="{y + 17}">{sum(bar.parts_ms):.0f} ms</text>')
    return "".join(pieces) + "\n"
