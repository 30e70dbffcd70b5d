"""Rows to train the ear by: lines of talk, the models' samples with values, and labelled utterances."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from skill.domain.meaning.spoken_values import LENGTH, Values
from skill.domain.meaning.word_model import NOTHING, words_of
from studio.interaction_models.lines_of_talk import read_talk
from studio.interaction_models.sample_patterns import Expander, slots_in

HELD_OUT_OF = 3
"""One labelled utterance of this many is held out, and must not be trained by."""

QUESTION = "QuestionIntent"
LABELLED = 3.0
"""What a labelled utterance weighs, where a sample weighs 1."""
TALK = 2.0
"""What a line of talk weighs."""
DELIVERED = 1.0
"""What a line of talk weighs once more, as Alexa delivers it."""
MOST_OF_AN_INTENT = 150
"""How many samples are taken of one intent: thousands of them hold the same words."""
MOST_OF_A_PATTERN = 60
"""How many sentences are taken of one pattern of other talk."""

EXAMPLES = {
    LENGTH: ("ten minutes", "twenty minutes", "half an hour", "five minutes", "an hour", "15 minutes"),
    "AMAZON.NUMBER": ("three", "five", "twelve", "one hundred and sixty", "two"),
    "AMAZON.TIME": ("seven", "half past six", "eight in the evening", "noon", "six thirty a m"),
    "AMAZON.DATE": ("tomorrow", "monday", "next friday", "the twentieth"),
    "AMAZON.SearchQuery": ("",),
}
"""Values of Amazon's types. Free words have none: the words that lead to them tell the intent."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words, what they mean, and what they tell."""

    said: str
    meaning: str
    """An intent's name, or that of a meaning that only the ear knows; perhaps with facets: `wish + quiet`."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What the ear takes from an interaction model besides its samples."""

    slots: Mapping[str, tuple[tuple[str, str], ...]]
    values: Values


def is_held_out(said: str) -> bool:
    """True if a labelled utterance is held out; as the simulator's `LabelledUtterance` says."""
    return int(sha256(f"5:{said}".encode()).hexdigest(), 16) % HELD_OUT_OF == 0


def intents_of_raw_words(model: Mapping[str, Any]) -> frozenset[str]:
    """Return the intents that bring words unsorted: the ear must tell what those are."""
    return frozenset(
        one["name"]
        for one in model["intents"]
        if [slot["name"] for slot in one.get("slots", ())] == ["words"] and one["name"] != QUESTION
    )


def facts_of(model: Mapping[str, Any], left_out: frozenset[str]) -> ModelFacts:
    """Return the slots of a model's intents and the values of its own types."""
    slots = {
        one["name"]: tuple((slot["name"], slot["type"]) for slot in one.get("slots", ()))
        for one in model["intents"]
        if one["name"] not in left_out and one.get("slots")
    }
    kinds = {kind for held in slots.values() for _, kind in held}
    values: dict[str, list[tuple[str, str]]] = {}
    for kind in model["types"]:
        for value in kind["values"] if kind["name"] in kinds else ():
            for said in (value["name"]["value"], *value["name"].get("synonyms", ())):
                words = " ".join(words_of(said))
                meaning = (kind["name"], value["id"])
                if words and meaning not in values.setdefault(words, []):
                    values[words].append(meaning)
    return ModelFacts(slots, {said: tuple(held) for said, held in values.items()})


def sample_rows(model: Mapping[str, Any], left_out: frozenset[str]) -> Iterator[Row]:
    """Yield samples of a model with values in their slots, at most `MOST_OF_AN_INTENT` of an intent."""
    dice = random.Random(5)  # noqa: S311  no secret
    said = {
        kind["name"]: [
            words
            for value in kind["values"]
            for words in (value["name"]["value"], *value["name"]["synonyms"])
        ]
        for kind in model["types"]
    }
    for intent in model["intents"]:
        if intent["name"] in left_out:
            continue
        kinds = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        samples = intent["samples"]
        for sample in dice.sample(samples, min(len(samples), MOST_OF_AN_INTENT)):
            filled = sample
            for name in slots_in(sample):
                options = said.get(kinds[name]) or EXAMPLES.get(kinds[name], ("",))
                filled = filled.replace("{" + name + "}", dice.choice(options))
            yield Row(" ".join(words_of(filled)), intent["name"])


def talk_rows(folder: Path, delivered: Callable[[str], str]) -> Iterator[Row]:
    """Yield what people say, from the lines that were written for each meaning, and what is delivered of it.

    A key is a meaning, with the facets that its lines tell: `wish + quiet + short`.
    """
    for meaning, said in read_talk(folder):
        words = " ".join(words_of(said))
        yield Row(words, meaning, TALK)
        if (heard := delivered(words)) != words:
            yield Row(heard, meaning, DELIVERED)


@dataclass(frozen=True, slots=True)
class OtherTalk:
    """What is not for a coach."""

    rows: tuple[Row, ...]
    subjects: Mapping[str, re.Pattern[str]]
    """The words by which a line of nonsense belongs to another skill's subject."""

    def class_of(self, nonsense: str) -> str:
        """Return the class of a line of nonsense."""
        found = (name for name, words in self.subjects.items() if words.search(nonsense))
        return NOTHING + next(found, "")


def read_other_talk(path: Path) -> OtherTalk:
    """Return what people say that is not for a coach, from patterns like those of the models' source."""
    table = tomllib.loads(path.read_text("utf-8"))
    subjects = {name: re.compile(rf"\b({words})\b") for name, words in table["subjects"].items()}
    expander, dice = Expander(), random.Random(5)  # noqa: S311  no secret
    rows: list[Row] = []
    for name, patterns in table["talk"].items():
        label = NOTHING + ("" if name == "nothing" else name)
        for pattern in patterns:
            said = expander.expand(pattern)
            few = dice.sample(said, min(len(said), MOST_OF_A_PATTERN))
            rows += [Row(" ".join(words_of(one)), label) for one in few]
    return OtherTalk(tuple(rows), subjects)


def labelled_rows(folder: Path, other: OtherTalk) -> Iterator[Row]:
    """Yield the labelled utterances that are not held out, and the lines of nonsense that are not."""
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for said in table.pop("nonsense", ()):
            if not is_held_out(said):
                yield Row(" ".join(words_of(said)), other.class_of(said), LABELLED)
        for intent, lines in table.items():
            shown = [said for said in lines if not is_held_out(said)] if isinstance(lines, dict) else ()
            yield from (Row(" ".join(words_of(said)), intent, LABELLED) for said in shown)
