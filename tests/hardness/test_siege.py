"""Two hundred people train at once, in processes that fail and are killed: each keeps their own place.

`make siege` plays the whole siege; a plain run a small one. AUDIO_TRAINER_SIEGE says how many people.
"""

import json
import os
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from skill.adapters.dynamodb.client import Client
from skill.adapters.dynamodb.table import make_table
from skill.alexa.listener_keys import ANYBODY, opaque
from skill.bootstrap import Settings, make_store
from skill.domain.library.placement import Placement, is_unstored, parse_token
from skill.ports import Store
from tests.alexa.envelopes import intent, request

pytestmark = pytest.mark.slow

PEOPLE = int(os.environ.get("AUDIO_TRAINER_SIEGE") or 24)
STEPS = 14
PROCESSES = 4


class Died(Exception):
    """The process ended before it answered."""


@dataclass
class Worker:
    """A process that serves, and is started anew when it has died."""

    environment: dict[str, str]
    seeds: Callable[[], int]
    process: "subprocess.Popen[str] | None" = None
    deaths: int = 0

    def ask(self, event: dict[str, Any]) -> dict[str, Any]:
        """Return the answer.

        Raises:
            Died: there is none.
        """
        if self.process is None:
            command = [sys.executable, "-m", "tests.hardness.household_worker", str(self.seeds())]
            pipe, null = subprocess.PIPE, subprocess.DEVNULL
            self.process = subprocess.Popen(
                command, env=self.environment, stdin=pipe, stdout=pipe, stderr=null, text=True
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        line = ""
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(event) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        if not line:
            self.close()
            self.deaths += 1
            raise Died
        answer: dict[str, Any] = json.loads(line)
        assert not hard_breaches(check_response(event, answer))
        return answer["response"]

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


@dataclass
class Person:
    """Somebody with a device, which knows for sure what it plays."""

    name: str
    chance: random.Random
    token: str = ""
    queued: str = ""
    offset: int = 0
    is_on: bool = False
    confirmed: bool = False
    """True once the skill has been told of what plays, and answered."""
    seen: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        """Under which they are stored."""
        return f"{opaque(self.name, 24)}.{ANYBODY}"

    @property
    def place(self) -> Placement | None:
        """What the device holds."""
        return parse_token(self.token)

    def around(self, event: dict[str, Any]) -> dict[str, Any]:
        """Return an event as one of theirs, with what the device holds."""
        event["context"]["System"]["user"]["userId"] = self.name
        event["context"]["System"]["device"]["deviceId"] = f"echo of {self.name}"
        if "session" in event:
            event["session"]["user"]["userId"] = self.name
        if self.token:
            event["context"]["AudioPlayer"] = {
                "token": self.token,
                "offsetInMilliseconds": self.offset,
                "playerActivity": "PLAYING" if self.is_on else "STOPPED",
            }
        return event

    def act(self, worker: Worker) -> None:
        """Do one thing, whatever becomes of it."""
        with suppress(Died):
            if not self.token:
                workout = self.chance.choice(["strength-for-runners", "core-in-ten", "wake-up-call"])
                self._say(worker, intent("StartWorkoutIntent", workout=workout))
                return
            self.offset += self.chance.randrange(1, 900) if self.is_on else 0
            act = self.chance.choice(["next", "previous", "pause", "resume", "nearly", "finish", "ask"])
            if act == "ask":
                self._say(worker, intent("HowLongLeftIntent"))
            elif act in {"nearly", "finish"} and self.is_on:
                self._run_on(worker, finishes=act == "finish")
            elif act in {"next", "previous", "pause", "resume"}:
                self._say(worker, intent(f"AMAZON.{act.capitalize()}Intent"))

    def stop(self, worker: Worker) -> None:
        """Let the device say where it stands, until it is heard."""
        self.is_on = False
        worker.ask(self._event("PlaybackStopped"))

    def _say(self, worker: Worker, event: dict[str, Any]) -> None:
        if self.is_on:
            worker.ask(self._event("PlaybackStopped"))
        self._obey(worker, worker.ask(self.around(event)))

    def _run_on(self, worker: Worker, *, finishes: bool) -> None:
        answer = worker.ask(self._event("PlaybackNearlyFinished"))
        for directive in answer.get("directives", ()):
            self.queued = self._heard_of(directive["audioItem"]["stream"]["token"])
        if finishes and self.queued:
            ended, self.token, self.queued, self.offset = self._event("PlaybackFinished"), self.queued, "", 0
            with suppress(Died):
                worker.ask(ended)
            worker.ask(self._event("PlaybackStarted"))

    def _obey(self, worker: Worker, answer: dict[str, Any]) -> None:
        for directive in answer.get("directives", ()):
            if directive["type"] == "AudioPlayer.Stop":
                self.is_on, self.queued = False, ""
            else:
                assert directive["playBehavior"] == "REPLACE_ALL"
                stream = directive["audioItem"]["stream"]
                self.token = self._heard_of(stream["token"])
                self.offset, self.is_on, self.queued = stream["offsetInMilliseconds"], True, ""
                worker.ask(self._event("PlaybackStarted"))

    def _event(self, name: str) -> dict[str, Any]:
        body = {"token": self.token, "offsetInMilliseconds": self.offset}
        return self.around(request(f"AudioPlayer.{name}", session=False, **body))

    def _heard_of(self, token: str) -> str:
        placement = parse_token(token)
        assert placement is not None
        assert placement.who == self.key, "somebody else's"
        return token


@pytest.mark.parametrize("kind", ["sqlite", "dynalite"])
def test_everybody_keeps_their_own_place(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """After faults and kills, what is stored of each is what their device last said, to the millisecond."""
    environment = {"AUDIO_TRAINER_HOME": str(tmp_path), "PATH": os.environ["PATH"], "AWS_REGION": "us-east-1"}
    if kind == "dynalite":
        environment |= {
            "AUDIO_TRAINER_STORE": "dynamodb", "AUDIO_TRAINER_TABLE": f"siege-{os.getpid()}",
            "AWS_ENDPOINT_URL": request.getfixturevalue("dynalite"),
            "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y",
        }  # fmt: skip
        client = Client.from_environment(environment, patient=True)
        make_table(client, environment["AUDIO_TRAINER_TABLE"])
    people = [Person(f"amzn1.ask.account.{n}", random.Random(n)) for n in range(PEOPLE)]
    deaths = besiege(people, environment)
    store = stored(environment)
    playing = Counter(check(one, store) for one in people)
    assert deaths > 0
    assert playing["place"] > PEOPLE // 2


def besiege(people: list[Person], environment: dict[str, str]) -> int:
    """Let everybody train at once; return how often a process died."""
    numbers, lock = count(1), threading.Lock()

    def seed() -> int:
        with lock:
            return next(numbers)

    workers = [Worker(environment, seed) for _ in range(PROCESSES)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        list(pool.map(serve, workers, [people[n::PROCESSES] for n in range(PROCESSES)]))
    calm = Worker(environment, lambda: 0)
    for one in people:
        if one.token:
            one.stop(calm)
    calm.close()
    return sum(worker.deaths for worker in workers)


def serve(worker: Worker, people: list[Person]) -> None:
    """Let these people act in turn."""
    try:
        for _ in range(STEPS):
            for one in people:
                one.act(worker)
    finally:
        worker.close()


def stored(environment: dict[str, str]) -> Store:
    """Return the store that all of them had."""
    settings = Settings.from_environment(environment)
    if settings.store == "sqlite":
        return make_store(settings)
    from skill.adapters.dynamodb.store import DynamoStore

    return DynamoStore(Client.from_environment(environment, patient=True), settings.table)


def check(one: Person, store: Store) -> str:
    """Compare what is stored with what the device said last."""
    listener, place = store.load(one.key), one.place
    if place is None:
        assert listener.workout is None or listener.workout.confirmed is None
        return "nothing"
    if is_unstored(place.play):
        return "unkept"  # begun while the store was out of reach, which the person was told
    assert listener.workout is not None
    heard = listener.workout.confirmed
    assert heard is not None
    assert (heard.play, heard.at, heard.item) == (place.play, place.at, place.item), one.name
    assert heard.offset_ms == one.offset, one.name
    return "place"
