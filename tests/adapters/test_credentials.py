"""Keys are found where Lambda puts them, renewed before they run out, and told to nobody."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep

import pytest

from skill.adapters.dynamodb.credentials import Credentials, EnvironmentProvider
from skill.ports import StoreError


@dataclass
class ContainerEndpoint:
    """A container credentials endpoint, as a Lambda with SnapStart has one."""

    address: str = ""
    lasts: timedelta = timedelta(hours=6)
    status: int = 200
    slow_s: float = 0.0
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def endpoint() -> Iterator[ContainerEndpoint]:
    """Serve on loopback."""
    state = ContainerEndpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.headers["Authorization"])
            sleep(state.slow_s)
            until = (datetime.now(UTC) + state.lasts).strftime("%Y-%m-%dT%H:%M:%SZ")
            number = len(state.asked)
            body = {"AccessKeyId": f"AK{number}", "SecretAccessKey": "s", "Token": "t", "Expiration": until}
            self.send_response(state.status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_port}/v1/credentials"
    yield state
    server.shutdown()
    server.server_close()


def pointing(endpoint: ContainerEndpoint, **more: str) -> EnvironmentProvider:
    """Return a provider that asks the endpoint."""
    return EnvironmentProvider({"AWS_CONTAINER_CREDENTIALS_FULL_URI": endpoint.address, **more})


def test_the_environment_is_enough() -> None:
    """A plain Lambda's keys and session token are taken as they are."""
    provider = EnvironmentProvider(
        {"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "S", "AWS_SESSION_TOKEN": "T"}
    )
    assert provider.keys() == Credentials("A", "S", "T")


def test_keys_tell_nothing_of_themselves() -> None:
    """No trace and no log holds a secret."""
    assert "secret" not in repr(Credentials("id", "secret", "token"))


def test_an_endpoint_is_asked_once_while_its_keys_last(endpoint: ContainerEndpoint) -> None:
    """A lasting answer is kept, and asked for with the token that the environment gives."""
    provider = pointing(endpoint, AWS_CONTAINER_AUTHORIZATION_TOKEN="let me in")
    assert provider.keys() == provider.keys()
    assert provider.keys().access_key == "AK1"
    assert provider.keys().token == "t"
    assert endpoint.asked == ["let me in"]


def test_keys_that_run_out_soon_are_asked_for_anew(endpoint: ContainerEndpoint) -> None:
    """As after a thaw: what the snapshot held has run out, or will in a moment."""
    provider = pointing(endpoint)
    endpoint.lasts = timedelta(minutes=1)
    first = provider.keys().access_key
    assert provider.keys().access_key != first


def test_dropped_keys_are_asked_for_anew(endpoint: ContainerEndpoint) -> None:
    """Refused keys are not tried again."""
    provider = pointing(endpoint)
    first = provider.keys()
    provider.drop()
    assert provider.keys() != first


def test_the_token_may_stand_in_a_file_that_changes(endpoint: ContainerEndpoint, tmp_path: Path) -> None:
    """The file is read at each asking."""
    file = tmp_path / "token"
    provider = pointing(endpoint, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=str(file))
    for token in ("one", "two"):
        file.write_text(f"{token}\n")
        provider.keys()
        provider.drop()
    assert endpoint.asked == ["one", "two"]


def test_an_endpoint_that_refuses_is_told_of(endpoint: ContainerEndpoint) -> None:
    """Its status is in the sentence."""
    endpoint.status = 403
    with pytest.raises(StoreError, match="403"):
        pointing(endpoint).keys()


def test_an_endpoint_that_is_slow_is_not_waited_for(endpoint: ContainerEndpoint) -> None:
    """A turn does not hang on its credentials."""
    endpoint.slow_s = 5
    began = monotonic()
    with pytest.raises(StoreError):
        pointing(endpoint).keys()
    assert monotonic() - began < 2


@pytest.mark.parametrize("uri", ["http://example.com/x", "http://10.0.0.1/x", "ftp://127.0.0.1/"])
def test_no_stranger_is_asked_for_keys(uri: str) -> None:
    """Over plain http only this machine's own endpoints are asked."""
    with pytest.raises(StoreError, match="endpoint"):
        EnvironmentProvider({"AWS_CONTAINER_CREDENTIALS_FULL_URI": uri}).keys()


def test_a_profile_is_found_by_botocore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's profile works as in every tool of Amazon's."""
    file = tmp_path / "credentials"
    file.write_text("[trainer]\naws_access_key_id = P\naws_secret_access_key = S\n")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    monkeypatch.setenv("AWS_PROFILE", "trainer")
    assert EnvironmentProvider({}).keys().access_key == "P"
