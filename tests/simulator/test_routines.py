"""Routines and quick links, as they are typed to the simulator, and as Alexa sends them."""

import pytest

from simulator.conversation.conversation import Conversation
from simulator.conversation.inputs import Begin, Say, parse_input
from simulator.device.skill_client import ResponsePolicy
from simulator.protocol.tasks import Task
from tests.simulator.models import small
from tests.simulator.skills import answer, make_device, play

LINK = "https://alexa-skills.amazon.co.uk/apis/custom/skills/amzn1.ask.skill.1-a"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("!routine TodaysTip", Begin(Task("TodaysTip"))),
        ("!routine TodaysTip topic=", Begin(Task("TodaysTip", inputs={"topic": ""}))),
        (
            '!routine StartWorkout kind=strength workout="Hill Strength"',
            Begin(Task("StartWorkout", inputs={"kind": "strength", "workout": "Hill Strength"})),
        ),
        (f"{LINK}/launch", Begin(None)),
        (
            f"{LINK}/tasks/StartWorkout/versions/2?workout=a-b&minutes=10",
            Begin(Task("StartWorkout", "2", {"workout": "a-b", "minutes": "10"})),
        ),
        ("https://example.com/launch", Say("https://example.com/launch")),
        ("!routine a b c", Say("!routine a b c")),
    ],
)
def test_what_is_typed_for_a_routine_or_a_link(typed: str, meant: object) -> None:
    """A task with its inputs; what is neither is said, as any other line."""
    assert parse_input(typed) == meant


def test_a_task_comes_with_a_launch_and_may_start_no_audio() -> None:
    """Its name has the skill's id before it; an answer that plays something breaks R18."""
    device, skill = make_device({"LaunchRequest": answer(play("a"), say="Go", shouldEndSession=True)},
                                policy=ResponsePolicy.REFUSE)  # fmt: skip
    step = Conversation(device, small()).do("!routine Stretch minutes=5")
    sent = skill.requests[-1]["request"] if hasattr(skill, "requests") else step.exchange.request["request"]
    assert sent["task"] == {
        "name": f"{device.profile.skill_id}.Stretch",
        "version": "1",
        "input": {"minutes": "5"},
    }
    assert "R18" in {one.rule for one in step.breaches}
    assert step.player.token is None
