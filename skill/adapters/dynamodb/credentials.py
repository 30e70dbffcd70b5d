"""The AWS credentials that a call is signed with.

A Lambda finds them in the environment. One with SnapStart finds the address of a container credentials
endpoint there instead, since credentials in a snapshot would expire. Every other source (profiles, single
sign-on, web identity, an instance's role) is left to botocore's own chain, which is loaded only then.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic, time
from typing import Protocol
from urllib.parse import urlsplit

from skill.adapters.wire.connecting import connected
from skill.adapters.wire.messages import host_header, receive, request_bytes, send
from skill.domain.ground.records import record
from skill.ports import StoreError

ENDPOINT_S = 0.8
"""How long the container credentials endpoint may take, in seconds."""
MOST_BYTES = 65_536
"""The longest answer of that endpoint."""

MARGIN_S = 300
"""Credentials are fetched anew this long before they expire, in seconds."""

ECS_ENDPOINT = "http://169.254.170.2"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
KNOWN_ENDPOINTS = (*LOOPBACK, "169.254.170.2", "169.254.170.23", "fd00:ec2::23")


@record
class Credentials:
    """An access key, its secret, and the token of a session."""

    access_key: str
    secret_key: str
    token: str | None = None
    until: float | None = None
    """When they expire, in seconds since 1970; None if that is not known."""

    def __repr__(self) -> str:
        """Tell nothing: a trace must not hold a secret."""
        return "Credentials(…)"


class CredentialsProvider(Protocol):
    """Where credentials come from."""

    def keys(self) -> Credentials:
        """Return credentials that are valid now.

        Raises:
            StoreError: there are none.
        """
        ...

    def drop(self) -> None:
        """Forget the cached credentials, since AWS refused them."""
        ...


class EnvironmentProvider:
    """Credentials from the environment, or from the endpoint that it names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._held: Credentials | None = None

    def keys(self) -> Credentials:
        """Return credentials; see the protocol."""
        held = self._held
        if held is None or (held.until is not None and held.until - MARGIN_S < time()):
            held = self._held = self._found()
        return held

    def drop(self) -> None:
        """Forget the cached credentials; see the protocol."""
        self._held = None

    def _found(self) -> Credentials:
        say = self._environment.get
        access, secret = say("AWS_ACCESS_KEY_ID"), say("AWS_SECRET_ACCESS_KEY")
        if access and secret:
            return Credentials(access, secret, say("AWS_SESSION_TOKEN") or None)
        if uri := say("AWS_CONTAINER_CREDENTIALS_FULL_URI"):
            return _from_endpoint(uri, self._authorization())
        if path := say("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"):
            return _from_endpoint(ECS_ENDPOINT + path, self._authorization())
        return _from_botocore()

    def _authorization(self) -> str | None:
        file = self._environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        try:
            # Read each time: the container agent replaces the token in the file.
            token = Path(file).read_text("utf-8").strip() if file else None
        except OSError as error:
            raise StoreError(f"credentials: {error}") from error
        return token or self._environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")


def _from_endpoint(uri: str, authorization: str | None) -> Credentials:
    where = urlsplit(uri)
    if where.scheme != "https" and where.hostname not in KNOWN_ENDPOINTS:
        raise StoreError("credentials: their endpoint is neither on this machine nor under https")
    secure, host, until = where.scheme == "https", where.hostname or "", monotonic() + ENDPOINT_S
    target = (where.path or "/") + (f"?{where.query}" if where.query else "")
    try:
        port = where.port or (443 if secure else 80)
        headers = {"Host": host_header(host, port, secure=secure), "Connection": "close"}
        headers |= {"Authorization": authorization} if authorization else {}
        message = request_bytes("GET", target, headers, None)
        with connected(host, port, secure=secure, until=until) as sock:
            send(sock, message, until)
            answer = receive(sock, until, limit_bytes=MOST_BYTES)
        if answer.status != 200:
            raise StoreError(f"credentials: their endpoint answered {answer.status}")
        return _parsed(json.loads(answer.body))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"credentials: their endpoint: {type(error).__name__}") from error


def _parsed(found: Mapping[str, str]) -> Credentials:
    expires = found.get("Expiration")
    until = datetime.fromisoformat(expires).timestamp() if expires else None
    return Credentials(found["AccessKeyId"], found["SecretAccessKey"], found.get("Token"), until)


def _from_botocore() -> Credentials:
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415  185 ms that a Lambda never pays
    from botocore.session import Session  # noqa: PLC0415

    try:
        found = Session().get_credentials()
        frozen = found.get_frozen_credentials() if found else None
    except BotoCoreError as error:
        raise StoreError(f"credentials: {type(error).__name__}") from error
    if frozen is None:
        raise StoreError("credentials: there are none; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    # Asked again soon, since only botocore knows when these expire; until then it answers from its own cache.
    return Credentials(frozen.access_key, frozen.secret_key, frozen.token, time() + 2 * MARGIN_S)
