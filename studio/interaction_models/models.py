"""The interaction models: what can be said, from one source and the values of the library."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from skill.content.authored import Authored
from skill.content.faults import Fault
from skill.content.locales import Locale
from studio.interaction_models.dialog_section import make_dialog
from studio.interaction_models.lines_of_talk import lines_of_talk
from studio.interaction_models.sample_patterns import BadPattern, Expander, slots_in
from studio.paths import ROOT

MODELS = ROOT / "interaction_models"

BUILT_INS = (
    "Stop", "Cancel", "Help", "NavigateHome", "Fallback", "Pause", "Resume", "Next", "Previous",
    "Repeat", "StartOver", "ShuffleOn", "ShuffleOff", "LoopOn", "LoopOff", "Yes", "No",
)  # fmt: skip

FEWEST_SAMPLES = 20
SHORT_SAMPLE = 3
"""How many words a short sample has at most: each of them is kept."""
MOST_SAMPLES = 800
"""The most samples of an intent: the model must stay well below Amazon's 1.5 MB."""
FREE_WORDS = {"words"}
"""The slots of an intent that brings words unsorted: a few ways to begin are all that it needs."""
MOST_LETTERS = 140
"""Alexa refuses longer slot values (alexa-rules D6, I9)."""

SENTENCES_A_VALUE = 10
"""How many lines of talk stand for one value of a type of whole sentences."""

_SAMPLE = re.compile(r"[^\W\d]?(?:[^\W\d]|[ .'_-]|\{\w+\})*")

Values = list[dict[str, Any]]


def make_models(
    authored: Mapping[str, Authored], locales: list[Locale], source: Path = MODELS / "source"
) -> tuple[dict[str, str], list[Fault]]:
    """Return the JSON text of each locale's model, and all faults of the source."""
    models: dict[str, str] = {}
    faults: list[Fault] = []
    for locale in locales:
        language = locale.name.partition("-")[0]
        table = _source(source / language, faults)
        own = source / f"{locale.name}.toml"
        words = tomllib.loads(own.read_text("utf-8")).get("words", {}) if own.exists() else {}
        worded = Locale(locale.name, {**locale.words, **words})
        model = _model(table, (authored[locale.name], authored[locales[0].name]), worded, faults)
        models[locale.name] = json.dumps(model, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
    return models, sorted(set(faults))


def _source(folder: Path, faults: list[Fault]) -> dict[str, Any]:
    """Return a language's source: `model.toml`, with the intents of all files of its folder."""
    table = tomllib.loads((folder / "model.toml").read_text("utf-8"))
    types: dict[str, Any] = dict(table["types"])
    dialog: dict[str, Any] = {}
    words: dict[str, Any] = {}
    intents: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        room = tomllib.loads(path.read_text("utf-8"))
        doubled = intents.keys() & room.get("intents", {}).keys()
        faults += [_fault(name, f"stands in {path.name} and in another file") for name in doubled]
        intents |= room.get("intents", {})
        if path.name != "model.toml":
            types |= room.get("types", {})
        dialog |= room.get("dialog", {})
        words |= room.get("words", {})
    return table | {"types": types, "intents": intents, "dialog": dialog, "words": words}


def _model(
    table: Mapping[str, Any], authored: tuple[Authored, Authored], locale: Locale, faults: list[Fault]
) -> dict[str, Any]:
    owners: dict[str, str] = {}
    # Amazon's own intents last: a pattern of theirs yields to a sample that one of ours has already.
    named = sorted(table["intents"].items(), key=lambda one: one[0].startswith("AMAZON."))
    intents = [_intent(name, intent, locale, owners, faults) for name, intent in named]
    own = {one["name"] for one in intents}
    built_ins = [f"AMAZON.{name}Intent" for name in BUILT_INS]
    intents += [{"name": name, "samples": []} for name in built_ins if name not in own]
    types = [
        {"name": name, "values": _values(name, where, authored, faults)}
        for name, where in table["types"].items()
    ]
    types += [{"name": name, "values": _talk(kind["lines_of_talk"])} for name, kind in table["words"].items()]
    made: dict[str, Any] = {
        "languageModel": {
            "invocationName": table["invocation_name"],
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
            "intents": intents,
            "types": types,
        }
    }
    return {"interactionModel": made | make_dialog(table, intents, locale, faults)}


def _intent(
    name: str,
    intent: Mapping[str, Any],
    locale: Locale,
    owners: dict[str, str],
    faults: list[Fault],
) -> dict[str, Any]:
    slots = intent.get("slots", {})
    samples = []
    for sample in _samples(name, intent["samples"], locale, faults):
        if not _SAMPLE.fullmatch(sample) or set(slots_in(sample)) - slots.keys():
            faults.append(_fault(name, f"{sample!r} holds a character or a slot that may not be"))
        owner = owners.setdefault(sample, name)
        if owner != name and name.startswith("AMAZON."):
            continue
        if owner != name:
            faults.append(_fault(name, f"{sample!r} is a sample of {owner} too"))
        samples.append(sample)
    samples = _spread(samples, MOST_SAMPLES)
    is_ours = not name.startswith("AMAZON.") and set(slots) != FREE_WORDS
    if is_ours and len(samples) < FEWEST_SAMPLES:
        faults.append(_fault(name, f"has {len(samples)} samples; give {FEWEST_SAMPLES} or more"))
    made: dict[str, Any] = {"name": name}
    if slots:
        made["slots"] = [_slot(slot, kind) for slot, kind in slots.items()]
    return made | {"samples": samples}


def _spread(samples: list[str], most: int) -> list[str]:
    """Return about so many samples: all short ones, and the shortest of every stretch of the others.

    Neighbours come from one pattern and differ by a word; the ear understands what lies between those kept.
    """
    short = [one for one in samples if len(one.split()) <= SHORT_SAMPLE]
    long = [one for one in samples if len(one.split()) > SHORT_SAMPLE]
    room = max(0, most - len(short))
    if len(long) <= room:
        return samples
    bounds = [len(long) * place // room for place in range(room + 1)] if room else []
    kept = {*short, *(min(long[one:other], key=len) for one, other in pairwise(bounds))}
    return [one for one in samples if one in kept]


def _slot(name: str, kind: str) -> dict[str, Any]:
    """Return a slot; the kind `MUSCLE several` is a slot of type MUSCLE that may hold several values."""
    kind, _, several = kind.partition(" ")
    made: dict[str, Any] = {"name": name, "type": kind}
    return made | ({"multipleValues": {"enabled": True}} if several == "several" else {})


def _samples(name: str, patterns: list[str], locale: Locale, faults: list[Fault]) -> Iterator[str]:
    expander, seen = Expander(), set()
    for pattern in patterns:
        try:
            expanded = expander.expand(pattern)
        except BadPattern as error:
            faults.append(_fault(name, str(error)))
            continue
        for sample in map(locale.worded, expanded):
            doubled = len(list(slots_in(sample))) != len(set(slots_in(sample)))
            if sample and sample not in seen and not doubled:
                seen.add(sample)
                yield sample


def _values(name: str, where: str, authored: tuple[Authored, Authored], faults: list[Fault]) -> Values:
    """Return a slot type's values: in the locale's own words, then in the base locale's as synonyms.

    People who say "press-ups" know "push-ups" too, and say either.
    """
    values: Values = []
    owners: dict[str, str] = {}
    own, first = authored
    elsewhere = {value_id: (spoken, *called) for value_id, spoken, called in names_from_library(where, first)}
    for value_id, spoken, others in names_from_library(where, own):
        called = (*others, *elsewhere.get(value_id, ()))
        synonyms = []
        for word in dict.fromkeys([spoken, *called]):
            heard = in_allowed_characters(word)
            owner = owners.setdefault(heard.lower(), value_id)
            if len(heard) > MOST_LETTERS:
                faults.append(_fault(name, f"{heard!r} is longer than {MOST_LETTERS} letters"))
            elif owner == value_id and heard not in synonyms:
                synonyms.append(heard)
            elif owner != value_id:
                faults.append(_fault(name, f"{heard!r} would be both {owner} and {value_id}"))
        if not synonyms:
            continue
        if len(synonyms) == 1:
            faults.append(_fault(name, f"{value_id!r} needs another name: Amazon's schema wants synonyms"))
        value: dict[str, Any] = {"value": synonyms[0], "synonyms": synonyms[1:]}
        values.append({"id": value_id, "name": value})
    return sorted(values, key=lambda one: str(one["id"]))


def _talk(size: int) -> Values:
    """Return the values of a type of whole sentences: lines of talk, as many of each meaning, ten a value."""
    lines = lines_of_talk(size)
    groups = [lines[at : at + SENTENCES_A_VALUE] for at in range(0, len(lines), SENTENCES_A_VALUE)]
    return [
        {"id": f"words-{place}", "name": {"value": first, "synonyms": others}}
        for place, (first, *others) in enumerate(groups)
    ]


def names_from_library(where: str, authored: Authored) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the id, the name and the other names of each value of a slot type."""
    sources = where.split()
    for source in sources:
        if source.startswith("vocabulary."):
            vocabulary = source.removeprefix("vocabulary.")
            prefix = {"moods": "mood-", "activities": "activity-"}.get(vocabulary, "")
            for word_id, word in authored.vocabulary.words(vocabulary).items():
                yield prefix + word_id, word.name, word.called
        elif source == "terms":
            for article in authored.articles.values():
                yield from ((one.term, one.heading, one.called) for one in article.sections if one.term)
        else:
            for item_id, item in sorted(getattr(authored, source).items()):
                spoken = item.title if source == "articles" else item.name
                yield item_id, spoken, getattr(item, "called", ())


def in_allowed_characters(words: str) -> str:
    """Return words in the characters that interaction models allow: letters, spaces, `'`, `-` and `.`."""
    plain = words.replace("’", "'")
    plain = re.sub(r"[^\w\s.'-]", " ", plain)
    return " ".join(plain.split())


def _fault(name: str, message: str) -> Fault:
    return Fault("interaction_models/source", name, message)
