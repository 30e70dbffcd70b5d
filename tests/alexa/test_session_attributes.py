"""The talk survives Alexa's session, and nothing that stands there can break it."""

import json
from typing import Any

import pytest
from ask_sdk_model import Session
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.session_attributes import talk_of, to_attributes
from skill.domain.ground.entitlement import Entitlement
from skill.domain.listener.premium import PremiumTalk
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

STANDINGS = st.builds(Entitlement, st.text(), st.booleans(), st.booleans(), st.booleans())
TALKS = st.builds(
    Talk,
    pending=st.builds(Pending, st.text(min_size=1), st.text(), st.text()),
    wish=st.one_of(st.none(), st.builds(Wish, workout=st.text(min_size=1))),
    offered=st.lists(st.text()).map(tuple),
    premium=st.builds(
        PremiumTalk,
        st.one_of(st.none(), STANDINGS), st.booleans(), st.booleans(), st.booleans(), st.text(),
    ),
)  # fmt: skip


@given(talk=TALKS)
def test_a_talk_comes_back_as_it_was(talk: Talk) -> None:
    """Through JSON, as Alexa keeps it."""
    kept = json.loads(json.dumps(to_attributes(talk)))
    assert talk_of(Session(new=False, attributes=kept)) == talk


@pytest.mark.parametrize(
    "premium", [{"entitlement": {"nonsense": 1}}, {"entitlement": "x"}, 7, {"entitlement": 3}, [1], "yes"]
)
def test_nonsense_is_as_if_nothing_had_been_said(premium: Any) -> None:
    """Whatever stands in a session comes from outside."""
    kept = {"talk": {"pending": ["offer", "legs"], "premium": premium}}
    assert talk_of(Session(new=False, attributes=kept)) == Talk()
