"""What can be typed, beside words."""

import pytest

from simulator.conversation import Conversation
from simulator.services.answering import REMINDER, TIME_ZONE
from simulator.services.asking import Reply
from simulator.services.server import Mishap
from simulator.steps import Notify, Press, Recognize, Say, Settle, Typed, Upset, Wait, parse
from tests.simulator.models import small
from tests.simulator.skills import make_device


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("+90s", Wait(90_000)),
        ("! Next", Press("next")),
        ("!accept", Settle(Reply.ACCEPT)),
        ("!Pending", Settle(Reply.PENDING)),
        ("!time zone slow", Upset(TIME_ZONE, Mishap.SLOW)),
        ("!reminders FINE", Upset(REMINDER, None)),
        ("!Subscription ended", Notify("subscription ended")),
        ("!disable", Notify("disable")),
        ("!reminders asleep", Say("!reminders asleep")),
        ("!voice Anna", Recognize("anna")),
        ("!voice nobody", Recognize(None)),
        ("accept", Say("accept")),
    ],
)
def test_a_line_is_one_step(typed: str, step: Typed) -> None:
    """Signs mark what is not said."""
    assert parse(typed) == step


def test_a_service_is_upset_and_mended_in_words() -> None:
    """As the switch does it."""
    device, _ = make_device()
    talk = Conversation(device, small())
    talk.do("!reminders down")
    assert device.amazon.mishaps == {REMINDER: Mishap.DOWN}
    talk.do("!reminders fine")
    assert device.amazon.mishaps == {REMINDER: None}
