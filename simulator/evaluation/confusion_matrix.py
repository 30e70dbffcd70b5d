"""The confusion matrix as a picture: the intent that was meant downwards, the one understood across."""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from simulator.evaluation.evaluation import Evaluation

CELL = 15
LABELS = 190
HEAD = 46
INK, PAPER, GRID = "#1d2430", "#ffffff", "#e6e9ee"
RIGHT, WRONG = (22, 122, 94), (196, 52, 32)
"""Green and red of different lightness, so that readers who cannot see colors can tell them apart."""

_STYLE = (
    f"text{{font:10px sans-serif;fill:{INK}}}.t{{font-size:15px;font-weight:bold}}.n{{text-anchor:middle}}"
)


def heat_map(locale: str, evaluation: Evaluation) -> str:
    """Return the picture as SVG; its cells leave out the held-out utterances, its headline counts all."""
    counts = Counter((one.utterance.intent, one.intent) for one in evaluation.shown.results)
    down = list(dict.fromkeys(one.utterance.intent for one in evaluation.shown.results))
    others = sorted({understood for _, understood in counts} - set(down))
    return "\n".join(_drawn(locale, evaluation, counts, down, [*down, *others]))


def _drawn(
    locale: str, evaluation: Evaluation, counts: Counter[tuple[str, str]], down: list[str], across: list[str]
) -> Iterator[str]:
    top = HEAD + LABELS
    width, height = LABELS + CELL * len(across) + 20, top + CELL * len(down) + 20
    box = f'viewBox="0 0 {width} {height}" width="{width}" role="img"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    yield f"<title>{escape(_headline(locale, evaluation))}</title><style>{_STYLE}</style>"
    yield f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
    yield f'<text class="t" x="12" y="22">{escape(_headline(locale, evaluation))}</text>'
    yield '<text x="12" y="38">Down: meant. Across: understood. Red: wrong. Without the held-out.</text>'
    yield from _labels(down, across, top)
    totals = Counter[str]()
    for (meant, _), count in counts.items():
        totals[meant] += count
    for row, meant in enumerate(down):
        for column, understood in enumerate(across):
            if count := counts[meant, understood]:
                place = LABELS + column * CELL, top + row * CELL
                yield from _cell(place, meant, understood, count, totals[meant])
    yield "</svg>"


def _headline(locale: str, evaluation: Evaluation) -> str:
    return (
        f"{locale}: intents {evaluation.intents:.1f} %, slots {evaluation.slots:.1f} %, "
        f"harmful nonsense {len(evaluation.harmful)} of {evaluation.nonsense}"
    )


def _labels(down: Iterable[str], across: Iterable[str], top: int) -> Iterator[str]:
    edge = LABELS - 6
    for row, intent in enumerate(down):
        y = top + row * CELL
        yield f'<path d="M{LABELS} {y}h9999" stroke="{GRID}"/>'
        yield f'<text x="{edge}" y="{y + 11}" text-anchor="end">{_short(intent)}</text>'
    for column, intent in enumerate(across):
        x = LABELS + column * CELL
        yield f'<path d="M{x} {top}v9999" stroke="{GRID}"/>'
        yield f'<text transform="translate({x + 11} {top - 6}) rotate(-90)">{_short(intent)}</text>'


def _cell(place: tuple[int, int], meant: str, understood: str, count: int, total: int) -> Iterator[str]:
    x, y = place
    is_right = meant == understood
    share = count / total
    # Wrong cells are always dark, so that one mistake in twenty can be seen.
    depth = share if is_right else 0.45 + 0.55 * share
    fill = _mixed(RIGHT if is_right else WRONG, depth)
    ink = PAPER if depth > 0.6 else INK
    yield f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{fill}">'
    yield f"<title>{escape(meant)} as {escape(understood)}: {count} of {total}</title></rect>"
    yield f'<text class="n" x="{x + CELL / 2}" y="{y + 11}" style="fill:{ink}">{count}</text>'


def _mixed(colour: tuple[int, int, int], depth: float) -> str:
    parts = (round(255 + (part - 255) * depth) for part in colour)
    return f"rgb({','.join(map(str, parts))})"


def _short(intent: str) -> str:
    return escape(intent.removesuffix("Intent").removeprefix("AMAZON."))
