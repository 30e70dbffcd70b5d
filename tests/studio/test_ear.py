"""The ear is trained by samples, fits into its file, and refuses what is not for a coach."""

import time
import tomllib
import zlib
from pathlib import Path

import numpy as np
import pytest

from simulator.evaluation.labelled_utterances import read_labelled
from skill.adapters.ear_file import EarFile
from skill.alexa.intents import INTENTS
from skill.alexa.trained_ear import TrainedEar
from skill.bootstrap import EAR
from skill.domain.conversation.requests import Chat
from skill.domain.meaning.on_a_guess import TELLING
from skill.domain.meaning.readings import ALIKE
from skill.domain.meaning.spoken_values import LENGTH
from skill.domain.meaning.word_model import NOTHING, SIZE, WordModel, from_bytes, to_bytes
from skill.domain.turn.requests import Heard
from studio.ear.descent import Fitted
from studio.ear.training import SURER, joined, train
from studio.ear.training_rows import ModelFacts, Row, is_held_out, read_other_talk
from studio.paths import ROOT

VALUES = {"legs": (("MUSCLE", "legs"),), "lower legs": (("MUSCLE", "calves"),)}
ROWS = [
    *(Row(f"work {how} my legs", "Work") for how in ("on", "out", "at", "with", "over")),
    *(Row(f"rain {when}", "-weather") for when in ("today", "tomorrow", "tonight", "again", "now")),
    *(Row(f"hush {who} neighbours", "Wish + quiet") for who in ("my", "our", "the", "dear", "old")),
    *(Row(f"noise {who} neighbours", "Wish + loud") for who in ("my", "our", "the", "dear", "old")),
]

needs_ear = pytest.mark.skipif(not EAR.exists(), reason="`make build` makes the ear")
LABELLED = read_labelled(ROOT / "tests" / "understanding")


@pytest.fixture(scope="module")
def small() -> WordModel:
    return train(ROWS, ModelFacts({"Work": (("muscle", "MUSCLE"), ("length", LENGTH))}, VALUES))


def leads_alike(one: Heard | None, other: Heard) -> bool:
    """Return True if requests are of one kind, or of kinds that lead to nearly the same."""
    alike = next((kinds for kinds in ALIKE if isinstance(other, kinds)), (type(other),))
    return isinstance(one, alike)


def shipped() -> WordModel:
    model = EarFile(EAR).model()
    assert model is not None
    return model


def test_words_that_are_like_samples_are_their_intent(small: WordModel) -> None:
    """And their values fill its slots, the longest name first."""
    read = small.read("Work at lower legs for twenty five minutes!", 1)
    best = read.likely[0]

    assert len(read.likely) == 1
    assert best.meaning == "Work"
    assert {name: one.id for name, one in best.values} == {"muscle": "calves", "length": "PT25M"}
    assert [one.id for one in read.values] == ["calves", "PT25M"]
    assert small.read("rain today").likely[0].meaning == "-weather"
    assert sum(one.likelihood for one in small.read("whatever").likely) == pytest.approx(1.0)


def test_a_meaning_may_be_told_with_facets(small: WordModel) -> None:
    """Its likelihood is that of all its facets together; those of the likeliest meaning are told."""
    read = small.read("hush my neighbours")

    assert read.likely[0].meaning == "Wish"
    assert read.facets["quiet"] > 0.5 > read.facets["loud"]
    assert set(read.facets) == {"quiet", "loud"}
    assert small.read("rain today").facets == {}
    loud = small.read("noise my neighbours")
    assert loud.facets["loud"] > 0.5 > loud.facets["quiet"]


def test_a_model_is_the_same_out_of_its_file(small: WordModel) -> None:
    """Nothing of it is lost in writing and reading."""
    again = from_bytes(zlib.compress(to_bytes(small)))

    assert again.read("rain on my legs") == small.read("rain on my legs")
    assert (again.telling, again.slots, again.values) == (small.telling, small.slots, small.values)


def test_the_same_rows_give_the_same_ear(small: WordModel) -> None:
    """To the byte: what is built again differs in nothing."""
    again = train(ROWS, ModelFacts(small.slots, VALUES))

    assert to_bytes(again) == to_bytes(small)


def test_joined_sets_score_as_their_mean_does() -> None:
    """As likely each meaning, a little steeper; and as few numbers as the file has room for."""
    dice = np.random.default_rng(1)
    sets = [
        Fitted(*(dice.normal(size=size).astype(np.float32) for size in ((50, 8), (6, 8), 6)))
        for _ in range(3)
    ]
    one = joined(sets, np.ones(50, np.float32))
    mean = np.mean([each.vectors @ each.meanings.T + each.own for each in sets], axis=0) * SURER
    got = one.vectors @ one.meanings.T + one.own

    assert one.vectors.shape == (50, SIZE)
    assert got - got.mean(axis=1, keepdims=True) == pytest.approx(
        mean - mean.mean(axis=1, keepdims=True), abs=0.01
    )


def test_the_words_that_tell_a_meaning_are_kept() -> None:
    """What comes often, and mostly in one meaning; what is for no coach tells none."""
    rows = [Row(f"wobble {n}", "Work") for n in range(30)]
    rows += [Row(f"drizzle {n}", "-weather") for n in range(30)]
    every = ("Work", "Rest", "Eat", "Sit", "Run", "Nap", "-weather")
    rows += [Row(f"the {n}", one) for n in range(30) for one in every]
    rows += [Row(f"seldom {n}", "Work") for n in range(3)]

    assert train(rows, ModelFacts({}, {})).telling == ("wobble",)


def test_a_file_that_cannot_be_read_is_no_ear(small: WordModel, tmp_path: Path) -> None:
    """The skill asks, then, and does not fail."""
    (tmp_path / "broken.bin").write_bytes(b"nothing")
    (tmp_path / "other.bin").write_bytes(zlib.compress(b"ear 0 0 1.0\n"))
    (tmp_path / "short.bin").write_bytes(zlib.compress(to_bytes(small)[:-1]))
    names = ("none.bin", "broken.bin", "other.bin", "short.bin")

    assert [EarFile(tmp_path / name).model() for name in names] == [None] * 4


def test_the_held_out_third_is_the_simulators() -> None:
    """What nobody looks at is not trained by either."""
    assert [is_held_out(one.said) for one in LABELLED.utterances] == [
        one.is_held_out for one in LABELLED.utterances
    ]


def test_each_subject_of_other_skills_has_its_line() -> None:
    """Its owner is named aloud."""
    lines = tomllib.loads((ROOT / "skill/lines/en-US/conversation.toml").read_text("utf-8"))
    other = read_other_talk(ROOT / "studio" / "ear" / "other_talk.toml")

    assert {one.meaning.removeprefix(NOTHING) for one in other.rows} - {""} <= lines["elsewhere"].keys()


@needs_ear
def test_the_shipped_ear_is_small_and_quick() -> None:
    """Less than a megabyte; loaded in less than 150 ms, asked in ten."""
    assert EAR.stat().st_size <= 1_250_000
    began = time.process_time()
    model = shipped()
    loaded = time.process_time()
    for one in LABELLED.utterances[:100]:
        model.read(one.said)

    assert loaded - began < 0.15
    assert (time.process_time() - loaded) / 100 < 0.01


@needs_ear
def test_the_shipped_ear_refuses_nonsense() -> None:
    """97 of 100 lines of it; a kind word does no harm ("tell me a joke")."""
    listening = TrainedEar(shipped)
    best = [listening.read(said).guesses[0] for said in LABELLED.nonsense]
    sure = [one.heard for one in best if one.heard is not None and one.likelihood >= TELLING]
    share = sum(not isinstance(one, Chat) for one in sure) / len(best)

    assert share <= 0.1


@needs_ear
def test_the_shipped_ear_understands_strangers() -> None:
    """Of the utterances that it was not trained by, 82 of 100 lead to what is meant, or nearly so."""
    listening = TrainedEar(shipped)
    strangers = [one for one in LABELLED.utterances if one.is_held_out]
    best = [listening.read(one.said).guesses[0].heard for one in strangers]
    meant = [INTENTS[one.intent]({}) for one in strangers]
    share = sum(leads_alike(one, other) for one, other in zip(best, meant, strict=True)) / len(best)

    assert share >= 0.82
