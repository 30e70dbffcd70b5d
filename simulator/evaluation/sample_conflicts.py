"""Samples of two intents with the same or nearly the same words, and labelled utterances that are samples."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from simulator.evaluation.labelled_utterances import LabelledSet, LabelledUtterance
from simulator.understanding.grammar import Sample
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.language import Language
from simulator.understanding.words import plain, without_courtesies, words_of


@dataclass(frozen=True, slots=True)
class Conflict:
    """Samples of different intents that match the same words."""

    samples: tuple[tuple[str, str], ...]
    """Pairs of an intent and its sample, one for each intent."""
    is_same: bool
    """True if the words are the same, False if they are nearly the same."""


def conflicts(understanding: Understanding) -> list[Conflict]:
    """Return the conflicts between the samples of a model, those with the same words first."""
    same: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    near: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for sample in understanding.samples:
        typed = tuple(_typed(part, sample, understanding) for part in sample.parts)
        text = " ".join(sample.parts)
        same[typed].setdefault(sample.intent, text)
        if bare := _bare(typed, understanding.language):
            near[bare].setdefault(sample.intent, text)
    found = [Conflict(tuple(one.items()), is_same=True) for one in same.values() if _compete(one)]
    known = {one.samples for one in found}
    alike = (tuple(one.items()) for one in near.values() if _compete(one))
    return found + [Conflict(one, is_same=False) for one in alike if one not in known]


def _compete(samples: Mapping[str, str]) -> bool:
    """Return True if there are several intents, and at least one is not a built-in intent."""
    return len(samples) > 1 and not all(intent.startswith("AMAZON.") for intent in samples)


def _typed(part: str, sample: Sample, understanding: Understanding) -> str:
    if not part.startswith("{"):
        return part
    return "{" + understanding.types[sample.intent].get(part[1:-1], "") + "}"


def _bare(parts: tuple[str, ...], language: Language) -> tuple[str, ...]:
    words = plain(without_courtesies(words_of(" ".join(parts), language), language))
    bare = tuple(word for word in words if word not in language.minor_words)
    return () if len(bare) < 2 and language.common_words.issuperset(bare) else bare


def without_utterances(text: str, utterances: Collection[LabelledUtterance]) -> str:
    """Return the text of a file of labelled utterances without some of the utterances."""
    starts = tuple(json.dumps(utterance.said, ensure_ascii=False) + " =" for utterance in utterances)
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(starts))


def utterances_that_are_samples(
    labelled: LabelledSet, understanding: Understanding
) -> Iterator[tuple[LabelledUtterance, str]]:
    """Yield the labelled utterances that equal a sample, with its intent; such utterances prove nothing."""
    held = {sample.parts: sample.intent for sample in understanding.samples}
    for utterance in labelled.utterances:
        words = plain(words_of(utterance.said, understanding.language))
        if words in held:
            yield utterance, held[words]
