"""The ear is trained by samples, fits into its file, and refuses what is not for a coach."""

import time
import tomllib
import zlib
from pathlib import Path

import pytest

from simulator.evaluation.labelled_utterances import read_labelled
from skill.adapters.ear_file import EarFile
from skill.bootstrap import EAR
from skill.domain.meaning.own_words import TELLING
from skill.domain.meaning.spoken_values import LENGTH, spoken_values
from skill.domain.meaning.word_model import NOTHING, WordModel, from_bytes, to_bytes
from studio.ear.training import train
from studio.ear.training_rows import ModelFacts, Row, is_held_out, read_other_talk
from studio.paths import ROOT

VALUES = {"legs": (("MUSCLE", "legs"),), "lower legs": (("MUSCLE", "calves"),)}
ROWS = [
    *(Row(f"work {how} my legs", "Work") for how in ("on", "out", "at", "with", "over")),
    *(Row(f"rain {when}", "-weather") for when in ("today", "tomorrow", "tonight", "again", "now")),
]

needs_ear = pytest.mark.skipif(not EAR.exists(), reason="`make build` makes the ear")
LABELLED = read_labelled(ROOT / "tests" / "understanding")


@pytest.fixture(scope="module")
def small() -> WordModel:
    return train(ROWS, ModelFacts({"Work": (("muscle", "MUSCLE"), ("length", LENGTH))}, VALUES))


def shipped() -> WordModel:
    model = EarFile(EAR).model()
    assert model is not None
    return model


def test_words_that_are_like_samples_are_their_intent(small: WordModel) -> None:
    """And their values fill its slots, the longest name first."""
    best = small.likely("Work at lower legs for twenty five minutes!", 1)[0]

    assert best.intent == "Work"
    assert {name: one.id for name, one in best.values} == {"muscle": "calves", "length": "PT25M"}
    assert small.likely("rain today", 1)[0].intent == "-weather"


def test_a_model_is_the_same_out_of_its_file(small: WordModel) -> None:
    """Nothing of it is lost in writing and reading."""
    again = from_bytes(zlib.compress(to_bytes(small)))

    assert again.likely("rain on my legs") == small.likely("rain on my legs")


def test_a_file_that_cannot_be_read_is_no_ear(tmp_path: Path) -> None:
    """The skill asks, then, and does not fail."""
    (tmp_path / "broken.bin").write_bytes(b"nothing")
    (tmp_path / "other.bin").write_bytes(zlib.compress(b"ear 0 0 1.0\n"))

    assert [EarFile(tmp_path / name).model() for name in ("none.bin", "broken.bin", "other.bin")] == [
        None
    ] * 3


@pytest.mark.parametrize(
    ("said", "length"),
    [("ten minutes", "PT10M"), ("half an hour", "PT30M"), ("an hour", "PT1H"), ("45 mins", "PT45M"),
     ("thirty five minutes", "PT35M"), ("zero minutes", None), ("ten squats", None)],
)  # fmt: skip
def test_lengths_of_time_are_read(said: str, length: str | None) -> None:
    """As Alexa writes them."""
    found = [one.id for one in spoken_values(said.split(), {})]

    assert found == ([length] if length else [])


def test_the_held_out_third_is_the_simulators() -> None:
    """What nobody looks at is not trained by either."""
    assert [is_held_out(one.said) for one in LABELLED.utterances] == [
        one.is_held_out for one in LABELLED.utterances
    ]


def test_each_subject_of_other_skills_has_its_line() -> None:
    """Its owner is named aloud."""
    lines = tomllib.loads((ROOT / "skill/lines/en-US/conversation.toml").read_text("utf-8"))
    other = read_other_talk(ROOT / "studio" / "ear" / "other_talk.toml")

    assert {one.intent.removeprefix(NOTHING) for one in other.rows} - {""} <= lines["elsewhere"].keys()


@needs_ear
def test_the_shipped_ear_is_small_and_quick() -> None:
    """A few hundred kilobytes; loaded in a tenth of a second, asked in ten milliseconds."""
    assert EAR.stat().st_size < 400_000
    began = time.process_time()
    model = shipped()
    loaded = time.process_time()
    for one in LABELLED.utterances[:100]:
        model.likely(one.said)

    assert loaded - began < 0.1
    assert (time.process_time() - loaded) / 100 < 0.01


@needs_ear
def test_the_shipped_ear_refuses_nonsense_and_understands_strangers() -> None:
    """97 of 100 lines of nonsense are refused; of the utterances that it was not trained by, 78 are known."""
    model = shipped()
    taken = [
        said
        for said in LABELLED.nonsense
        if (best := model.likely(said, 1)[0]).likelihood >= TELLING and not best.intent.startswith(NOTHING)
    ]
    strangers = [one for one in LABELLED.utterances if one.is_held_out]
    right = sum(model.likely(one.said, 1)[0].intent == one.intent for one in strangers)

    assert len(taken) <= 0.03 * len(LABELLED.nonsense)
    assert right >= 0.78 * len(strangers)
