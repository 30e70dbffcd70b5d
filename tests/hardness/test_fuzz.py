"""Whatever comes in, a lawful answer or a clean refusal goes out, and who is refused changes nothing.

`make fuzz` sends 100,000 requests; a plain run sends a few hundred. AUDIO_TRAINER_FUZZ says how many.
"""

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from simulator.rules.declarations import Manifest
from simulator.understanding.interaction_model import read_model
from skill.bootstrap import Settings, build_skill
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Placement, Source
from tests.alexa.envelopes import context, intent, request
from tests.alexa.test_store_faults import Remembering
from tests.blocked_imports import NoServices
from tests.fakes import FakeStore

pytestmark = pytest.mark.slow

AT_ONCE = 10
REQUESTS = int(os.environ.get("AUDIO_TRAINER_FUZZ") or 600)
HARD = settings(
    max_examples=max(1, REQUESTS // AT_ONCE // 2),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)

ROOT = Path(__file__).parent.parent.parent
DECLARED = Manifest.of(
    read_model(ROOT / "interaction_models" / "en-US.json"),
    json.loads((ROOT / "skill.json").read_text("utf-8")),
)
SKILL_ID = "amzn1.ask.skill.test"
TRACES = ("Traceback", 'File "', "Exception", "skill/", "sqlite3", "KeyError", "TypeError")
TOKEN = Placement(
    Source(SourceKind.WORKOUT, "strength-for-runners"), "play0001", 0, 0, "warm-up-1-march", who=""
).token  # fmt: skip


def seeds() -> list[dict[str, Any]]:
    """Return well-formed requests of every kind that is served."""
    around = context(TOKEN, 3_000)
    error = {"type": "MEDIA_ERROR_UNKNOWN", "message": "m"}
    state = {"token": TOKEN, "offsetInMilliseconds": 1, "playerActivity": "PLAYING"}
    made = [
        request("LaunchRequest"),
        request("LaunchRequest", around=context(screen=True)),
        intent("SuggestIntent", around=context(screen=True)),
        request("LaunchRequest", task={"name": "x.Task", "version": "1", "input": {}}),
        request("LaunchRequest", task={"name": "x.StartWorkout", "version": "1", "input": {"kind": "core"}}),
        request("LaunchRequest", task={"name": "x.TodaysTip", "version": "1", "input": {"topic": "sleep"}}),
        request("SessionEndedRequest", reason="ERROR", error={"type": "INVALID_RESPONSE", "message": "m"}),
        request("System.ExceptionEncountered", error=error, cause={"requestId": "r"}, session=False),
        request(
            "Connections.Response", name="Buy", token="t", status={"code": "200"},
            payload={"purchaseResult": "ACCEPTED"},
        ),
        request("SessionResumedRequest", cause={"type": "ConnectionCompleted", "token": "t"}),
        *(
            request(
                "Alexa.Presentation.APL.UserEvent", token="screen.offer", arguments=arguments, source={},
                components={}, around=context(screen=True), attributes={"talk": {"offered": ["core-in-ten"]}},
            )
            for arguments in (["x", 1], ["choose", "core-in-ten"], ["choose", "gone"], ["session"])
        ),
        request("AlexaSkillEvent.SkillDisabled", session=False, body={}),
        request("AlexaSkillEvent.SkillEnabled", session=False),
        request("CanFulfillIntentRequest", intent={"name": "StartWorkoutIntent", "slots": {}}),
    ]  # fmt: skip
    for name in (
        "StartWorkoutIntent",
        "TipIntent",
        "StartPlaylistIntent",
        "HowToIntent",
        "ReadArticleIntent",
    ):
        made += [intent(name), intent(name, kind="strength", audience="runners", topic="sleep", minutes="20")]
    made += [
        intent(name, around=around)
        for name in (
            "AMAZON.PauseIntent", "AMAZON.NextIntent", "AMAZON.ResumeIntent", "AMAZON.YesIntent", "NoSuch",
        )
    ]  # fmt: skip
    made += [
        request(f"AudioPlayer.{name}", session=False, around=around, token=TOKEN, offsetInMilliseconds=5)
        for name in ("PlaybackStarted", "PlaybackFinished", "PlaybackStopped", "PlaybackNearlyFinished")
    ]
    made.append(
        request(
            "AudioPlayer.PlaybackFailed", session=False, around=around, token=TOKEN, error=error,
            currentPlaybackState=state,
        )
    )  # fmt: skip
    made += [
        request(f"PlaybackController.{name}CommandIssued", session=False, around=around)
        for name in ("Play", "Pause", "Next", "Previous")
    ]
    return made


SEEDS = seeds()
NAMES = (
    "LaunchRequest", "PAUSED", "amzn1.ask.skill.other", "en-XX", "9999-99-99", "../../etc/passwd", TOKEN,
    "at2:::::::::::", "\ud800", "x" * 70_000,
)  # fmt: skip
TREES = st.recursive(
    st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.sampled_from(NAMES),
    st.just([]), st.just({}), st.just(2**80), TREES,
)  # fmt: skip


def _paths(tree: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path for key, value in inside for path in [(*here, key), *_paths(value, (*here, key))]]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """Return a well-formed request with up to four wounds."""
    event = copy.deepcopy(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 4))):
        paths = _paths(event)
        if not paths:
            break
        path = draw(st.sampled_from(paths))
        parent = event
        for key in path[:-1]:
            parent = parent[key]
        how = draw(st.sampled_from(["replace", "delete", "add"]))
        if how == "replace":
            parent[path[-1]] = draw(ODD)
        elif how == "delete":
            del parent[path[-1]]
        elif isinstance(parent, dict):
            parent[draw(st.text(max_size=8))] = draw(ODD)
    return event


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return the bytes of a well-formed request with some of them changed, cut or doubled."""
    body = bytearray(json.dumps(draw(st.sampled_from(SEEDS))).encode())
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, max(0, len(body) - 1)))
        how = draw(st.sampled_from(["change", "cut", "double"]))
        if how == "change" and body:
            body[place] = draw(st.integers(0, 255))
        elif how == "cut":
            del body[place : place + draw(st.integers(1, 9))]
        else:
            body[place:place] = body[place : place + draw(st.integers(1, 40))]
    return bytes(body)


def lawless(event: Any, answer: Any) -> list[Any]:
    """Return what breaks the law, but for a player that is there while it is said that there is none."""
    found = hard_breaches(check_response(event, answer, DECLARED))
    around = event.get("context") if isinstance(event.get("context"), dict) else {}
    kind = str(event["request"].get("type"))
    speaks = kind.startswith(("AudioPlayer.", "PlaybackController.")) or "AudioPlayer" in around
    return [one for one in found if not (speaks and one.rule == "G9")]


class Target:
    """The skill with a store and a turn log in memory."""

    def __init__(self) -> None:
        self.store, self.turn_log = FakeStore(), Remembering()
        self.skill = build_skill(
            Settings(Path("/nowhere"), skill_id=SKILL_ID),
            store=self.store,
            turn_log=self.turn_log,
            services=NoServices(),
        )

    def hit(self, event: Any) -> None:
        """Send an event, and look at all that may be seen of it."""
        before = dict(self.store.kept)
        answer = self.skill(event, None)
        assert set(answer) <= {"version", "response", "sessionAttributes", "userAgent"}
        text = json.dumps(answer)
        assert not [trace for trace in TRACES if trace in text], text
        turn = self.turn_log.turns[-1]
        if turn.outcome in {"refused", "sorry"}:
            assert self.store.kept == before
        if turn.outcome == "refused":
            assert answer["response"] == {}
        elif isinstance(event, dict):
            assert not lawless(event, answer), text
        assert turn.reads <= 1
        assert turn.writes <= 1
        self.turn_log.turns.clear()


@HARD
@given(st.lists(mutated(), min_size=AT_ONCE, max_size=AT_ONCE))
def test_no_request_however_wounded_breaks_the_skill(events: list[Any]) -> None:
    """Requests of every kind, with fields replaced, left out and added, one after the other."""
    target = Target()
    for event in events:
        target.hit(event)


@HARD
@given(st.lists(damaged(), min_size=AT_ONCE, max_size=AT_ONCE))
def test_no_bytes_however_damaged_break_the_skill(bodies: list[bytes]) -> None:
    """What is still JSON is answered; what is none never reaches the skill."""
    target = Target()
    for body in bodies:
        try:
            event = json.loads(body)
        except (ValueError, RecursionError):
            continue
        target.hit(event)


@pytest.mark.parametrize("event", [None, [], 3, "x", {}, {"request": []}, {"request": {"type": []}}])
def test_what_is_no_request_is_refused(event: Any) -> None:
    """With an empty answer, and without a look into the store."""
    target = Target()
    target.hit(event)
    assert target.store.loads == 0


def test_every_seed_is_served() -> None:
    """Unwounded, each is answered, so that the fuzzer starts from requests that are served."""
    target = Target()
    for event in SEEDS:
        target.skill(event, None)
        assert target.turn_log.turns[-1].outcome in {"answered", "rejected"}, event["request"]["type"]
