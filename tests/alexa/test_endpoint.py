"""Whatever comes in, a lawful answer goes out."""

from typing import Any

import pytest

from skill.adapters.alexa_services.services import AlexaServices
from skill.alexa.endpoint import Handler
from skill.alexa.request_reader import INTENTS
from skill.ports import StoreError, StoreUnreadable
from tests.alexa.envelopes import context, event, intent, request
from tests.alexa.skill_builder import skill_over
from tests.fakes import FakeLibrary, FakeStore

AUDIO_EVENTS = (
    "PlaybackStarted",
    "PlaybackNearlyFinished",
    "PlaybackFinished",
    "PlaybackStopped",
    "PlaybackFailed",
)
NOTICES = (
    "SessionEndedRequest",
    "System.ExceptionEncountered",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillEnabled",
    "Messaging.MessageReceived",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderStarted",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.LoadIndexListData",
)
UNKNOWN = ("AlexaSkillEvent.InSkillProductSubscriptionStarted", "Made.Up", "")


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def handler(store: FakeStore) -> Handler:
    return skill_over(store, FakeLibrary(), AlexaServices())


def play_of(answer: dict[str, Any]) -> dict[str, Any]:
    (directive,) = answer["response"]["directives"]
    assert directive["type"] == "AudioPlayer.Play"
    return directive


def started(handler: Handler) -> str:
    """Start a workout and return its first token."""
    play = play_of(handler(intent("StartWorkoutIntent", workout="legs"), None))
    token = play["audioItem"]["stream"]["token"]
    handler(event("PlaybackStarted", token), None)
    return str(token)


def test_a_start_is_one_https_stream_and_a_closed_session(handler: Handler) -> None:
    """Play is REPLACE_ALL without expectedPreviousToken, and no microphone opens over it."""
    response = handler(intent("StartWorkoutIntent", workout="legs"), None)["response"]

    play = response["directives"][0]
    assert play["playBehavior"] == "REPLACE_ALL"
    assert "expectedPreviousToken" not in play["audioItem"]["stream"]
    assert play["audioItem"]["stream"]["url"].startswith("https://")
    assert response["shouldEndSession"] is True
    assert "reprompt" not in response


@pytest.mark.parametrize("name", AUDIO_EVENTS)
def test_audio_events_are_never_spoken_to(handler: Handler, name: str) -> None:
    """No speech, card, reprompt or word on the session in reply to what the player reports."""
    token = started(handler)
    for reported in (token, "somebody-elses", "at2::workout:gone:abcd:0:0:x:0:::"):
        response = handler(event(name, reported, 500), None)["response"]
        assert set(response) <= {"directives"}


def test_nearly_finished_is_enqueued_behind_its_own_token(handler: Handler) -> None:
    """The promise is ENQUEUE, with the token that it follows."""
    token = started(handler)
    play = play_of(handler(event("PlaybackNearlyFinished", token), None))

    assert play["playBehavior"] == "ENQUEUE"
    assert play["audioItem"]["stream"]["expectedPreviousToken"] == token


@pytest.mark.parametrize("button", ["Play", "Pause", "Next", "Previous"])
def test_buttons_get_audio_or_nothing(handler: Handler, button: str) -> None:
    """A button is answered with AudioPlayer directives alone, with and without anything to play."""
    for around in (context(), context(started(handler), 5_000)):
        pressed = request(f"PlaybackController.{button}CommandIssued", session=False, around=around)
        assert set(handler(pressed, None)["response"]) <= {"directives"}


@pytest.mark.parametrize("kind", [*NOTICES, *UNKNOWN])
def test_notices_and_the_unknown_are_acknowledged(handler: Handler, store: FakeStore, kind: str) -> None:
    """What needs no answer, and what nobody knows yet, gets the empty one and changes nothing."""
    assert handler(request(kind), None)["response"] == {}
    assert store.saves == 0


@pytest.mark.parametrize(
    "garbage",
    [
        None,
        7,
        "x",
        [],
        {},
        {"request": None},
        {"request": {"type": None}},
        {"request": {"type": ["LaunchRequest"]}},
    ],
)
def test_garbage_is_answered_with_nothing(handler: Handler, garbage: Any) -> None:
    """What is no request at all raises nothing."""
    assert handler(garbage, None) == {"version": "1.0", "response": {}}


@pytest.mark.parametrize("name", sorted(INTENTS))
def test_every_intent_survives_empty_and_odd_slots(handler: Handler, name: str) -> None:
    """Each intent is answered with speech, bare or with nonsense in its slots."""
    bare = handler(intent(name), None)["response"]
    odd = intent(name, kind="zumba", length="P!", tempo="many", topic="&<>", workout="no")
    for slot in odd["request"]["intent"]["slots"].values():
        slot["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"] = "ER_SUCCESS_NO_MATCH"
        slot["resolutions"]["resolutionsPerAuthority"][0].pop("values")
    for response in (bare, handler(odd, None)["response"]):
        assert response["outputSpeech"]["ssml"].startswith("<speak>")
        assert response["shouldEndSession"] is ("reprompt" not in response)


def test_unknown_enums_and_times_do_not_hide_a_wish(handler: Handler) -> None:
    """A request with values that the SDK does not know is still served."""
    token = started(handler)
    wish = intent("AMAZON.PauseIntent", around=context(token, 9_000, "HUMMING"))
    wish["request"]["timestamp"] = 1_795_420_800
    wish["context"]["Viewport"] = {"shape": "OVAL"}

    assert handler(wish, None)["response"]["directives"] == [{"type": "AudioPlayer.Stop"}]


@pytest.mark.parametrize("word", ["Pause", "Stop", "Cancel"])
@pytest.mark.parametrize("broken", [None, StoreError("gone"), StoreUnreadable("garbled")])
def test_silence_is_always_obeyed(
    handler: Handler, store: FakeStore, word: str, broken: Exception | None
) -> None:
    """Stop is sent whatever the diary says, and even if it cannot be read."""
    store.broken = broken
    response = handler(intent(f"AMAZON.{word}Intent"), None)["response"]

    assert response["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert response["shouldEndSession"] is True


@pytest.mark.parametrize("broken", [None, StoreError("gone"), StoreUnreadable("garbled")])
def test_a_hurt_is_met_by_silence_and_help(
    handler: Handler, store: FakeStore, broken: Exception | None
) -> None:
    """Stop, one line, no question, no card, nothing else, even if the store is gone."""
    store.broken = broken
    response = handler(intent("HurtIntent", body_part="chest"), None)["response"]

    assert response["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert "coach.hurt.grave" in response["outputSpeech"]["ssml"]
    assert response["shouldEndSession"] is True
    assert "reprompt" not in response
    assert "card" not in response


def test_what_plays_goes_on_without_the_store(handler: Handler, store: FakeStore) -> None:
    """NearlyFinished is answered from the token alone when the store is gone."""
    token = started(handler)
    store.broken = StoreError("gone")

    assert play_of(handler(event("PlaybackNearlyFinished", token), None))["playBehavior"] == "ENQUEUE"


def test_unreadable_state_is_told_and_left_alone(handler: Handler, store: FakeStore) -> None:
    """The person hears why this one is not counted, and nothing is written."""
    store.broken = StoreUnreadable("garbled")
    response = handler(intent("StartWorkoutIntent", workout="legs"), None)["response"]

    assert "trouble.unkept" in response["outputSpeech"]["ssml"]
    assert store.saves == 0


def test_a_write_conflict_is_decided_again(handler: Handler, store: FakeStore) -> None:
    """A save that somebody beat is done again on what is stored now; beaten for good, it apologises."""
    store.contested = 2
    assert "directives" in handler(intent("StartWorkoutIntent", workout="legs"), None)["response"]
    store.contested = 99
    response = handler(intent("StartWorkoutIntent", workout="legs"), None)["response"]
    assert "trouble.store" in response["outputSpeech"]["ssml"]


def test_another_skills_request_gets_nothing_and_changes_nothing(store: FakeStore) -> None:
    """With a skill id set, only that skill is served."""
    library = FakeLibrary()
    for skill_id, is_served in (("amzn1.ask.skill.other", False), ("amzn1.ask.skill.test", True)):
        skill = skill_over(store, library, AlexaServices(), skill_id=skill_id)
        answer = skill(intent("StartWorkoutIntent", workout="legs"), None)
        assert ("directives" in answer["response"]) is is_served


def test_a_device_without_audio_player_gets_no_directive(handler: Handler) -> None:
    """It is told kindly, and asked something that it can do."""
    wish = intent("StartWorkoutIntent", workout="legs", around=context(audio=False))
    response = handler(wish, None)["response"]

    assert "directives" not in response
    assert "device.no_audio" in response["outputSpeech"]["ssml"]


def test_values_are_escaped(handler: Handler) -> None:
    """What a person said never breaks the SSML."""
    wish = intent("StartPlaylistIntent", playlist="a & b < c")
    wish["request"]["intent"]["slots"]["playlist"].pop("resolutions")
    ssml = handler(wish, None)["response"]["outputSpeech"]["ssml"]
    assert "&" not in ssml.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


def test_yes_takes_up_what_was_asked(handler: Handler) -> None:
    """The question's subject travels in the session, and nowhere else."""
    first = handler(intent("StartWorkoutIntent", workout="none", length="PT45M"), None)
    listed = handler(intent("StartWorkoutIntent", audience="cyclists"), None)
    assert first["response"]
    answered = handler(intent("AMAZON.YesIntent", attributes=listed["sessionAttributes"]), None)
    assert play_of(answered)


def test_a_handover_that_nobody_waits_for_is_followed_by_a_question(handler: Handler) -> None:
    """Alexa comes back from a sale in a session of its own: somebody is there and gets a word (R13)."""
    returned = request("Connections.Response", name="Buy", payload={"purchaseResult": "SURPRISE"}, token="t",
                       status={"code": "200", "message": "OK"})  # fmt: skip
    response = handler(returned, None)["response"]

    assert response["outputSpeech"]["ssml"]
    assert response["shouldEndSession"] is False


def test_an_event_is_about_whose_audio_it_is(handler: Handler, store: FakeStore) -> None:
    """What somebody's recognised voice has started is theirs, though the events name no person."""
    around = context()
    around["System"]["person"] = {"personId": "amzn1.ask.person.maria"}
    play = play_of(handler(intent("StartWorkoutIntent", around=around, workout="legs"), None))
    (maria,) = store.kept
    handler(event("PlaybackStopped", play["audioItem"]["stream"]["token"], 5_000), None)

    assert list(store.kept) == [maria]
    assert store.kept[maria].workout.confirmed.offset_ms == 5_000


def test_a_token_of_another_household_names_nobody(handler: Handler, store: FakeStore) -> None:
    """An event with a stranger's token moves nothing of the stranger's."""
    token = started(handler)
    before = dict(store.kept)
    forged = event("PlaybackStopped", token, 5_000)
    forged["context"]["System"]["user"]["userId"] = "amzn1.ask.account.somebody-else"
    handler(forged, None)

    assert store.kept == before
