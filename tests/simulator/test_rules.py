"""Each rule of Alexa's, with an answer that keeps it and one that breaks it."""

from typing import Any

import pytest

from simulator.protocol import request_envelopes
from simulator.protocol.device_profile import DeviceProfile
from simulator.protocol.json_access import Json
from simulator.protocol.player_events import PlayerState
from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from simulator.rules.declarations import Manifest
from simulator.rules.latency import lateness
from tests.simulator.skills import CLEAR_ALL, STOP, answer, enqueue, play

MANIFEST = Manifest(dialogs={"GoIntent": frozenset({"kind", "length"})}, types=frozenset({"WORKOUT_KIND"}))
ASKED = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
APL = {"type": "APL", "version": "2024.2"}
COMMAND = {"type": "Alexa.Presentation.APL.ExecuteCommands", "token": "t", "commands": []}
SHOW = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "t", "document": APL}
MIX = {
    "type": "Alexa.Presentation.APLA.RenderDocument",
    "token": "t",
    "document": {"type": "APLA", "version": "0.91"},
}
BOUGHT = {"InSkillProduct": {"productId": "amzn1.adg.product.x"}}
SHOP = {"type": "Connections.SendRequest", "name": "Buy", "payload": BOUGHT, "token": "t"}
UPSELL = SHOP | {"name": "Upsell", "payload": BOUGHT | {"upsellMessage": "Want more?"}}
CONSENT = {"@type": "AskForPermissionsConsentRequest", "@version": "1", "permissionScope": "alexa::alerts"}
CONSENTS = CONSENT | {"@version": "2", "permissionScopes": [{"permissionScope": "alexa::alerts"}]}
NO_SCOPE = CONSENT | {"permissionScope": ""}
ASK_FOR = SHOP | {"name": "AskFor", "payload": CONSENT}
VIDEO = {"type": "VideoApp.Launch", "videoItem": {"source": "https://v.example.com/a.mp4"}}
SLOTS = {"kind": {"name": "kind"}, "length": {"name": "length"}}
ELICIT = {"type": "Dialog.ElicitSlot", "slotToElicit": "kind"}
SOUND = '<audio src="https://a.example.com/a.mp3"/>'
PLAY_ITEM = {"expectedPreviousToken": "z"}


def request(kind: str, profile: DeviceProfile | None = None, **body: Any) -> Json:
    """Return a request of a type; an intent by its name alone."""
    profile = profile or DeviceProfile()
    around: Json = {"context": request_envelopes.context(profile, PlayerState("a", 1, "PLAYING"))}
    if kind.endswith("Intent"):
        body = {"intent": request_envelopes.intent(kind, None)}
        kind = "IntentRequest"
    if kind in {"LaunchRequest", "IntentRequest", "SessionEndedRequest", "Connections.Response"}:
        around["session"] = request_envelopes.session(profile, "s", {}, new=True)
    return request_envelopes.request_envelope(profile, {"type": kind, **body}, around, 0, 1)


def said(ssml: str) -> Json:
    """Return an answer that says this SSML and ends."""
    return answer(outputSpeech={"type": "SSML", "ssml": ssml}, shouldEndSession=True)


def ends(*directives: Json, **response: Any) -> Json:
    """Return an answer with directives that ends."""
    return answer(*directives, shouldEndSession=True, **response)


def entities(behavior: str, count: int, name: str = "WORKOUT_KIND", letters: int = 4) -> Json:
    """Return an answer with so many dynamic entities."""
    values = [{"id": str(n), "name": {"value": "x" * letters}} for n in range(count)]
    types = [{"name": name, "values": values}] if count else []
    one = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": behavior, "types": types}
    return ends(one if types else {key: one[key] for key in ("type", "updateBehavior")})


def card(**fields: Any) -> Json:
    """Return an answer with a card."""
    return ends(card=fields)


def captioned(kind: str) -> Json:
    """Return an answer with captions."""
    return ends(play("a", captionData={"type": kind, "content": "WEBVTT\n\n"}))


def shown(**metadata: Any) -> Json:
    """Return an answer whose stream has metadata."""
    one = play("a")
    one["audioItem"]["metadata"] = metadata
    return ends(one)


def pixels(width: object = 480, height: object = 480, **more: object) -> Json:
    """Return an image of so many pixels."""
    url = "https://a.example.com/a.png"
    return {"sources": [{"url": url, "widthPixels": width, "heightPixels": height, **more}]}


def streamed(url: str) -> Json:
    """Return an answer that plays an address."""
    one = play("a")
    one["audioItem"]["stream"]["url"] = url
    return ends(one)


def may(**slots: Json) -> Json:
    """Return an answer to a CanFulfillIntentRequest."""
    return answer(canFulfillIntent={"canFulfill": "YES", "slots": slots})


LAUNCH, GO = "LaunchRequest", "GoIntent"
NEARLY, STARTED = "AudioPlayer.PlaybackNearlyFinished", "AudioPlayer.PlaybackStarted"
FINISHED, STOPPED = "AudioPlayer.PlaybackFinished", "AudioPlayer.PlaybackStopped"
FAILED, NEXT = "AudioPlayer.PlaybackFailed", "PlaybackController.NextCommandIssued"
HELLO = answer(say="Hello.", shouldEndSession=True)
SPEECH = answer(say="Hello.")
ACK = answer()
IMAGE = {"sources": [{"url": "https://a.example.com/a.png", "size": "SMALL"}]}
DESCRIBED = IMAGE | {"contentDescription": "A squat"}

HARD = [
    ("G1", LAUNCH, HELLO, HELLO | {"version": "2.0"}),
    ("G1", LAUNCH, HELLO, HELLO | {"extra": 1}),
    ("G1", LAUNCH, HELLO, {"version": "1.0", "response": None}),
    ("G1", LAUNCH, HELLO, None),
    ("G1", LAUNCH, HELLO | {"sessionAttributes": {"a": 1.5}}, HELLO | {"sessionAttributes": {1}}),
    ("G2", LAUNCH, HELLO, answer(say="Hello.", shouldEndSession=True, extra=1)),
    ("G2", LAUNCH, HELLO, answer(say="Hello.", shouldEndSession="true")),
    ("G3", LAUNCH, HELLO, HELLO | {"sessionAttributes": {"a": "x" * 121_000}}),
    ("G4", LAUNCH, said(f"<speak>{'x' * 7_900}</speak>"), said(f"<speak>{'x' * 8_000}</speak>")),
    ("G5", LAUNCH, HELLO, ends(outputSpeech={"type": "PlainText", "ssml": "<speak>a</speak>"})),
    ("G5", LAUNCH, HELLO, ends(outputSpeech={"type": "Text", "text": "a"})),
    ("G7", STARTED, ACK, ACK | {"sessionAttributes": {}}),
    ("G8", GO, ends(STOP), ends({"type": "AudioPlayer.Pause"})),
    ("G8", GO, ends(STOP), answer(VIDEO)),
    ("S1", LAUNCH, said("<speak>a &amp; b</speak>"), said("<speak>a & b</speak>")),
    ("S1", LAUNCH, said("<speak>a</speak>"), said("a")),
    ("S1", LAUNCH, said("<speak>a</speak>"), said("<p>a</p>")),
    ("S2", LAUNCH, said('<speak><w role="amazon:VB">read</w></speak>'), said("<speak><b>a</b></speak>")),
    ("S2", LAUNCH, said("<speak><p>a</p></speak>"), said("<speak><P>a</P></speak>")),
    ("S3", LAUNCH, said('<speak><audio src="https://a.example.com/a.mp3"/></speak>'),
     said('<speak><audio src="http://a.example.com/a.mp3"/></speak>')),
    ("E3", GO, ends(play("a")), answer(play("a"), shouldEndSession=False, reprompt=ASKED)),
    ("E3", GO, ends(play("a")), answer(play("a"))),
    ("E4", STARTED, ACK, answer(shouldEndSession=False)),
    ("E4", STARTED, ACK, answer(shouldEndSession=None)),
    ("E6", "AMAZON.StopIntent", HELLO, answer(say="No?", shouldEndSession=False, reprompt=ASKED)),
    ("E8", GO, ends(SHOP), answer(SHOP, shouldEndSession=False, reprompt=ASKED)),
    ("E8", GO, ends(UPSELL), ends(UPSELL, play("a"))),
    ("H1", GO, ends(SHOP), ends(SHOP, ASK_FOR)),
    ("H1", GO, ends(SHOP), ends(SHOP | {"token": ""})),
    ("H1", GO, ends(SHOP), ends({key: SHOP[key] for key in ("type", "name", "payload")})),
    ("H2", GO, ends(SHOP | {"name": "Cancel"}), ends(SHOP | {"name": "Sell"})),
    ("H3", GO, ends(SHOP), ends(SHOP | {"payload": {}})),
    ("H3", GO, ends(UPSELL), ends(UPSELL | {"payload": BOUGHT})),
    ("H3", GO, ends(UPSELL), ends(UPSELL | {"name": "Buy"})),
    ("H4", GO, answer(ASK_FOR), answer(ASK_FOR | {"payload": {"permissionScope": "alexa::alerts"}})),
    ("H4", GO, answer(ASK_FOR | {"payload": CONSENTS}), answer(ASK_FOR | {"payload": NO_SCOPE})),
    ("A1", GO, ends(play("a")), ends(play("a"), enqueue("b", "a"))),
    ("A2", GO, ends(play("a")), ends(play("a", behavior="REPLACE"))),
    ("A2", GO, ends(play("a")), ends(play("a", progress=1))),
    ("A2", GO, ends(play("a")), ends({"type": "AudioPlayer.Play", "playBehavior": "REPLACE_ALL"})),
    ("A3", NEARLY, answer(enqueue("b", "a")), answer(play("b", behavior="ENQUEUE"))),
    ("A3", GO, ends(play("a")), ends(play("a", **PLAY_ITEM))),
    ("A3", GO, ends(play("a")), ends(play("a", expectedPreviousToken=None))),
    ("A3", NEARLY, answer(play("b", behavior="REPLACE_ENQUEUED")),
     answer(play("b", behavior="REPLACE_ENQUEUED", **PLAY_ITEM))),
    ("A4", GO, ends(play("t" * 1_024)), ends(play("t" * 1_025))),
    ("A4", GO, ends(play("7")), ends(play(7))),
    ("A5", GO, streamed("https://a.example.com/a"), streamed("http://a.example.com/a.mp3")),
    ("A5", GO, streamed("https://a.example.com/a"), streamed("https://127.0.0.1/a.mp3")),
    ("A6", GO, ends(play("a", 0)), ends(play("a", -1))),
    ("A6", GO, ends(play("a", 5)), ends(play("a", 5.5))),
    ("A6", GO, ends(play("a", 1)), ends(play("a", True))),
    ("A7", GO, ends(STOP), ends(STOP | {"token": "a"})),
    ("A7", GO, ends(CLEAR_ALL), ends({"type": "AudioPlayer.ClearQueue"})),
    ("A8", GO, ends(play("a")), ends(play("a"), VIDEO)),
    ("A9", GO, streamed("https://a.example.com/a.mp3"), streamed("https://a.example.com/a.wav")),
    ("A11", GO, captioned("WEBVTT"), captioned("SRT")),
    ("A12", GO, shown(title="A", art=IMAGE), shown(title="A", image=IMAGE)),
    ("A12", GO, shown(art=IMAGE), shown(art={"sources": [{"url": "http://a.example.com/a.png"}]})),
    ("A12", GO, shown(art=IMAGE), shown(art={"sources": []})),
    ("A12", GO, shown(art=DESCRIBED), shown(art=IMAGE | {"contentDescription": 1})),
    ("A12", GO, shown(art=DESCRIBED), shown(art=pixels(contentDescription="A squat"))),
    ("A12", GO, shown(art=pixels(480, 480)), shown(art=pixels("480", 480))),
    ("A12", GO, shown(backgroundImage=pixels(1024, 640)), shown(backgroundImage=pixels(0, 640))),
    ("R2", STARTED, answer(STOP), answer(play("b"))),
    ("R2", STARTED, ACK, SPEECH),
    ("R3", FINISHED, answer(CLEAR_ALL), answer(play("b"))),
    ("R3", FINISHED, ACK, SPEECH),
    ("R4", STOPPED, ACK, answer(STOP)),
    ("R4", STOPPED, ACK, SPEECH),
    ("R5", NEARLY, answer(enqueue("b", "a")), SPEECH),
    ("R6", FAILED, answer(play("b")), SPEECH),
    ("R7", NEARLY, answer(enqueue("b", "a")), answer(SHOW)),
    ("R8", NEXT, answer(play("b")), answer(play("b"), say="Next.")),
    ("R8", NEXT, answer(STOP), answer(SHOW)),
    ("R9", "SessionEndedRequest", ACK, SPEECH),
    ("R10", "System.ExceptionEncountered", ACK, SPEECH),
    ("R11", "AlexaSkillEvent.SkillDisabled", ACK, SPEECH),
    ("R11", "Some.FutureRequest", ACK, answer(STOP)),
    ("R12", "CanFulfillIntentRequest", may(kind={"canUnderstand": "MAYBE", "canFulfill": "NO"}),
     may(kind={"canUnderstand": "YES", "canFulfill": "MAYBE"})),
    ("R12", "CanFulfillIntentRequest", ACK, SPEECH),
    ("R12", LAUNCH, HELLO, ends(canFulfillIntent={"canFulfill": "YES"})),
    ("R17", "Alexa.Presentation.APL.RuntimeError", ACK, SPEECH),
    ("C1", GO, card(type="Simple", title="A", content="B"), card(type="Basic", title="A")),
    ("C1", GO, card(type="Standard", title="A", text="B"), card(type="Simple", text="B")),
    ("C2", GO, card(type="Simple", title="A"), card(type="Simple", content="x" * 8_001)),
    ("C3", GO, card(type="Standard", image={"smallImageUrl": "https://a.example.com/a.png"}),
     card(type="Standard", image={"smallImageUrl": "http://a.example.com/a.png"})),
    ("D1", GO, answer(ELICIT, say="Which?", shouldEndSession=False, reprompt=ASKED),
     answer(ELICIT | {"updatedIntent": {"name": "OtherIntent", "slots": {}}})),
    ("D2", GO, answer(ELICIT | {"updatedIntent": {"name": "GoIntent", "slots": SLOTS}}),
     answer(ELICIT | {"updatedIntent": {"name": "GoIntent", "slots": {}}})),
    ("D4", GO, answer({"type": "Dialog.Delegate"}), answer({"type": "Dialog.Delegate"}, SHOW)),
    ("D5", GO, entities("REPLACE", 100), entities("REPLACE", 101)),
    ("D5", GO, entities("CLEAR", 0), entities("CLEAR", 1)),
    ("D5", GO, entities("REPLACE", 1), entities("REPLACE", 1, "NOT_IN_THE_MODEL")),
    ("D6", GO, entities("REPLACE", 1, letters=140), entities("REPLACE", 1, letters=141)),
    ("P1", GO, ends(SHOW), ends({"type": SHOW["type"], "document": APL})),
    ("P1", GO, ends(SHOW | {"datasources": {}}), ends(SHOW | {"datasources": []})),
    ("P1", GO, ends(SHOW), ends(SHOW, SHOW)),
    ("P1", GO, ends(SHOW, COMMAND), ends(SHOW, COMMAND | {"token": "another"})),
    ("L1", GO, ends(MIX), ends(MIX | {"document": APL})),
    ("L1", GO, answer(reprompt={**ASKED, "directives": [MIX]}, say="A?", shouldEndSession=False),
     answer(reprompt={**ASKED, "directives": [STOP]}, say="A?", shouldEndSession=False)),
]  # fmt: skip

SOFT = [
    ("G3", LAUNCH, HELLO | {"sessionAttributes": {"a": "x" * 25_000}}),
    ("E4", STARTED, answer(shouldEndSession=True)),
    ("E5", LAUNCH, answer(say="Well?", shouldEndSession=False)),
    ("E5", LAUNCH, ends(reprompt=ASKED)),
    ("E9", LAUNCH, HELLO | {"sessionAttributes": {"a": 1}}),
    ("S2", LAUNCH, said('<speak><break length="1s"/></speak>')),
    ("S4", LAUNCH, said("<speak>" + SOUND * 6 + "</speak>")),
    ("S5", LAUNCH, said('<speak><break time="11s"/></speak>')),
    ("S6", LAUNCH, said('<speak><voice name="Amy"><amazon:emotion name="excited" '
                        'intensity="low">a</amazon:emotion></voice></speak>')),
    ("A6", GO, ends(play("a", 60_000))),
    ("A10", GO, streamed("https://a.example.com:8443/a.mp3")),
    ("A11", GO, ends(play("a", captionData={"type": "WEBVTT", "content": "00:00"}))),
    ("A13", GO, shown(art=pixels(300, 300))),
    ("A13", GO, shown(art=pixels(640, 480))),
    ("A13", GO, shown(backgroundImage=pixels(480, 480))),
    ("A13", GO, shown(art={"sources": [{"url": "https://a.example.com/a.webp"}]})),
    ("D3", GO, answer({"type": "Dialog.Delegate"}, say="Which?")),
    ("P4", GO, ends(SHOW)),
    ("P4", GO, ends(play("a"), SHOW)),
]  # fmt: skip


def found(kind: str, given: object, profile: DeviceProfile | None = None) -> list[str]:
    """Return the hard breaches of an answer to a request of a type."""
    judged = check_response(request(kind, profile), given, MANIFEST, lambda _: 60_000)
    return [one.rule for one in hard_breaches(judged)]


@pytest.mark.parametrize(("rule", "kind", "lawful", "unlawful"), HARD)
def test_each_rule_passes_what_keeps_it_and_names_what_breaks_it(rule, kind, lawful, unlawful):
    """The lawful answer breaks no rule at all; the unlawful one breaks this rule."""
    assert found(kind, lawful) == []
    assert rule in found(kind, unlawful)


@pytest.mark.parametrize(("rule", "kind", "given"), SOFT)
def test_what_alexa_would_forgive_is_a_warning(rule, kind, given):
    """The answer is lawful, and the warning names the rule."""
    judged = check_response(request(kind), given, MANIFEST, lambda _: 60_000)
    assert hard_breaches(judged) == []
    assert rule in [one.rule for one in judged]


def test_a_directive_that_the_device_lacks_is_unlawful():
    """G9: audio to a device without a player, pictures to one without a screen."""
    bare = DeviceProfile(supports_audio=False, supports_screen=False)
    assert "G9" in found(GO, ends(play("a")), bare)
    assert "G9" in found(GO, ends(SHOW), bare)
    assert found(GO, HELLO, bare) == []


def test_video_leaves_the_session_alone():
    """E7: with VideoApp.Launch there is no shouldEndSession."""
    assert "E7" in found(GO, ends(VIDEO))
    assert "E7" not in found(GO, answer(VIDEO))


def test_a_task_may_not_start_audio():
    """R18: the answer to a launch with a task speaks, and starts nothing."""
    task = request(LAUNCH, task={"name": "a", "version": "1"})
    assert "R18" in [one.rule for one in check_response(task, ends(play("a")), MANIFEST)]
    assert check_response(task, HELLO, MANIFEST) == []


def test_lists_may_be_sent_where_they_are_asked_for():
    """R16: list data answers the request for it, and nothing else does."""
    kind = "Alexa.Presentation.APL.LoadIndexListData"
    send = {"type": "Alexa.Presentation.APL.SendIndexListData", "listId": "l"}
    assert found(kind, answer(send)) == []
    assert "R16" in found(kind, answer(SHOW))


def test_requests_in_a_session_may_be_answered_freely():
    """R13 to R15: speech and audio."""
    for kind in ("Connections.Response", "SessionResumedRequest", "Alexa.Presentation.APL.UserEvent"):
        assert found(kind, answer(play("a"), say="Go.", shouldEndSession=True)) == []


def test_an_undeclared_interface_is_unlawful():
    """G8: audio from a skill whose manifest does not declare it."""
    silent = Manifest(interfaces=frozenset())
    judged = check_response(request(GO), ends(play("a")), silent)
    assert [one.rule for one in hard_breaches(judged)] == ["G8"]


def test_the_manifest_is_read_from_the_shipped_files():
    """Interfaces come from skill.json; dialogs and types from the model."""
    model = {
        "interactionModel": {
            "languageModel": {"types": [{"name": "KIND"}]},
            "dialog": {"intents": [{"name": "GoIntent", "slots": [{"name": "kind"}]}]},
        }
    }
    declared = {"manifest": {"apis": {"custom": {"interfaces": [{"type": "AUDIO_PLAYER"}]}}}}
    declared["manifest"]["permissions"] = [{"name": "alexa::alerts"}]
    assert Manifest.of(model, declared) == Manifest(
        frozenset({"AUDIO_PLAYER"}),
        {"GoIntent": frozenset({"kind"})},
        frozenset({"KIND"}),
        frozenset({"alexa::alerts"}),
    )


def test_an_undeclared_permission_is_unlawful():
    """H4: asking for a permission that the manifest does not name."""
    declared = Manifest(permissions=frozenset({"alexa::alerts"}))
    for manifest, rules in ((declared, []), (Manifest(permissions=frozenset()), ["H4"])):
        judged = check_response(request(GO), answer(ASK_FOR), manifest)
        assert [one.rule for one in hard_breaches(judged)] == rules


@pytest.mark.parametrize(("took", "rules"), [(5_999, []), (6_001, [False]), (8_001, [True])])
def test_a_late_answer_is_told_of(took, rules):
    """G6: from 6 s on a warning, from 8 s on a breach."""
    assert [one.is_hard for one in lateness(took)] == rules
