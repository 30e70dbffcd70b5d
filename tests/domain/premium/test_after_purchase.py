"""Every result that Alexa may come back with, at every place where it may have been asked."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from skill.domain.conversation.requests import Launch, Yes
from skill.domain.library.placement import Cast
from skill.domain.music.requests import StartPlaylist
from skill.domain.playing.requests import Next, Pause, Resume
from skill.domain.premium import requests as p
from skill.domain.premium.handover_token import parse
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.outcome import Outcome, Start
from skill.domain.turn.requests import HandoverEnded
from tests.domain.premium.talker import NOT_SOLD, OWNED, SILENT, SOLD, Talker, is_premium, premium_stream

RESULTS = ["ACCEPTED", "DECLINED", "ALREADY_PURCHASED", "NOT_ENTITLED", "ERROR", "PENDING_PURCHASE", "NEW"]
OPENING = {"ACCEPTED", "ALREADY_PURCHASED"}


def recast(talker: Talker) -> Outcome:
    """Ask to go on with a free workout by another trainer."""
    talker.confirm(talker.start("legs"))
    talker.hear(Pause())
    talker.device = Device("kitchen")
    queue = talker.listener.workout
    assert queue is not None
    talker.listener = replace(talker.listener, workout=replace(queue, cast=Cast(trainer="leo")))
    return talker.hear(Resume())


def finished(talker: Talker) -> Outcome:
    """Come back after a finished workout."""
    talker.to_the_end(talker.confirm(talker.start("legs")))
    return talker.hear(Launch())


def asked_to_buy(talker: Talker) -> Outcome:
    """Say "start my free trial" of one's own."""
    return talker.hear(p.StartTrial())


def bought_after_a_refusal(talker: Talker) -> Outcome:
    """Meet a premium workout in the first conversation, where nothing is offered, and ask to buy."""
    talker.listener = replace(talker.listener, version=0)
    assert talker.start("hills").handover is None
    return talker.hear(p.StartTrial())


PLACES: dict[str, Callable[[Talker], Outcome]] = {
    "workout": lambda talker: talker.start("hills"),
    "playlist": lambda talker: talker.hear(StartPlaylist(playlist="iron")),
    "cast": recast,
    "asked for": bought_after_a_refusal,
}
"""Where the person was about to play something: that is what goes on."""


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("place", PLACES)
def test_what_was_wanted_plays_or_what_is_free_is_offered(place: str, result: str) -> None:
    """The wanted stream itself after a yes; after anything else the free one, with a question."""
    talker = Talker(SOLD)
    outcome = PLACES[place](talker)
    assert outcome.handover is not None
    assert outcome.order is None
    back = talker.returns(outcome, result)
    if result in OPENING:
        stream = premium_stream(back)
        assert stream is not None
        assert stream.good_until is not None
        assert stream.placement.source == parse(outcome.handover.token).source
        assert talker.listener.premium.wanted is None or place == "cast"
        return
    assert back.order is None
    assert back.question is not None
    assert {line.key for line in back.lines} >= {"premium.free"}
    agreed = talker.hear(Yes())
    assert isinstance(agreed.order, Start)
    assert not is_premium(agreed.order.stream)


def test_a_recast_workout_goes_on_where_it_was() -> None:
    """With the trainer that was wished, at the segment that was reached."""
    talker = Talker(SOLD)
    talker.confirm(talker.start("legs"))
    talker.confirm(talker.hear(Next()))
    talker.hear(Pause())
    talker.device = Device("kitchen")
    queue = talker.listener.workout
    assert queue is not None
    talker.listener = replace(talker.listener, workout=replace(queue, cast=Cast(trainer="leo")))
    back = talker.returns(talker.hear(Resume()), "ACCEPTED")
    assert isinstance(back.order, Start)
    placement = back.order.stream.placement
    assert (placement.item, placement.cast.trainer) == (1, "leo")


def test_what_one_came_for_is_told_like_any_other_with_safety_before_it() -> None:
    """Name, length and needs are said when it begins at last, and safety where it never was."""
    for cast in (Cast(), Cast(trainer="leo")):
        talker = Talker(SOLD)
        outcome = talker.start("hills")
        wanted = talker.listener.premium.wanted
        assert wanted is not None
        kept = replace(talker.listener.premium, wanted=replace(wanted, cast=cast))
        talker.listener = replace(talker.listener, premium=kept)
        keys = [line.key for line in talker.returns(outcome, "ACCEPTED").lines]
        assert keys[0] == "premium.welcome"
        assert "safety.say" in keys
        assert ("start.workout" in keys) is (cast == Cast())
        assert talker.listener.safety_told


@pytest.mark.parametrize("result", RESULTS)
def test_a_plan_begins_or_a_free_workout_is_offered(result: str) -> None:
    """A yes begins the plan; nothing else does."""
    from skill.domain.plans.requests import StartPlan

    talker = Talker(SOLD)
    back = talker.returns(talker.hear(StartPlan("climb")), result)
    assert (talker.listener.plan is not None) is (result in OPENING)
    assert back.question is not None
    if result not in OPENING:
        assert back.question.pending.id == "legs"


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("place", [finished, asked_to_buy])
def test_who_was_doing_nothing_is_asked_what_it_shall_be(
    place: Callable[[Talker], Outcome], result: str
) -> None:
    """After a good end, or out of the blue: something is said, and a question is open."""
    talker = Talker(SOLD)
    back = talker.returns(place(talker), result)
    assert back.lines[0].key.startswith("premium.")
    assert back.question is not None
    assert back.order is None


@pytest.mark.parametrize("result", RESULTS)
def test_what_sounded_goes_on(result: str) -> None:
    """Whoever buys while they train, trains on at the same place."""
    talker = Talker(SOLD)
    placement = talker.confirm(talker.start("legs"), 30_000)
    outcome = talker.hear(p.StartTrial())
    assert outcome.handover is not None
    talker.device = replace(talker.device, activity=Activity.PAUSED)
    talker.clock.now += 60_000
    back = talker.returns(outcome, result)
    assert isinstance(back.order, Start)
    assert back.order.stream.placement.item == placement.item
    assert back.order.stream.offset_ms == 30_000
    assert back.question is None


@pytest.mark.parametrize(
    ("amazon", "plays"), [(OWNED, True), (SOLD, False), (NOT_SOLD, False), (SILENT, False)]
)
def test_an_unknown_result_is_asked_after(amazon: object, plays: bool) -> None:
    """Amazon's service knows what the person has now, whatever the new word means."""
    talker = Talker(SOLD)
    outcome = talker.start("hills")
    talker.amazon = amazon  # type: ignore[assignment]
    back = talker.returns(outcome, "BRAND_NEW")
    assert (premium_stream(back) is not None) is plays


@pytest.mark.parametrize("token", ["", "go", "go..workout.x", "on.tip", "go.play.workout.gone", "plan.gone"])
def test_a_token_that_says_nothing_does_no_harm(token: str) -> None:
    """Something is said, nothing breaks."""
    talker = Talker(SOLD)
    back = talker.hear(HandoverEnded("Upsell", "ACCEPTED", "amzn1.premium", token))
    assert back.lines
    assert back.order is None


def test_a_token_is_short_and_of_nobody() -> None:
    """Alexa may keep it: no key of a person is in it."""
    talker = Talker(SOLD)
    outcome = talker.start("hills")
    assert outcome.handover is not None
    assert len(outcome.handover.token) < 120
    assert "household" not in outcome.handover.token
