"""Each turn leaves one line, which tells what happened and of nobody to whom."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from skill.adapters.cloudwatch_metrics import METRICS, EmbeddedMetrics
from skill.bootstrap import Settings, build_skill
from skill.ports import StoreError
from tests.alexa.envelopes import intent, request
from tests.blocked_imports import NoServices
from tests.fakes import FakeStore

SKILL_ID = "amzn1.ask.skill.test"


class Logged:
    """The skill as on Lambda, with its output at hand."""

    def __init__(self) -> None:
        self.out, self.store = io.StringIO(), FakeStore()
        self.skill = build_skill(
            Settings(Path("/nowhere"), skill_id=SKILL_ID), store=self.store, services=NoServices(),
            turn_log=EmbeddedMetrics("trainer", self.out),
        )  # fmt: skip

    def line(self, event: Any) -> dict[str, Any]:
        """Send an event, and return the line that it left."""
        before = len(self.out.getvalue())
        self.skill(event, None)
        (text,) = self.out.getvalue()[before:].splitlines()
        found: dict[str, Any] = json.loads(text)
        return found


def test_a_line_tells_what_happened() -> None:
    """Request, type, intent, outcome, orders, times, and calls to the store."""
    logged = Logged()
    line = logged.line(intent("StartWorkoutIntent", workout="strength-for-runners"))
    assert (line["request"], line["type"], line["intent"]) == ("r", "IntentRequest", "StartWorkoutIntent")
    assert (line["outcome"], line["orders"]) == ("answered", ["AudioPlayer.Play"])
    assert (line["StoreReads"], line["StoreWrites"], line["conflicts"]) == (1, 1, 0)
    assert 0 <= line["StoreTime"] <= line["TurnTime"]


def test_a_line_is_in_the_embedded_metric_format() -> None:
    """Each metric that is declared has a number beside it, and each dimension a text."""
    line = Logged().line(request("LaunchRequest"))
    (declared,) = line["_aws"]["CloudWatchMetrics"]
    assert isinstance(line["_aws"]["Timestamp"], int)
    assert declared["Namespace"] == "AudioTrainer"
    assert [one["Name"] for one in declared["Metrics"]] == [name for name, _ in METRICS]
    assert all(isinstance(line[name], int) for name, _ in METRICS)
    assert declared["Dimensions"] == [["Function"]]
    assert line["Function"] == "trainer"


def test_a_line_tells_of_nobody() -> None:
    """No user, no device, no words, and nothing that only looks like an intent."""
    logged = Logged()
    said = "my secret words"
    logged.line(intent("TipIntent", words=said))
    odd = intent("TipIntent")
    odd["request"]["intent"]["name"] = said
    odd["request"]["requestId"] = said + "\n{}"
    assert logged.line(odd)["intent"] == "other"
    text = logged.out.getvalue()
    for secret in (said, "amzn1.ask.account.somebody", "kitchen", "apiAccessToken", *logged.store.kept):
        assert secret not in text


@pytest.mark.parametrize(
    ("event", "outcome", "metric"),
    [
        (request("System.ExceptionEncountered", error={"type": "INVALID_RESPONSE", "message": "m"},
                 cause={"requestId": "x"}), "rejected", "UnlawfulAnswers"),
        (request("SessionEndedRequest", reason="ERROR", error={"type": "INVALID_RESPONSE", "message": "m"}),
         "rejected", "UnlawfulAnswers"),
    ],
)  # fmt: skip
def test_an_answer_that_alexa_refused_is_counted(event: Any, outcome: str, metric: str) -> None:
    """By the error that Alexa tells us of."""
    line = Logged().line(event)
    assert (line["outcome"], line[metric]) == (outcome, 1)


def test_a_store_that_fails_is_counted() -> None:
    """As a fault of the store, not of the turn."""
    logged = Logged()
    logged.store.broken = StoreError("gone")
    line = logged.line(request("LaunchRequest"))
    assert (line["outcome"], line["StoreFaults"], line["Apologies"]) == ("store", 1, 0)


def test_who_is_refused_is_counted_as_that() -> None:
    """With no call to the store."""
    event = request("LaunchRequest")
    event["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    line = Logged().line(event)
    assert (line["outcome"], line["StoreReads"]) == ("refused", 0)


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0:::", "segment"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:1:priya::", "trainer"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0::none:", "no-music"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0::fast:", "music"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0:::squat", "move"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:0:a-b:0:priya:none:squat", "several"),
        ("at2:x.all:workout:core-in-ten:abcdefgh:0:9999:breather-0-0-a-b:0:::", "breather"),
        ("at2:x.all:playlist:fast:abcdefgh:0:0:a-b:0:::", "track"),
        ("somebody else's", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_stream_that_fails_is_counted_by_its_kind(token: str, kind: str) -> None:
    """The operator sees that streams fail, and which; no other turn is counted."""
    logged = Logged()
    report = request(
        "AudioPlayer.PlaybackFailed",
        session=False,
        token=token,
        error={"type": "MEDIA_ERROR_UNKNOWN", "message": "m"},
    )
    line = logged.line(report)
    assert (line["FailedStreams"], line["Kind"]) == (1, kind)
    whole, by_kind = line["_aws"]["CloudWatchMetrics"]
    assert whole["Dimensions"] == [["Function"]]
    assert by_kind["Dimensions"] == [["Function", "Kind"]]
    assert [one["Name"] for one in by_kind["Metrics"]] == ["FailedStreams"]
    for other in (
        request("LaunchRequest"),
        report | {"request": {**report["request"], "type": "AudioPlayer.X"}},
    ):
        line = logged.line(other)
        assert line["FailedStreams"] == 0
        assert "Kind" not in line
