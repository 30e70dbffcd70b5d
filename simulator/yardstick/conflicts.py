"""Samples that compete: the same words, or nearly, in two intents; and rows that are samples themselves."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from simulator.understanding.grammar import Sample
from simulator.understanding.language import Language
from simulator.understanding.model import Understanding
from simulator.understanding.words import plain, without_courtesies, words_of
from simulator.yardstick.rows import Labelled, Row


@dataclass(frozen=True, slots=True)
class Conflict:
    """Samples of different intents which the same words fit."""

    samples: tuple[tuple[str, str], ...]
    """Intent and sample, one of each intent."""
    is_same: bool
    """True if the words are the same; else they are nearly so."""


def conflicts(understanding: Understanding) -> list[Conflict]:
    """Return the samples that compete, the same ones first."""
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
    """True if there are several intents, and one at least is the model's own."""
    return len(samples) > 1 and not all(intent.startswith("AMAZON.") for intent in samples)


def _typed(part: str, sample: Sample, understanding: Understanding) -> str:
    if not part.startswith("{"):
        return part
    return "{" + understanding.types[sample.intent].get(part[1:-1], "") + "}"


def _bare(parts: tuple[str, ...], language: Language) -> tuple[str, ...]:
    words = plain(without_courtesies(words_of(" ".join(parts), language), language))
    bare = tuple(word for word in words if word not in language.little)
    return () if len(bare) < 2 and language.weak.issuperset(bare) else bare


def without_rows(text: str, rows: Collection[Row]) -> str:
    """Return a file of labelled utterances without some of its lines."""
    starts = tuple(json.dumps(row.said, ensure_ascii=False) + " =" for row in rows)
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(starts))


def rows_that_are_samples(labelled: Labelled, understanding: Understanding) -> Iterator[tuple[Row, str]]:
    """Yield the rows that equal a sample or a built-in utterance, with its intent; they prove nothing."""
    held = {sample.parts: sample.intent for sample in understanding.samples}
    for row in labelled.rows:
        words = plain(words_of(row.said, understanding.language))
        if words in held:
            yield row, held[words]
