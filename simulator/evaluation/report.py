"""An evaluation as lines of text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.evaluation.evaluation import Evaluation, Result
from simulator.evaluation.labelled_utterances import LabelledUtterance
from simulator.evaluation.sample_conflicts import Conflict


@dataclass(frozen=True, slots=True)
class Aims:
    """The least shares of right intents and slots, in percent; harmful nonsense is never allowed."""

    intents: float = 95.0
    slots: float = 93.0

    def met(self, evaluation: Evaluation) -> bool:
        """Return True if an evaluation reaches the aims."""
        return (
            evaluation.intents >= self.intents and evaluation.slots >= self.slots and not evaluation.harmful
        )

    @property
    def words(self) -> str:
        """The aims as text."""
        return f"aims ({self.intents:.0f} % of intents, {self.slots:.0f} % of slots, no harmful nonsense)"


AIMS = Aims()


def figures(locale: str, evaluation: Evaluation) -> Iterator[str]:
    """Yield the shares of right intents and slots, and the harmful nonsense."""
    count = sum(len(one.right) + len(one.wrong) for one in evaluation.results)
    size = f"{len(evaluation.results)} utterances, {count} slots"
    yield f"{locale}: {size}, {evaluation.nonsense} lines of nonsense"
    yield f"  intents right   {evaluation.intents:5.1f} %"
    yield f"  slots right     {evaluation.slots:5.1f} %"
    yield f"  harmful nonsense {len(evaluation.harmful):4d}"
    for name, part in (("shown", evaluation.shown), ("held out", evaluation.held_out)):
        share = f"intents {part.intents:.1f} %, slots {part.slots:.1f} %"
        yield f"  {name + ':':<10}{len(part.results):4d} utterances, {share}"
    if evaluation.missing:
        carried = evaluation.carried
        yield (
            f"  of the {len(carried.results)} utterances whose intent the model holds: "
            f"intents {carried.intents:.1f} %, slots {carried.slots:.1f} %"
        )
        yield f"  not in the model, and so wrong: {', '.join(sorted(evaluation.missing))}"
    for said, intent in evaluation.harmful:
        yield f"  harmful: {said!r} was taken for {intent}"


def confusions(evaluation: Evaluation) -> Counter[tuple[str, str]]:
    """Return how often each intent was understood as each other one."""
    wrong = (one for one in evaluation.results if not one.is_right)
    return Counter((one.utterance.intent, one.intent) for one in wrong)


def confusion_lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield the confusions without the held-out utterances, the most frequent first."""
    for (meant, understood), count in confusions(evaluation.shown).most_common():
        yield f"  {count:3d}  {meant} -> {understood}"


def wrong_lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield each utterance with a mistake, without the held-out ones."""
    for one in evaluation.shown.results:
        if not one.is_right:
            yield f"  {one.utterance.file}: {one.utterance.said!r}: {one.utterance.intent} -> {one.intent}"
        elif one.wrong:
            yield f"  {one.utterance.file}: {one.utterance.said!r}: {one.intent} ({', '.join(_slots(one))})"


def conflict_lines(found: Sequence[Conflict], *, all_of_them: bool) -> Iterator[str]:
    """Yield the number of conflicts, and the conflicts themselves if asked for."""
    yield f"  samples that compete: {len(found)}" + ("" if all_of_them else " (--conflicts lists them)")
    for one in found if all_of_them else ():
        told = ", ".join(f"{intent}: {text!r}" for intent, text in one.samples)
        yield f"    {'same' if one.is_same else 'near'}  {told}"


def overlap_lines(found: Sequence[tuple[LabelledUtterance, str]], *, all_of_them: bool) -> Iterator[str]:
    """Yield the number of utterances that equal a sample, and the utterances themselves if asked for."""
    yield f"  rows that are samples: {len(found)}" + ("" if all_of_them else " (--overlaps lists them)")
    for utterance, intent in found if all_of_them else ():
        yield f"    {utterance.file}: {utterance.said!r} ({intent})"


def _slots(result: Result) -> Iterator[str]:
    for name in result.wrong:
        given = result.values.get(name)
        meant = result.utterance.slots.get(name, "nothing")
        yield f"{name}: {meant} -> {(given['id'] or given['value']) if given else 'nothing'}"
