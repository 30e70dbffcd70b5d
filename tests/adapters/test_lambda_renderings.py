"""The render function is told what to make: signed, not waited for, and never in the way of an answer."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic

import pytest

from skill.adapters.dynamodb.credentials import Credentials, EnvironmentProvider
from skill.adapters.lambda_renderings import LambdaRenderings
from skill.adapters.no_renderings import NoRenderings
from skill.bootstrap import Settings, make_renderings
from skill.ports import StoreError

PATHS = ("segments/a.b.c.d.mp3", "segments/e.mp3")
KEYS = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1"}


class Api:
    """Lambda's API on loopback."""

    def __init__(self) -> None:
        self.status, self.calls, self.waits = 202, list[tuple[str, dict[str, str], bytes]](), False
        self.over = threading.Event()
        api = self

        class Endpoint(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                api.calls.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                if api.waits:
                    api.over.wait(10)
                self.send_response(api.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Be quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def api() -> Iterator[Api]:
    """Return Lambda's API."""
    made = Api()
    yield made
    made.over.set()
    made.server.shutdown()
    made.server.server_close()


def renderings(address: str, limit_s: float = 0.3) -> LambdaRenderings:
    """Return renderings by a function with an alias."""
    return LambdaRenderings("renderer:live", "eu-west-1", address, EnvironmentProvider(KEYS), limit_s)


def test_the_function_is_told_once_without_waiting_for_it(api: Api) -> None:
    """By its name and alias, as an event, signed for Lambda; the connection is kept."""
    ours = renderings(api.address)
    ours.start(PATHS)
    ours.start(PATHS[:1])
    assert [path for path, _, _ in api.calls] == ["/2015-03-31/functions/renderer%3Alive/invocations"] * 2
    assert [json.loads(body) for _, _, body in api.calls] == [{"paths": list(PATHS)}, {"paths": [PATHS[0]]}]
    headers = api.calls[0][1]
    assert headers["x-amz-invocation-type"] == "Event"
    assert "/eu-west-1/lambda/aws4_request" in headers["authorization"]


def test_nothing_to_make_is_no_call(api: Api) -> None:
    """Most turns order nothing that is changed."""
    renderings(api.address).start(())
    assert api.calls == []


def test_a_lambda_that_does_not_answer_delays_nobody(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    """When the limit is over the turn goes on, and the log says so."""
    api.waits = True
    began = monotonic()
    with caplog.at_level(logging.WARNING):
        renderings(api.address, 0.05).start(PATHS)
    assert monotonic() - began < 0.3
    assert "renderings" in caplog.text
    assert api.calls


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_a_refusal_is_logged_and_nothing_else(
    api: Api, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The device asks for the audio all the same."""
    api.status = status
    with caplog.at_level(logging.WARNING):
        renderings(api.address).start(PATHS)
    assert f"answered {status}" in caplog.text


class NoKeys:
    """Credentials that are not to be had."""

    def keys(self) -> Credentials:
        """Raise."""
        raise StoreError("credentials: there are none")

    def drop(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize(
    "ours",
    [renderings("http://127.0.0.1:9"), LambdaRenderings("f", "r", "http://127.0.0.1:9", NoKeys())],
    ids=["nobody listens", "no credentials"],
)
def test_whatever_goes_wrong_is_no_error_of_the_turn(ours: LambdaRenderings) -> None:
    """It never raises."""
    ours.start(PATHS)
    ours.release()
    ours.start(PATHS)


def test_the_settings_choose_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """At home nothing is told; a function without a region is a fault of the settings."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    assert isinstance(make_renderings(Settings.from_environment({})), NoRenderings)
    named = Settings.from_environment({"AUDIO_TRAINER_RENDERER": "renderer:live"})
    with pytest.raises(ValueError, match="AWS_REGION"):
        make_renderings(named)
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    assert isinstance(make_renderings(named), LambdaRenderings)
