"""What raw words may have been: found by sound alone, and measured on lists of our own."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.meaning.misheard import LEAST, Terms, terms_of, variants
from skill.domain.meaning.pronunciation import sounds

LISTS = Path(__file__).parent / "misheard_words"
MODEL = Path(__file__).parents[3] / "interaction_models" / "en-US.json"
NO_TERMS = {"WORDS", "HEALTH_SIGN"}
"""Slot types whose values are whole sentences, or words that are never guessed."""
COMMANDS = (
    "pause", "pause it", "resume", "trial", "free trial", "tip", "fit tip", "left", "kettlebell", "dumbbells",
    "premium", "reminder", "warm up", "cool down", "level", "playlist", "workout", "eight o'clock", "skip",
    "slower", "faster", "easier", "harder", "longer", "shorter", "strength for runners", "core in ten", "mat",
)  # fmt: skip


@cache
def phrases() -> tuple[str, ...]:
    """Return what can be said in the slots of the model, and some words of commands."""
    types = json.loads(MODEL.read_text("utf-8"))["interactionModel"]["languageModel"]["types"]
    names = [one["name"] for kind in types if kind["name"] not in NO_TERMS for one in kind["values"]]
    said = [spoken for name in names for spoken in (name["value"], *name.get("synonyms", ()))]
    return tuple(dict.fromkeys((*COMMANDS, *said)))


@cache
def terms() -> Terms:
    return terms_of(phrases())


def proposed(words: str) -> dict[str, float]:
    return {one.words: one.likeness for one in variants(words, terms())}


def pairs(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, what was heard and what was said, for each line of a list."""
    kind = ""
    for row in (LISTS / f"{name}.txt").read_text("utf-8").splitlines():
        if row.startswith("["):
            kind = row.strip("[]")
        elif " = " in row:
            heard, _, said = row.partition(" = ")
            yield kind, heard, said


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("dumb belles", "dumbbells"), ("paws it", "pause it"), ("warm cup", "warm up"),
        ("the core in tent", "the core in ten"), ("strength for rudders", "strength for runners"),
        ("fit chip", "fit tip"), ("free trail", "free trial"), ("minutes are leaf", "minutes are left"),
        ("ate o'clock", "eight o'clock"), ("number too", "number two"), ("a matt", "a mat"),
        ("squads", "squats"), ("lungs is", "lunges"), ("cool town", "cool down"), ("burp ease", "burpees"),
        ("too dumb belles and a matt", "two dumbbells and a mat"),
    ],
)  # fmt: skip
def test_what_was_said_is_among_what_may_have_been(heard: str, said: str) -> None:
    """A term is found though its words, their bounds or their number were misheard."""
    assert said in proposed(heard)


@pytest.mark.parametrize(
    "words",
    [
        "squats", "warm up", "core in ten", "the mat", "is it left", "so it is", "go to bed", "for me",
        "i ate it", "skip to squats", "what is this for", "", "  ", "8 30", "你好",
    ],
)  # fmt: skip
def test_what_nobody_misheard_stays(words: str) -> None:
    """Terms, little words, and the sound of a number where none can stand are never replaced."""
    assert proposed(words) == {}


def test_the_same_sound_is_more_alike_than_another_consonant() -> None:
    """Homophones have a likeness of 1, a changed consonant about 0.85, and much else is not proposed."""
    assert proposed("a matt")["a mat"] == 1
    assert 0.8 < proposed("strength for rudders")["strength for runners"] < 0.97
    assert 0.8 < proposed("full throckle")["full throttle"] < 0.95
    assert "squats" not in proposed("i saw some quails")


def test_everything_that_was_replaced_counts() -> None:
    """Two words that were misheard are less alike than either, and homophones cost nothing."""
    both = proposed("free trail and squads")["free trial and squats"]
    assert both < proposed("free trail")["free trial"]
    assert both < proposed("squads")["squats"]
    assert proposed("paws it and squads")["pause it and squats"] == proposed("squads")["squats"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("court", "caught"), ("ate", "eight"), ("paws", "pause"), ("matt", "mat"), ("waits", "weights"),
        ("heal", "heel"), ("raise", "rays"), ("mourning", "morning"), ("roll", "role"), ("week", "weak"),
    ],
)  # fmt: skip
def test_homophones_have_one_pronunciation(one: str, other: str) -> None:
    """Words that sound the same are pronounced the same, however they are spelled."""
    assert sounds(one).replace("tt", "t") == sounds(other)


@given(st.text(max_size=80), st.integers(1, 6))
def test_any_text_is_safe(text: str, most: int) -> None:
    """Whatever was heard, there are at most as many variants as asked for, all different, in bounds."""
    found = variants(text, terms(), most)
    said = [one.words for one in found]
    assert len(set(said)) == len(said) <= most
    assert all(LEAST <= one.likeness <= 1 for one in found)
    assert text not in said


@pytest.mark.parametrize(("name", "least"), [("misrecognitions", 0.88), ("fresh", 0.8)])
def test_most_misrecognitions_are_found(name: str, least: float) -> None:
    """What was said is among six variants for most of our list, and of one that nothing was tuned on."""
    found: dict[str, list[bool]] = {}
    for kind, heard, said in pairs(name):
        found.setdefault(kind, []).append(said in proposed(heard))
    every = [one for kind in found.values() for one in kind]
    for kind, results in found.items():
        print(f"{kind}: {sum(results)} of {len(results)}")  # noqa: T201  a figure of the report
    print(f"{name}: {sum(every)} of {len(every)}")  # noqa: T201
    assert sum(every) >= least * len(every)


def test_ordinary_sentences_are_mostly_left_alone() -> None:
    """Few sentences that were heard right have a variant of a likeness of 0.8 or more."""
    sentences = (LISTS / "ordinary.txt").read_text("utf-8").splitlines()
    spurious = [one for one in sentences if any(alike >= 0.8 for alike in proposed(one).values())]
    clear = [one for one in sentences if any(alike >= 0.9 for alike in proposed(one).values())]
    print(f"of {len(sentences)} sentences {len(spurious)} at 0.8, {len(clear)} at 0.9")  # noqa: T201
    assert len(sentences) >= 300
    assert len(spurious) <= 0.16 * len(sentences)
    assert len(clear) <= 0.05 * len(sentences)


def test_it_is_quick() -> None:
    """Nine hundred phrases are prepared, and twelve words looked at, in few milliseconds."""
    some = phrases()[:900]
    words = "i want to know what the weather will be like tomorrow in london"
    few = terms_of(some)
    built = min(_milliseconds(lambda: terms_of(some)) for _ in range(5))
    looked = min(_milliseconds(lambda: variants(words, few)) for _ in range(9))
    print(f"{len(some)} phrases built in {built:.1f} ms, looked up in {looked:.1f} ms")  # noqa: T201
    assert built < 60  # twice what is promised, for a busy machine
    assert looked < 8


def _milliseconds(do: object) -> float:
    assert callable(do)
    begun = process_time()
    do()
    return 1000 * (process_time() - begun)
