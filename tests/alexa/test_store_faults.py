"""A store that fails, under the whole skill: a lawful answer within four seconds, and audio plays on."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pytest

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from skill.adapters.dynamodb.client import Client, Endpoint
from skill.adapters.dynamodb.store import DynamoStore
from skill.adapters.dynamodb.table import make_table
from skill.bootstrap import Settings, build_skill
from skill.domain.library.placement import parse_token
from skill.ports import TurnRecord
from tests.adapters.test_dynamodb_faults import CountingProvider
from tests.alexa.envelopes import context, intent, request
from tests.blocked_imports import NoServices
from tests.services.faulty import Faulty, faulty

WHOLE_TURN_S = 4.0
LASTING = ["throttled", "500", "hang", "trickle", "expired", "denied", "no-table", "wrong-signature"]


class Remembering:
    """A turn log in memory."""

    def __init__(self) -> None:
        self.turns: list[TurnRecord] = []

    def write(self, turn: TurnRecord) -> None:
        """Remember it."""
        self.turns.append(turn)


@dataclass
class Home:
    """The skill over a table that can fail, with a workout that plays."""

    skill: Any
    server: Faulty
    store: DynamoStore
    turn_log: Remembering
    token: str = ""

    def ask(self, event: dict[str, Any]) -> dict[str, Any]:
        """Send a request, and hold the answer to the law and to its time."""
        began = monotonic()
        answer: dict[str, Any] = self.skill(event, None)
        assert monotonic() - began < WHOLE_TURN_S
        assert not hard_breaches(check_response(event, answer))
        return answer["response"]


@pytest.fixture
def home(moto: str, tmp_path: Any) -> Iterator[Home]:
    """Start a workout, and let the device confirm it."""
    with faulty(moto) as server:
        place, table = Endpoint("eu-west-1", server.address), f"home-{server.address.rpartition(':')[2]}"
        make_table(Client(place, CountingProvider(), try_s=10, call_s=20), table)
        client = Client(place, CountingProvider())
        store, turn_log = DynamoStore(client, table), Remembering()
        made = Home(
            build_skill(Settings(tmp_path), store=store, turn_log=turn_log, services=NoServices()),
            server,
            store,
            turn_log,
        )
        started = made.ask(intent("StartWorkoutIntent", workout="strength-for-runners"))
        made.token = started["directives"][0]["audioItem"]["stream"]["token"]
        made.ask(playback("PlaybackStarted", made.token))
        yield made


def playback(name: str, token: str, offset: int = 0, **more: Any) -> dict[str, Any]:
    """Return an event of the player's."""
    body = {"token": token, "offsetInMilliseconds": offset, **more}
    return request(f"AudioPlayer.{name}", session=False, around=context(token, offset), **body)


@pytest.mark.parametrize("fault", LASTING)
def test_whatever_fails_the_answer_is_lawful_and_in_time(home: Home, fault: str) -> None:
    """Voice is told why; silence is obeyed; what plays is followed by the next item; nothing is changed."""
    before = home.store.load(_key(home))
    home.server.always = fault

    assert "outputSpeech" in home.ask(request("LaunchRequest"))
    assert home.turn_log.turns[-1].outcome == "store"
    paused = home.ask(intent("AMAZON.PauseIntent", around=context(home.token, 9_000)))
    assert [one["type"] for one in paused["directives"]] == ["AudioPlayer.Stop"]
    follow = home.ask(playback("PlaybackNearlyFinished", home.token))["directives"][0]
    assert follow["playBehavior"] == "ENQUEUE"
    stream = follow["audioItem"]["stream"]
    here, there = parse_token(home.token), parse_token(stream["token"])
    assert here is not None
    assert there is not None
    assert (there.play, there.item) == (here.play, here.item + 1)
    assert home.ask(playback("PlaybackStopped", home.token, 9_000)) == {}

    home.server.always = None
    assert home.store.load(_key(home)) == before


def test_conflicts_are_decided_again_three_times_at_most(home: Home) -> None:
    """Four tries in all; then the turn ends in a sentence, and what the others wrote stands."""
    refuse = "conflict"
    home.server.always = None
    before = home.store.load(_key(home))
    _beat(home, refuse)
    answer = home.ask(intent("AMAZON.LoopOnIntent", around=context(home.token, 1_000)))
    turn = home.turn_log.turns[-1]
    assert "outputSpeech" in answer
    assert (turn.reads, turn.writes, turn.conflicts, turn.outcome) == (4, 4, 4, "store")
    home.server.always = None
    assert home.store.load(_key(home)) == before


def test_a_turn_reads_once_and_writes_once_at_most(home: Home) -> None:
    """And what the player merely asks costs one read and no write."""
    home.server.calls.clear()
    home.ask(playback("PlaybackNearlyFinished", home.token, 50_000))
    assert [name for name, _, _ in home.server.calls] == ["GetItem"]
    home.server.calls.clear()
    home.ask(intent("AMAZON.NextIntent", around=context(home.token, 50_000)))
    assert [name for name, _, _ in home.server.calls] == ["GetItem", "UpdateItem"]
    home.server.calls.clear()
    home.ask(request("SessionEndedRequest", reason="USER_INITIATED"))
    assert home.server.calls == []


def _beat(home: Home, what: str) -> None:
    """Let every write find that somebody else was quicker."""
    from tests.services import faulty as module

    module.ANSWERS.setdefault(what, module.refusal("ConditionalCheckFailedException"))
    served = home.server.next

    def next_one() -> str:
        return what if home.server.calls[-1][0] == "UpdateItem" else served()

    home.server.next = next_one  # type: ignore[method-assign]


def _key(home: Home) -> str:
    """Return under what the person is stored."""
    import json

    body = next(body for name, _, body in home.server.calls if name == "PutItem")
    found: str = json.loads(body)["Item"]["listener"]["S"]
    return found
