"""Talk that is no request: a kind word, what is open stays open, and nothing starts."""

import tomllib

import pytest

from skill.domain.choice.requests import Suggest
from skill.domain.coach.requests import AskForm
from skill.domain.conversation.chat import ASKED_WITH_A_REASON, WANTS_TO_MOVE
from skill.domain.conversation.requests import Chat, NotYet, WhatHappens, WhyAsk
from skill.domain.library.contents import Level
from skill.domain.person.requests import DeleteMyData
from skill.domain.playing.requests import Pause
from skill.domain.premium.requests import DontSell
from studio.library.line_files import LINES
from tests.domain.meaning.saying import keys, somebody, training

ABOUT = (
    "compliment", "proud", "frustrated", "greeting", "how-are-you", "who-are-you", "joke", "self-doubt",
    "confident", "excuse-me", "boredom", "motivate-me", "pep", "zone", "sweaty", "like-music", "doubt-truth",
    "dream-goal", "join-in", "after-this", "dont-count", "talk-more", "not-meant", "in-the-way",
    "log-elsewhere",
)  # fmt: skip


def table(name: str) -> dict[str, list[str]]:
    lines: dict[str, dict[str, list[str]]] = tomllib.loads(
        (LINES / "en-US" / "conversation.toml").read_text("utf-8")
    )
    return lines[name]


def test_each_kind_word_is_tried() -> None:
    """The lines hold these, and no others."""
    assert set(ABOUT) == table("chat").keys()


@pytest.mark.parametrize("about", ABOUT)
def test_in_a_workout_a_kind_word_is_all(about: str) -> None:
    """The workout goes on, and nothing is asked."""
    outcome = training().hear(Chat(about))

    assert keys(outcome) == [f"chat.{about}"]
    assert (outcome.order, outcome.question) == (None, None)


@pytest.mark.parametrize("about", sorted(set(ABOUT) - WANTS_TO_MOVE - {"self-doubt"}))
def test_in_silence_a_kind_word_comes_before_the_open_question(about: str) -> None:
    """The coach listens."""
    outcome = somebody().hear(Chat(about))

    assert keys(outcome)[0] == f"chat.{about}"
    assert outcome.question is not None
    assert outcome.question.pending.about == "open"


@pytest.mark.parametrize("about", sorted(WANTS_TO_MOVE))
def test_who_wants_to_move_hears_what_would_suit(about: str) -> None:
    """It is offered and not started."""
    person = somebody()
    outcome = person.hear(Chat(about))

    assert keys(outcome)[0] == f"chat.{about}"
    assert len(keys(outcome)) > 1
    assert outcome.order is None
    assert outcome.talk.offered


def test_who_doubts_hears_something_gentle() -> None:
    """What is offered is for beginners, and no circumstance is said back."""
    outcome = somebody().hear(Chat("self-doubt"))

    assert keys(outcome)[0] == "chat.self-doubt"
    assert "choice.suits_wish" not in keys(outcome)
    assert outcome.order is None
    assert outcome.talk.wish is not None
    assert outcome.talk.wish.level == Level.BEGINNER.value


def test_a_kind_word_ends_no_question() -> None:
    """What was asked before is asked again, and nothing new is offered over it."""
    for about in ("greeting", "motivate-me", "self-doubt"):
        person = somebody()
        asked = person.hear(DeleteMyData()).question
        outcome = person.hear(Chat(about))

        assert asked is not None
        assert outcome.question is not None
        assert outcome.question.pending.about == asked.pending.about == "delete"
        assert not outcome.talk.offered


def test_later_starts_nothing() -> None:
    """The place of a paused workout is kept, and the conversation may end."""
    person = training()
    person.hear(Pause())
    person.hear(AskForm("breathe"))
    outcome = person.hear(NotYet())
    assert (keys(outcome), outcome.order) == (["later.resume"], None)
    assert outcome.listener.workout is not None

    person = somebody()
    person.hear(Suggest())
    outcome = person.hear(NotYet())
    assert (keys(outcome), outcome.order, outcome.question) == (["later.fine"], None, None)


def test_the_coach_can_say_why_it_asks() -> None:
    """And asks again."""
    assert {*ASKED_WITH_A_REASON.values(), "any"} == table("why_ask").keys()
    person = somebody()
    person.hear(Suggest())
    outcome = person.hear(WhyAsk())

    assert keys(outcome)[0] == "why_ask.any"
    assert outcome.question is not None
    assert outcome.question.pending.about == "offer"


def test_the_coach_can_say_what_a_yes_would_do() -> None:
    """Before all is deleted above all; nothing is deleted by asking."""
    person = somebody()
    person.hear(DeleteMyData())
    outcome = person.hear(WhatHappens())

    assert keys(outcome)[0] == "what_happens.delete"
    assert not outcome.forgets
    assert outcome.question is not None
    assert outcome.question.pending.about == "delete"


def test_who_wants_no_offers_gets_none() -> None:
    """It is acknowledged, and nothing is offered with it."""
    outcome = somebody().hear(DontSell())

    assert keys(outcome)[0] == "premium.no_offers"
    assert outcome.handover is None
