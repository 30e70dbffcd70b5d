"""A conversation: what was typed, what a real Echo would have routed, and one JSON object a step."""

import json

import pytest

from simulator.conversation.conversation import Conversation
from simulator.conversation.inputs import Press, Say, Wait, parse_input
from simulator.device.skill_client import ResponsePolicy
from simulator.rules.declarations import Manifest
from tests.simulator.models import small
from tests.simulator.skills import STOP, answer, enqueue, make_device, play

REPROMPT = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
GO = answer(play("a"), say="Off <break time='1s'/>we go &amp; on", shouldEndSession=True)
ASK = answer(say="Which one?", shouldEndSession=False, reprompt=REPROMPT)
SCRIPT = {
    "StartIntent": GO,
    "LaunchRequest": ASK,
    "MoreIntent": answer(say="More.", shouldEndSession=True),
    "AMAZON.PauseIntent": answer(STOP, shouldEndSession=True),
    "AMAZON.FallbackIntent": answer(say="Pardon?", shouldEndSession=True),
    "NextCommandIssued": answer(play("b")),
    "PlaybackNearlyFinished a": answer(enqueue("b", "a")),
}
KEYS = {
    "said", "intent", "slots", "routed", "request", "response", "spoken", "reprompt", "amazon",
    "player", "events", "breaches",
}  # fmt: skip


def conversation(script=SCRIPT, **options):
    """Return a conversation on the small model."""
    device, skill = make_device(script, policy=ResponsePolicy.REFUSE, **options)
    return Conversation(device, small()), skill


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("+90s", Wait(90_000)),
        ("+10m", Wait(600_000)),
        ("+2h", Wait(7_200_000)),
        ("+1d", Wait(86_400_000)),
        ("+1w", Wait(604_800_000)),
        ("!next", Press("next")),
        ("plus one", Say("plus one")),
        ("+1 workout", Say("+1 workout")),
    ],
)
def test_time_buttons_and_words_are_told_apart(typed, step):
    """A plus and a unit is time, a bang a button, everything else is speech."""
    assert parse_input(typed) == step


def test_a_step_of_words_tells_all_of_it():
    """The object of a said step has every key, and the whole envelope first answered."""
    talk, skill = conversation()
    told = json.loads(json.dumps(talk.do("start a strength workout").as_json()))
    assert told.keys() == KEYS
    assert told["said"] == "start a strength workout"
    assert told["intent"] == "StartIntent"
    assert told["slots"]["kind"] == {"value": "strength", "id": "strength"}
    assert told["slots"]["audience"] is None
    assert told["request"] == skill.heard[0]
    assert told["response"] == GO
    assert told["spoken"] == "Off we go & on"
    assert told["player"] == {
        "activity": "PLAYING", "token": "a", "offset_ms": 0, "title": None, "subtitle": None,
    }  # fmt: skip
    assert [(one["type"], one["offset_ms"]) for one in told["events"]] == [("AudioPlayer.PlaybackStarted", 0)]
    assert told["breaches"] == []


def test_a_step_of_time_is_a_step_of_its_own():
    """Its `said` is the time, there is no answer, and what happened stands under events."""
    talk, _ = conversation()
    talk.do("start a strength workout")
    told = talk.do("+90s").as_json()
    assert told["said"] == "+90s"
    assert (told["intent"], told["routed"], told["request"], told["response"]) == (None,) * 4
    assert (told["player"]["token"], told["player"]["offset_ms"]) == ("b", 30_000)
    kinds = [one["type"].removeprefix("AudioPlayer.Playback") for one in told["events"]]
    assert kinds == ["NearlyFinished", "Finished", "Started", "NearlyFinished"]
    assert told["events"][0]["response"] == SCRIPT["PlaybackNearlyFinished a"]


def test_speech_takes_time_and_the_step_ends_with_it():
    """Whoever types does not interrupt: the audio has begun when the step is over, at 0."""
    talk, _ = conversation(words_per_minute=60)
    before = talk.device.now
    told = talk.do("start a strength workout").as_json()
    assert talk.device.now - before == 6_000  # five words, and a break of one second
    assert (told["player"]["activity"], told["player"]["offset_ms"]) == ("PLAYING", 0)


def test_what_a_real_echo_would_have_routed():
    """With the name, in a session, or as a playback word while our audio was the last."""
    talk, _ = conversation()
    assert talk.do("pause").routed is False
    assert talk.do("start a strength workout").routed is False
    assert talk.do("pause").routed is True
    assert talk.do("tell me more").routed is False
    assert talk.do("ask audio trainer to tell me more").routed is True
    assert talk.do("open audio trainer").routed is True
    assert talk.do("tell me more").routed is True
    talk.device.play_something_else()
    assert talk.do("pause").routed is False


def test_launching_is_no_intent():
    """A launch has a request and an answer, and no intent."""
    talk, _ = conversation()
    told = talk.do("alexa, open audio trainer").as_json()
    assert told["intent"] is None
    assert told["request"]["request"]["type"] == "LaunchRequest"
    assert told["reprompt"] == "Well?"


def test_a_one_shot_begins_a_session():
    """The name in the utterance is not part of what is understood."""
    talk, _ = conversation()
    told = talk.do("ask audio trainer to start a strength workout for runners").as_json()
    assert told["intent"] == "StartIntent"
    assert told["request"]["session"]["new"]


def test_a_question_is_asked_again_in_a_step_of_time():
    """The reprompt that was spoken is told in the step in which it was."""
    talk, _ = conversation()
    talk.do("open audio trainer")
    told = talk.do("+8s").as_json()
    assert told["reprompt"] == "Well?"
    ended = talk.do("+8s").as_json()["events"]
    assert [one["type"] for one in ended] == ["SessionEndedRequest"]


def test_exit_leaves_an_open_session():
    """To say "exit" ends the session without an intent; the skill hears of it."""
    talk, _ = conversation()
    talk.do("open audio trainer")
    told = talk.do("exit").as_json()
    assert told["intent"] is None
    assert told["request"]["request"]["reason"] == "USER_INITIATED"


def test_buttons_are_pressed():
    """A pressed button has its request and answer, and the player follows."""
    talk, _ = conversation()
    talk.do("start a strength workout")
    told = talk.do("!next").as_json()
    assert told["request"]["request"]["type"] == "PlaybackController.NextCommandIssued"
    assert (told["player"]["token"], told["player"]["activity"]) == ("b", "PLAYING")
    paused = talk.do("!pause").as_json()
    assert paused["request"] is None
    assert paused["player"]["activity"] == "PAUSED"


def test_an_unlawful_answer_is_told_loudly_and_amazon_speaks_itself():
    """The breach is named, Amazon's own words stand apart, and nothing plays."""
    wrong = answer(play("a", expectedPreviousToken="z"), say="Off", shouldEndSession=True)
    talk, _ = conversation({"StartIntent": wrong})
    told = talk.do("start a strength workout").as_json()
    assert [(one["rule"], one["hard"]) for one in told["breaches"]] == [("A3", True)]
    assert told["amazon"]
    assert told["player"]["token"] is None


def test_the_answer_to_an_elicited_slot_fills_it():
    """After Dialog.ElicitSlot, a bare value is the same intent with the slot filled."""
    names = frozenset({"kind", "audience", "length", "tempo"})
    elicit = {"type": "Dialog.ElicitSlot", "slotToElicit": "audience"}
    ask = answer(elicit, say="For whom?", shouldEndSession=False, reprompt=REPROMPT)
    talk, _ = conversation({"StartIntent": ask}, manifest=Manifest(dialogs={"StartIntent": names}))
    talk.do("start a strength workout")
    told = talk.do("seniors").as_json()
    assert told["intent"] == "StartIntent"
    assert told["slots"]["audience"] == {"value": "seniors", "id": "older"}
    assert told["slots"]["kind"] == {"value": "strength", "id": "strength"}
