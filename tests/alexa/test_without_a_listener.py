"""While no listener can be read, whatever needs none is served, and nothing is said that may be untrue."""

from pathlib import Path
from typing import Any

import pytest

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from skill.alexa.endpoint import Handler
from skill.bootstrap import Settings, build_skill
from skill.domain.library.placement import is_unstored, parse_token
from skill.ports import StoreError, StoreUnreadable
from tests.alexa.envelopes import context, event, intent, request
from tests.blocked_imports import NoServices
from tests.fakes import FakeStore
from tests.shipped_library import WORKOUT_IDS, shelf

AWAY = [StoreError("away"), StoreUnreadable("of a form to come")]


@pytest.fixture
def store() -> FakeStore:
    """Return a store in which somebody trained already."""
    return FakeStore()


@pytest.fixture
def skill(store: FakeStore, tmp_path: Path) -> Handler:
    """Return the skill that is shipped, over that store; every answer is held to Alexa's law."""
    built = build_skill(Settings(tmp_path, audio_key="key"), store=store, services=NoServices())

    def asked(sent: Any, around: Any) -> dict[str, Any]:
        answer = built(sent, around)
        assert not hard_breaches(check_response(sent, answer))
        return answer

    asked(intent("StartWorkoutIntent", workout="strength-for-runners"), None)
    return asked


def said(answer: dict[str, Any]) -> str:
    """Return what is spoken."""
    return str(answer["response"].get("outputSpeech", {}).get("ssml", ""))


def stream_of(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the stream that is ordered."""
    (directive,) = answer["response"]["directives"]
    found: dict[str, Any] = directive["audioItem"]["stream"]
    return found


def refused(answer: dict[str, Any]) -> bool:
    """True if the person is told that their notes are out of reach, and nothing else."""
    return "notes" in said(answer) and "directives" not in answer["response"]


@pytest.fixture(params=AWAY, ids=["away", "unreadable"])
def outage(request: Any, skill: Handler, store: FakeStore) -> FakeStore:
    """Let the store fail."""
    store.broken = request.param
    return store


@pytest.mark.parametrize(
    "wish",
    [
        intent("AMAZON.HelpIntent"),
        intent("TodaysTipIntent"),
        intent("TipIntent", topic="sleep"),
        intent("TermIntent", term="amrap"),
        intent("ListWorkoutsIntent"),
        intent("WhoTrainsIntent"),
        intent("PrivacyIntent"),
    ],
    ids=lambda wish: wish["request"]["intent"]["name"],
)
def test_what_the_library_knows_is_told(outage: FakeStore, skill: Handler, wish: dict[str, Any]) -> None:
    """Help, tips, terms, what there is: none of it is about the person."""
    answer = skill(wish, None)
    assert said(answer)
    assert not refused(answer)
    assert outage.saves == 1  # the one before the outage


def test_a_launch_tells_why_and_asks_what_it_shall_be(outage: FakeStore, skill: Handler) -> None:
    """The person learns that their place is not known, and may go on."""
    answer = skill(request("LaunchRequest"), None)
    assert "notes" in said(answer)
    assert answer["response"]["shouldEndSession"] is False


def test_a_free_workout_plays_from_its_beginning_to_its_end(outage: FakeStore, skill: Handler) -> None:
    """By its tokens alone, also when the store is back in the middle, and knows another workout."""
    workout = shelf().workout("core-in-ten")
    assert workout is not None
    answer = skill(intent("StartWorkoutIntent", workout="core-in-ten"), None)
    assert "notes" in said(answer)
    token = stream_of(answer)["token"]
    heard = [parse_token(token)]
    while len(heard) < len(workout.segments):
        if len(heard) == 3:
            outage.broken = None
        skill(event("PlaybackStarted", token), None)
        token = stream_of(skill(event("PlaybackNearlyFinished", token), None))["token"]
        heard.append(parse_token(token))
    assert [one.item for one in heard if one] == list(range(len(workout.segments)))
    assert "directives" not in skill(event("PlaybackNearlyFinished", token), None)["response"]
    assert outage.saves == 1


def test_no_play_that_is_stored_looks_like_one_that_is_not(skill: Handler) -> None:
    """The mark is in the play's own name, and dice do not throw it."""
    for _ in range(50):
        answer = skill(intent("StartWorkoutIntent", workout="strength-for-runners"), None)
        placement = parse_token(stream_of(answer)["token"])
        assert placement is not None
        assert not is_unstored(placement.play)


def test_premium_is_not_given_away(outage: FakeStore, skill: Handler) -> None:
    """Whoever asks for a premium workout gets none, whatever they have: nobody can tell."""
    cards = [shelf().workout_card(one) for one in WORKOUT_IDS]
    premium = next(card.id for card in cards if card is not None and card.premium)
    answer = skill(intent("StartWorkoutIntent", workout=premium), None)
    assert "directives" not in answer["response"]
    assert said(answer)


@pytest.mark.parametrize(
    "wish",
    [
        intent("ResumeWorkoutIntent"),
        intent("AMAZON.ResumeIntent"),
        intent("ProgressIntent"),
        intent("DeleteMyDataIntent"),
        intent("WhatDoYouKnowIntent"),
        intent("WhatsNextIntent"),
        intent("AMAZON.RepeatIntent"),
        intent("AMAZON.NextIntent"),
        intent("EasierIntent"),
    ],
    ids=lambda wish: wish["request"]["intent"]["name"],
)
def test_what_is_about_the_person_is_not_guessed(
    outage: FakeStore, skill: Handler, wish: dict[str, Any]
) -> None:
    """It is never said that there is no workout, no progress, no data: that is not known."""
    assert refused(skill(wish, None))


def test_a_pain_in_ones_own_words_is_met_by_silence(outage: FakeStore, skill: Handler) -> None:
    """Whatever cannot be read."""
    wish = intent("SomeWordsIntent", words="my chest hurts")
    answer = skill(wish, None)
    assert [one["type"] for one in answer["response"]["directives"]] == ["AudioPlayer.Stop"]


def test_an_open_microphone_does_not_interrupt_what_plays(outage: FakeStore, skill: Handler) -> None:
    """A tip in the middle of a workout ends without a question."""
    token = "at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0:::"
    answer = skill(intent("TodaysTipIntent", around=context(token, 9_000)), None)
    assert said(answer)
    assert answer["response"]["shouldEndSession"] is True
