"""The shipped models against utterances that were labelled apart from their samples."""

from functools import lru_cache
from pathlib import Path

import pytest

from simulator.evaluation.cli import LOCALES, understanding_of
from simulator.evaluation.evaluation import Evaluation, evaluate
from simulator.evaluation.labelled_utterances import read_labelled
from simulator.evaluation.report import Aims
from simulator.evaluation.sample_conflicts import conflicts, utterances_that_are_samples
from skill.alexa.intents.conversation import BEGINNINGS
from skill.alexa.request_reader import INTENTS

pytestmark = pytest.mark.slow

LABELLED = read_labelled(Path(__file__).parent)

HELD = Aims(intents=95.2, slots=93.2)
"""What is reached today, in both locales; only ever raised. The aims are 95 and 93.

Words that come unsorted count as what the skill makes of them. Slots were 93.7 before most words came so: the
ear hears parts of a wish for which no word was said, which count as wrong here.
"""
HELD_OUT = Aims(intents=91.5, slots=90.4)
"""The same for the utterances that nobody looks at, which are below the aims still."""


@lru_cache
def judged(locale: str) -> Evaluation:
    return evaluate(LABELLED, understanding_of(locale))


def test_the_yardstick_is_long_enough() -> None:
    """Six hundred labelled utterances and eighty lines of nonsense, at the least."""
    assert len(LABELLED.utterances) >= 600
    assert len(LABELLED.nonsense) >= 80


@pytest.mark.parametrize("locale", LOCALES)
def test_no_labelled_utterance_is_a_sample(locale: str) -> None:
    """A sample would prove nothing: `python -m simulator understand --drop` takes such rows out."""
    assert [row.said for row, _ in utterances_that_are_samples(LABELLED, understanding_of(locale))] == []


def test_every_intent_of_the_skill_is_labelled() -> None:
    """What can be said is measured: home, the fallback and what brings raw words alone need no rows."""
    assert set(INTENTS) - set(BEGINNINGS) - {row.intent for row in LABELLED.utterances} == {
        "AMAZON.FallbackIntent",
        "AMAZON.NavigateHomeIntent",
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_understood_today_stays_understood(locale: str) -> None:
    """Of the utterances whose intent the model holds, no fewer are right than were."""
    carried = judged(locale).carried

    assert carried.intents >= HELD.intents
    assert carried.slots >= HELD.slots


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nobody_looked_at_stays_understood(locale: str) -> None:
    """The held-out third tells of people still to come; samples that fit the rest alone fail it."""
    held_out = judged(locale).carried.held_out

    assert len(held_out.results) > len(LABELLED.utterances) / 4
    assert held_out.intents >= HELD_OUT.intents
    assert held_out.slots >= HELD_OUT.slots


@pytest.mark.parametrize("locale", LOCALES)
def test_no_nonsense_changes_anything(locale: str) -> None:
    """The weather, the television and half sentences are no commands."""
    assert judged(locale).harmful == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sample_stands_in_two_intents(locale: str) -> None:
    """The same words lead to one intent of ours only; what Amazon's own take is not told to anybody."""
    ours = (
        [intent for intent, _ in one.samples if not intent.startswith("AMAZON.")]
        for one in conflicts(understanding_of(locale))
        if one.is_same
    )
    assert [intents for intents in ours if len(intents) > 1] == []
