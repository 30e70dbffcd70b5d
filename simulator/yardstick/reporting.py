"""The figures and the confusions, as text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.yardstick.conflicts import Conflict
from simulator.yardstick.judging import Judged, Verdict
from simulator.yardstick.rows import Row


@dataclass(frozen=True, slots=True)
class Aims:
    """What is aimed at, in per cent; nonsense that changes something is never allowed."""

    intents: float = 95.0
    slots: float = 93.0

    def met(self, judged: Judged) -> bool:
        """True if a model reaches them."""
        return judged.intents >= self.intents and judged.slots >= self.slots and not judged.harmful

    @property
    def words(self) -> str:
        """What is aimed at, in words."""
        return f"aims ({self.intents:.0f} % of intents, {self.slots:.0f} % of slots, no harmful nonsense)"


AIMS = Aims()


def figures(locale: str, judged: Judged) -> Iterator[str]:
    """Yield what there is to know in a few lines."""
    count = sum(len(one.right) + len(one.wrong) for one in judged.verdicts)
    yield f"{locale}: {len(judged.verdicts)} utterances, {count} slots, {judged.nonsense} lines of nonsense"
    yield f"  intents right   {judged.intents:5.1f} %"
    yield f"  slots right     {judged.slots:5.1f} %"
    yield f"  harmful nonsense {len(judged.harmful):4d}"
    for name, part in (("shown", judged.shown), ("held out", judged.held_out)):
        share = f"intents {part.intents:.1f} %, slots {part.slots:.1f} %"
        yield f"  {name + ':':<10}{len(part.verdicts):4d} utterances, {share}"
    if judged.missing:
        carried = judged.carried
        yield (
            f"  of the {len(carried.verdicts)} utterances whose intent the model holds: "
            f"intents {carried.intents:.1f} %, slots {carried.slots:.1f} %"
        )
        yield f"  not in the model, and so wrong: {', '.join(sorted(judged.missing))}"
    for said, intent in judged.harmful:
        yield f"  harmful: {said!r} was taken for {intent}"


def confusions(judged: Judged) -> Counter[tuple[str, str]]:
    """Return how often which intent was taken for which other one."""
    wrong = (one for one in judged.verdicts if not one.is_right)
    return Counter((one.row.intent, one.intent) for one in wrong)


def confusion_lines(judged: Judged) -> Iterator[str]:
    """Yield the confusions of what may be shown, the most frequent first."""
    for (meant, understood), count in confusions(judged.shown).most_common():
        yield f"  {count:3d}  {meant} -> {understood}"


def wrong_lines(judged: Judged) -> Iterator[str]:
    """Yield each utterance of which something was not understood, and that may be shown."""
    for one in judged.shown.verdicts:
        if not one.is_right:
            yield f"  {one.row.file}: {one.row.said!r}: {one.row.intent} -> {one.intent}"
        elif one.wrong:
            yield f"  {one.row.file}: {one.row.said!r}: {one.intent} ({', '.join(_slots(one))})"


def conflict_lines(found: Sequence[Conflict], *, all_of_them: bool) -> Iterator[str]:
    """Yield how many samples compete, and which."""
    yield f"  samples that compete: {len(found)}" + ("" if all_of_them else " (--conflicts lists them)")
    for one in found if all_of_them else ():
        told = ", ".join(f"{intent}: {text!r}" for intent, text in one.samples)
        yield f"    {'same' if one.is_same else 'near'}  {told}"


def overlap_lines(found: Sequence[tuple[Row, str]], *, all_of_them: bool) -> Iterator[str]:
    """Yield how many rows are samples, and which."""
    yield f"  rows that are samples: {len(found)}" + ("" if all_of_them else " (--overlaps lists them)")
    for row, intent in found if all_of_them else ():
        yield f"    {row.file}: {row.said!r} ({intent})"


def _slots(verdict: Verdict) -> Iterator[str]:
    for name in verdict.wrong:
        given = verdict.values.get(name)
        meant = verdict.row.slots.get(name, "nothing")
        yield f"{name}: {meant} -> {(given['id'] or given['value']) if given else 'nothing'}"
