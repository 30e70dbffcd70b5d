"""Whose name a call is signed with.

A Lambda finds its keys in the environment; one with SnapStart finds the address of a keeper there
instead, since keys kept in a snapshot would run out. Everything else (profiles, single sign-on, web
identity, an instance's role) is left to botocore's own chain, which is loaded only then.
"""

import http.client
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from time import time
from typing import Protocol
from urllib.parse import urlsplit

from skill.domain.ground.records import record
from skill.ports import StoreError

KEEPER_S = 0.8
"""How long the keeper of a container's credentials may take, in seconds."""

MARGIN_S = 300
"""Keys are fetched anew this long before they run out, in seconds."""

ECS_KEEPER = "http://169.254.170.2"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
KNOWN_KEEPERS = (*LOOPBACK, "169.254.170.2", "169.254.170.23", "fd00:ec2::23")


@record
class Keys:
    """What botocore's signer reads of credentials."""

    access_key: str
    secret_key: str
    token: str | None = None
    until: float | None = None
    """When they run out, in seconds since 1970; None: not that we know."""

    def __repr__(self) -> str:
        """Tell nothing: a trace must not hold a secret."""
        return "Keys(…)"


class Keyring(Protocol):
    """Where keys come from."""

    def keys(self) -> Keys:
        """Return keys that are valid now.

        Raises:
            StoreError: there are none.
        """
        ...

    def drop(self) -> None:
        """Forget what is held, since it was refused."""
        ...


class EnvironmentKeyring:
    """Keys from the environment, or from where it points."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._held: Keys | None = None

    def keys(self) -> Keys:
        """Return keys; see the port."""
        held = self._held
        if held is None or (held.until is not None and held.until - MARGIN_S < time()):
            held = self._held = self._found()
        return held

    def drop(self) -> None:
        """Forget them; see the port."""
        self._held = None

    def _found(self) -> Keys:
        say = self._environment.get
        access, secret = say("AWS_ACCESS_KEY_ID"), say("AWS_SECRET_ACCESS_KEY")
        if access and secret:
            return Keys(access, secret, say("AWS_SESSION_TOKEN") or None)
        if uri := say("AWS_CONTAINER_CREDENTIALS_FULL_URI"):
            return _from_keeper(uri, self._authorization())
        if path := say("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"):
            return _from_keeper(ECS_KEEPER + path, self._authorization())
        return _from_botocore()

    def _authorization(self) -> str | None:
        file = self._environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        try:
            # Read each time: whoever keeps the file changes what is in it.
            token = Path(file).read_text("utf-8").strip() if file else None
        except OSError as error:
            raise StoreError(f"credentials: {error}") from error
        return token or self._environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")


def _from_keeper(uri: str, authorization: str | None) -> Keys:
    where = urlsplit(uri)
    if where.scheme != "https" and where.hostname not in KNOWN_KEEPERS:
        raise StoreError("credentials: their keeper is neither on this machine nor under https")
    kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    connection = kind(where.hostname or "", where.port, timeout=KEEPER_S)
    try:
        headers = {"Authorization": authorization} if authorization else {}
        path = f"{where.path}?{where.query}" if where.query else where.path
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise StoreError(f"credentials: their keeper answered {answer.status}")
        return _kept(json.loads(body))
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"credentials: their keeper: {type(error).__name__}") from error
    finally:
        connection.close()


def _kept(found: Mapping[str, str]) -> Keys:
    expires = found.get("Expiration")
    until = datetime.fromisoformat(expires).timestamp() if expires else None
    return Keys(found["AccessKeyId"], found["SecretAccessKey"], found.get("Token"), until)


def _from_botocore() -> Keys:
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415  185 ms that a Lambda never pays
    from botocore.session import Session  # noqa: PLC0415

    try:
        found = Session().get_credentials()
        frozen = found.get_frozen_credentials() if found else None
    except BotoCoreError as error:
        raise StoreError(f"credentials: {type(error).__name__}") from error
    if frozen is None:
        raise StoreError("credentials: there are none; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    # Asked again soon, since botocore alone knows when these run out, and then answers from its own cache.
    return Keys(frozen.access_key, frozen.secret_key, frozen.token, time() + 2 * MARGIN_S)
