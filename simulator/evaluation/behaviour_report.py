"""Judgements of behaviour as lines of text."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from simulator.evaluation.behaviour import Judged
from simulator.understanding.ears import Ear


def behaviour_figures(ear: Ear, results: Sequence[Judged]) -> Iterator[str]:
    """Yield how many rows were answered well and how many did harm: all, by kind and by moment."""
    yield f"behaviour, {ear} ear: {_figures(results)}"
    for name, is_held_out in (("shown", False), ("held out", True)):
        yield f"  {name + ':':<12}{_figures([one for one in results if one.row.is_held_out == is_held_out])}"
    yield from _by("kind", results, lambda one: one.row.kind)
    yield from _by("moment", results, lambda one: one.row.moment)
    harm = Counter(name for one in results for name in one.harm)
    yield "  harm: " + (", ".join(f"{name} {count}" for name, count in harm.most_common()) or "none")


def behaviour_wrong_lines(results: Sequence[Judged]) -> Iterator[str]:
    """Yield each shown row that was not answered well, harm first."""
    shown = [one for one in results if not one.row.is_held_out and not one.is_well]
    for one in sorted(shown, key=lambda one: not one.harm):
        told = "; ".join([f"HARM {name}" for name in one.harm] + list(one.missed))
        yield f"  {one.row.kind}, {one.row.moment}: {one.row.say!r} -> {one.intent}: {told}"
        yield f"      said: {one.spoken[:200] or '(nothing)'}"
        yield f"      well: {one.row.well}"


def harm_count(results: Sequence[Judged]) -> int:
    """Return how many rows did harm."""
    return sum(bool(one.harm) for one in results)


def _by(name: str, results: Sequence[Judged], key: Callable[[Judged], str]) -> Iterator[str]:
    yield f"  by {name}:"
    for value in sorted({key(one) for one in results}):
        yield f"    {value:<12}{_figures([one for one in results if key(one) == value])}"


def _figures(results: Sequence[Judged]) -> str:
    well = sum(one.is_well for one in results)
    share = 100 * well / len(results) if results else 100.0
    return f"{len(results):4d} rows, {share:5.1f} % answered well, {harm_count(results):3d} with harm"
