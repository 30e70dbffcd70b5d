"""An offer is seldom, and never where it hurts: over random conversations."""

from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout
from skill.domain.conversation.requests import Help, Launch, No, Yes
from skill.domain.decide import ANSWERS
from skill.domain.ground.lines import Text
from skill.domain.ground.units import DAY_MS
from skill.domain.listener.listener import Listener
from skill.domain.music.requests import StartPlaylist
from skill.domain.playing.requests import Pause, Resume
from skill.domain.premium import requests as p
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish
from tests.domain.premium.talker import NOT_SOLD, OWNED, SILENT, SOLD, Talker, is_premium

WORDS = [
    StartWorkout(Wish(workout="hills")),
    StartWorkout(Wish(workout="bells")),
    StartWorkout(Wish(workout="legs")),
    StartPlaylist(playlist="iron"),
    Launch(),
    Yes(),
    No(),
    Pause(),
    Resume(),
    Help(),
    p.WhatDoIGet(),
    p.WhatDoesItCost(),
    p.DoIHavePremium(),
    p.WhatCanIBuy(),
]


@dataclass(frozen=True, slots=True)
class Ouch(Heard):
    """Something hurts."""

    hurts: ClassVar[bool] = True


def sorry(scene: Scene, _heard: Ouch) -> Outcome:
    """Go on talking, as kindly as a test can."""
    from skill.domain.turn.questions import open_question

    return scene.say(question=open_question())


TURNS = st.tuples(
    st.sampled_from([*WORDS, Ouch()]),
    st.sampled_from([0, 0, 60_000, DAY_MS, 3 * DAY_MS, 8 * DAY_MS]),
    st.sampled_from(["DECLINED", "ERROR", "PENDING_PURCHASE", "SOMETHING_NEW", ""]),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    turns=st.lists(TURNS, min_size=1, max_size=25),
    amazon=st.sampled_from([SOLD, SOLD, SOLD, OWNED, NOT_SOLD, SILENT]),
)
def test_manners(turns: list[tuple[Heard, int, str]], amazon: object) -> None:
    """Told here without the rules: never first, twice, after pain, after a no, or midway."""
    ANSWERS[Ouch] = sorry
    try:
        _converse(turns, amazon)
    finally:
        del ANSWERS[Ouch]


def _converse(turns: list[tuple[Heard, int, str]], amazon: object) -> None:
    talker = Talker(amazon, listener=Listener("household.all"))  # type: ignore[arg-type]
    conversation, offered_in, hurt_in, said_no_at = 0, -1, -1, -(10**15)
    is_open = False
    for heard, later, result in turns:
        talker.clock.now += later
        if not is_open:
            conversation += 1
        if heard.hurts:
            hurt_in = conversation
        was_on = talker.scene().is_playing()
        outcome = talker.hear(heard)
        is_open = outcome.question is not None
        order = outcome.order
        if hasattr(order, "stream"):
            assert amazon is OWNED or not is_premium(order.stream)
            talker.confirm(outcome)
        over = outcome.handover
        if over is None:
            continue
        assert over.name == "Upsell", "nobody asked to buy"
        assert amazon is SOLD
        assert conversation > 1
        assert conversation not in {offered_in, hurt_in}
        assert talker.clock.now - said_no_at >= 7 * DAY_MS
        assert not was_on
        assert over.message is not None
        free = dict(over.message.values)["free"]
        assert isinstance(free, Text)
        assert free.id in {"legs", "core", "steady"}
        offered_in = conversation
        if result:
            if result == "DECLINED":
                said_no_at = talker.clock.now
            # What Alexa comes back with is the same sitting, in a session of its own.
            is_open = talker.returns(outcome, result).question is not None


def test_a_good_end_is_a_place_for_an_offer_once_a_week() -> None:
    """Unasked, it comes where a finished workout is spoken of, and not again for seven days."""
    talker = Talker(SOLD)
    talker.to_the_end(talker.confirm(talker.start("legs")))
    first = talker.hear(Launch())
    assert first.handover is not None
    assert first.handover.message is not None
    assert first.handover.message.key == "premium.upsell.end"
    assert first.lines[0].key == "welcome.done.workout"
    talker.clock.now += 6 * DAY_MS
    assert talker.hear(Launch()).handover is None
    talker.clock.now += 2 * DAY_MS
    assert talker.hear(Launch()).handover is not None


def test_who_has_it_is_not_told_of_it() -> None:
    """Nor is Amazon asked again about somebody who lately had it."""
    talker = Talker(OWNED)
    talker.to_the_end(talker.confirm(talker.start("hills")))
    asked = talker.asked
    assert talker.hear(Launch()).handover is None
    assert talker.asked == asked
