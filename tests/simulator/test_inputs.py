"""What can be typed, beside words."""

import pytest

from simulator.conversation.conversation import Conversation
from simulator.conversation.inputs import (
    AnswerAmazon,
    Input,
    Press,
    Recognize,
    Say,
    SendSkillEvent,
    SetServiceFault,
    Wait,
    parse_input,
)
from simulator.services.connections import Reply
from simulator.services.http_server import ServiceFault
from simulator.services.rest_api import REMINDER, TIME_ZONE
from tests.simulator.models import small
from tests.simulator.skills import make_device


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("+90s", Wait(90_000)),
        ("! Next", Press("next")),
        ("!accept", AnswerAmazon(Reply.ACCEPT)),
        ("!Pending", AnswerAmazon(Reply.PENDING)),
        ("!time zone slow", SetServiceFault(TIME_ZONE, ServiceFault.SLOW)),
        ("!reminders FINE", SetServiceFault(REMINDER, None)),
        ("!Subscription ended", SendSkillEvent("subscription ended")),
        ("!disable", SendSkillEvent("disable")),
        ("!reminders asleep", Say("!reminders asleep")),
        ("!voice Anna", Recognize("anna")),
        ("!voice nobody", Recognize(None)),
        ("accept", Say("accept")),
    ],
)
def test_a_line_is_one_step(typed: str, step: Input) -> None:
    """Signs mark what is not said."""
    assert parse_input(typed) == step


def test_a_service_is_upset_and_mended_in_words() -> None:
    """As the switch does it."""
    device, _ = make_device()
    talk = Conversation(device, small())
    talk.do("!reminders down")
    assert device.amazon.service_faults == {REMINDER: ServiceFault.DOWN}
    talk.do("!reminders fine")
    assert device.amazon.service_faults == {REMINDER: None}
