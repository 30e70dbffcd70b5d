"""Barge-in, sessions, reprompts, and what an unlawful answer leads to."""

import pytest

from simulator.device.session import Phase
from simulator.device.skill_client import ResponsePolicy
from simulator.protocol.device_profile import DeviceProfile
from simulator.rules.check import InvalidResponse
from simulator.rules.declarations import Manifest
from tests.simulator.skills import CLEAR_ENQUEUED, MINUTE, STOP, answer, make_device, play

REPROMPT = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
ASK = answer(say="Which one?", shouldEndSession=False, reprompt=REPROMPT)
SPEECH = answer(say="Squats.", shouldEndSession=True)
GO = {"GoIntent": answer(play("a"), shouldEndSession=True), "WhatIntent": SPEECH, "AskIntent": ASK}


def started(**options):
    """Return a device on which `a` has played for ten seconds."""
    device, skill = make_device(GO, **options)
    device.intent("GoIntent")
    device.hear_out()
    device.let_pass(10_000)
    return device, skill


def test_speech_over_audio_stops_it_asks_and_starts_it_again():
    """Stopped, the intent with what the player holds, then Started at the same offset."""
    device, skill = started()
    skill.heard.clear()
    device.intent("WhatIntent")
    assert [*skill.types] == [
        "AudioPlayer.PlaybackStopped",
        "IntentRequest",
        "AudioPlayer.PlaybackStarted",
    ]
    assert skill.heard[1]["context"]["AudioPlayer"] == {
        "token": "a", "offsetInMilliseconds": 10_000, "playerActivity": "PAUSED",
    }  # fmt: skip
    assert skill.events == ["PlaybackStopped a 10000", "PlaybackStarted a 10000"]
    device.let_pass(50_000)
    assert skill.events[-1] == "PlaybackFinished a 60000"


def test_the_audio_waits_until_alexa_has_spoken():
    """What was stopped goes on only after the answer was said."""
    device, skill = started(words_per_minute=60)
    device.intent("WhatIntent")
    device.let_pass(999)
    assert skill.events[-1] == "PlaybackStopped a 10000"
    device.let_pass(1)
    assert skill.events[-1] == "PlaybackStarted a 10000"


@pytest.mark.parametrize("order", [CLEAR_ENQUEUED, play("b", 0, "REPLACE_ENQUEUED")])
def test_orders_about_the_queue_let_the_current_stream_go_on(order):
    """Neither CLEAR_ENQUEUED nor REPLACE_ENQUEUED ends what was interrupted."""
    device, skill = started()
    skill.script["WhatIntent"] = answer(order, shouldEndSession=True)
    device.intent("WhatIntent")
    assert skill.events[-1] == "PlaybackStarted a 10000"


def test_stop_in_the_answer_ends_it():
    """Stop: the stream does not go on, and Stopped is told once."""
    device, skill = started()
    skill.script["AMAZON.PauseIntent"] = answer(STOP, shouldEndSession=True)
    device.intent("AMAZON.PauseIntent")
    device.let_pass(MINUTE)
    assert skill.events.count("PlaybackStopped a 10000") == 1
    assert skill.events[-1] == "PlaybackStopped a 10000"
    assert device.playing.activity == "STOPPED"


def test_play_in_the_answer_replaces_it():
    """REPLACE_ALL: the interrupted stream never goes on."""
    device, skill = started()
    skill.script["WhatIntent"] = answer(play("b"), shouldEndSession=True)
    device.intent("WhatIntent")
    assert skill.events[-2:] == ["PlaybackStopped a 10000", "PlaybackStarted b 0"]


def test_an_open_microphone_keeps_the_audio_waiting():
    """While a question is open the audio stays silent; it goes on when the session has run out."""
    device, skill = started()
    device.intent("AskIntent")
    device.let_pass(15_999)
    assert skill.events[-1] == "PlaybackStopped a 10000"
    device.let_pass(1)
    assert "SessionEndedRequest" in skill.types
    assert skill.events[-1] == "PlaybackStarted a 10000"


def test_a_question_is_asked_again_once_and_then_the_session_ends():
    """8 s, the reprompt, 8 s more, then SessionEndedRequest with its reason."""
    device, skill = make_device(GO)
    device.intent("AskIntent")
    device.let_pass(8_000)
    assert device.log[-1].asked_again == "Well?"
    device.let_pass(7_999)
    assert device.session is not None
    device.let_pass(1)
    assert skill.heard[-1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert device.session is None


def test_an_answer_in_time_stays_in_the_session():
    """The session keeps its id and attributes, and is new only once."""
    device, skill = make_device({"AskIntent": ASK | {"sessionAttributes": {"asked": "which"}}})
    device.intent("AskIntent")
    device.let_pass(7_000)
    device.intent("AskIntent")
    first, second = (one["session"] for one in skill.heard)
    assert (first["new"], second["new"]) == (True, False)
    assert first["sessionId"] == second["sessionId"]
    assert second["attributes"] == {"asked": "which"}


def test_attributes_that_are_not_sent_back_are_lost():
    """An answer without sessionAttributes empties them."""
    device, skill = make_device({"AskIntent": ASK | {"sessionAttributes": {"asked": "which"}}})
    device.intent("AskIntent")
    skill.script["AskIntent"] = ASK
    device.intent("AskIntent")
    device.intent("AskIntent")
    assert skill.heard[-1]["session"]["attributes"] == {}


def test_the_end_of_a_session_is_not_told_to_the_skill_that_ended_it():
    """With shouldEndSession true: no SessionEndedRequest, and the next one is a new session."""
    device, skill = make_device(GO)
    device.intent("WhatIntent")
    device.intent("WhatIntent")
    assert skill.types == ["IntentRequest", "IntentRequest"]
    first, second = (one["session"] for one in skill.heard)
    assert second["new"]
    assert first["sessionId"] != second["sessionId"]


def test_exit_ends_the_session_with_its_own_reason():
    """To say "exit" is not an intent: the skill is told that the person left."""
    device, skill = make_device(GO)
    device.intent("AskIntent")
    device.leave()
    assert skill.heard[-1]["request"]["reason"] == "USER_INITIATED"
    assert device.phase is Phase.SILENT


def test_without_a_word_on_the_session_a_screen_holds_it_open():
    """Without shouldEndSession it ends at once, but after 30 s where something is shown."""
    shown = {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": "t",
        "document": {"type": "APL", "version": "2024.2"},
    }
    device, skill = make_device({"SeeIntent": answer(shown, say="Look."), "WhatIntent": answer()})
    device.intent("WhatIntent")
    assert device.session is None
    device.intent("SeeIntent")
    device.let_pass(29_999)
    assert device.session is not None
    device.let_pass(1)
    assert skill.types[-1] == "SessionEndedRequest"


def test_a_touch_of_the_screen_belongs_to_its_session():
    """It is sent with the document's token in the open session; where nothing is shown, nothing is sent."""
    shown = {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": "t",
        "document": {"type": "APL", "version": "2024.2"},
    }
    see = answer(shown, say="Which?", shouldEndSession=False, reprompt=REPROMPT)
    device, skill = make_device({"SeeIntent": see, "Alexa.Presentation.APL.UserEvent": SPEECH})
    assert device.touch(["choose", "a"]) is None
    device.intent("SeeIntent")
    assert device.touch(["choose", "a"]) is not None
    touched = skill.heard[-1]
    assert touched["request"]["arguments"] == ["choose", "a"]
    assert touched["request"]["token"] == touched["context"]["Alexa.Presentation.APL"]["token"] == "t"
    assert touched["session"]["sessionId"] == skill.heard[-2]["session"]["sessionId"]
    assert device.session is None
    assert device.touch(["choose", "a"]) is None


def test_interrupting_alexa_loses_what_she_was_to_play():
    """Speech over the answer: its stream never starts."""
    go = answer(play("a"), say="Here we go now", shouldEndSession=True)
    device, skill = make_device({"GoIntent": go, "WhatIntent": SPEECH}, words_per_minute=60)
    device.intent("GoIntent")
    device.let_pass(1_000)
    device.intent("WhatIntent")
    device.let_pass(MINUTE)
    assert skill.events == []


def test_audio_starts_when_the_speech_is_over():
    """Four words at 60 a minute and half a second of break: the stream starts after 4.5 s."""
    go = answer(play("a"), say='Here we go<break time="500ms"/> now', shouldEndSession=True)
    device, skill = make_device({"GoIntent": go}, words_per_minute=60)
    device.intent("GoIntent")
    device.let_pass(4_499)
    assert skill.events == []
    device.let_pass(1)
    assert skill.events == ["PlaybackStarted a 0"]


def test_speech_in_an_event_answer_is_refused_and_told():
    """The skill is told by System.ExceptionEncountered, with the request that caused it."""
    device, skill = make_device(
        GO | {"PlaybackStarted": answer(say="Off we go")}, policy=ResponsePolicy.REFUSE
    )
    device.intent("GoIntent")
    told = skill.heard[-1]["request"]
    assert told["type"] == "System.ExceptionEncountered"
    assert told["error"]["type"] == "INVALID_RESPONSE"
    assert "R2" in told["error"]["message"]
    assert told["cause"]["requestId"] == skill.heard[-2]["request"]["requestId"]
    assert "session" not in skill.heard[-1]


def test_a_strict_device_raises_and_names_the_rules():
    """In strict manner an unlawful answer cannot be missed."""
    device, _ = make_device(GO | {"PlaybackStarted": answer(say="Off we go")})
    with pytest.raises(InvalidResponse, match="R2") as caught:
        device.intent("GoIntent")
    assert [one.rule for one in caught.value.breaches] == ["R2"]


def test_an_unlawful_answer_in_a_session_ends_it_with_an_error():
    """Nothing of the answer is obeyed; Alexa says so itself, and the skill hears ERROR."""
    wrong = answer(play("a", expectedPreviousToken="z"), shouldEndSession=True)
    device, skill = make_device({"GoIntent": wrong}, policy=ResponsePolicy.REFUSE)
    exchange = device.intent("GoIntent")
    assert exchange.amazon
    assert skill.heard[-1]["request"]["type"] == "SessionEndedRequest"
    assert skill.heard[-1]["request"]["error"]["type"] == "INVALID_RESPONSE"
    assert skill.events == []
    assert [one.rule for one in device.breaches] == ["A3"]


def test_a_lenient_device_obeys_and_still_tells():
    """In obedient manner the stream plays, and the breach stays on record."""
    wrong = answer(play("a", expectedPreviousToken="z"), shouldEndSession=True)
    device, skill = make_device({"GoIntent": wrong}, policy=ResponsePolicy.OBEY)
    device.intent("GoIntent")
    assert skill.events == ["PlaybackStarted a 0"]
    assert [one.rule for one in device.breaches] == ["A3"]


def test_play_with_an_open_microphone_starts_and_is_paused_to_listen():
    """E3: the stream starts, stops at once, and goes on when the session is over."""
    both = answer(play("a"), say="Go", shouldEndSession=False, reprompt=REPROMPT)
    device, skill = make_device({"GoIntent": both}, policy=ResponsePolicy.REFUSE)
    device.intent("GoIntent")
    assert skill.events == ["PlaybackStarted a 0", "PlaybackStopped a 0"]
    assert device.phase is Phase.LISTENING
    device.let_pass(16_000)
    assert skill.events[-1] == "PlaybackStarted a 0"
    assert "E3" in [one.rule for one in device.breaches]


def test_buttons_and_events_have_no_session():
    """PlaybackController and AudioPlayer requests carry the context alone."""
    device, skill = started()
    device.press("next")
    for one in skill.heard[1:]:
        assert "session" not in one
        assert one["context"]["System"]["user"]["userId"]


def test_a_device_without_a_player_says_so_and_refuses_audio():
    """No AudioPlayer in supportedInterfaces, and G9 for whoever sends it nevertheless."""
    device, skill = make_device(GO, profile=DeviceProfile(supports_audio=False), policy=ResponsePolicy.REFUSE)
    device.intent("GoIntent")
    interfaces = skill.heard[0]["context"]["System"]["device"]["supportedInterfaces"]
    assert "AudioPlayer" not in interfaces
    assert "G9" in [one.rule for one in device.breaches]


def test_a_request_is_complete():
    """Every field that Alexa sends with an intent is there, with a timestamp in UTC."""
    device, skill = make_device(GO, profile=DeviceProfile(person_id="amzn1.ask.person.X"))
    device.intent("GoIntent", {"kind": {"name": "kind", "confirmationStatus": "NONE"}})
    one = skill.heard[0]
    assert one["version"] == "1.0"
    assert one["request"]["timestamp"] == "2026-11-23T08:00:00Z"
    assert one["request"]["requestId"].startswith("amzn1.echo-api.request.")
    assert one["request"]["locale"] == "en-US"
    assert one["request"]["intent"]["confirmationStatus"] == "NONE"
    system = one["context"]["System"]
    assert system["application"] == one["session"]["application"]
    assert system["person"]["personId"] == "amzn1.ask.person.X"
    assert {"apiEndpoint", "apiAccessToken", "device", "user"} <= system.keys()


def test_an_elicited_slot_keeps_its_intent():
    """After Dialog.ElicitSlot the device knows which slot of which intent is open."""
    elicit = {"type": "Dialog.ElicitSlot", "slotToElicit": "kind"}
    device, skill = make_device(
        {"GoIntent": answer(elicit, say="Which?", shouldEndSession=False, reprompt=REPROMPT)},
        manifest=Manifest(dialogs={"GoIntent": frozenset({"kind"})}),
    )
    device.intent("GoIntent", {"kind": {"name": "kind", "confirmationStatus": "NONE"}})
    assert device.elicited.slot == "kind"
    device.intent("GoIntent")
    assert [one["request"]["dialogState"] for one in skill.heard] == ["STARTED", "IN_PROGRESS"]
