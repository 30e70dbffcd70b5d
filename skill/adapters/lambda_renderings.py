"""Has audio made by the render function, by Lambda's API: the call says only that it should begin."""

import json
import logging
from collections.abc import Mapping
from time import monotonic
from urllib.parse import quote

from skill.adapters.dynamodb.connection_pool import ConnectionFault, ConnectionPool
from skill.adapters.dynamodb.credentials import CredentialsProvider
from skill.adapters.dynamodb.sigv4 import signed
from skill.ports import StoreError

LIMIT_S = 0.3
"""How long a turn may take for it, in seconds; Lambda answers in 0.03."""
BEGUN = 202

log = logging.getLogger("audio_trainer")


class LambdaRenderings:
    """Fills `Renderings`."""

    def __init__(
        self,
        function: str,
        region: str,
        address: str,
        credentials: CredentialsProvider,
        limit_s: float = LIMIT_S,
    ) -> None:
        """Take the function's name, with its alias if it has one, and how Lambda is reached."""
        self._path = f"/2015-03-31/functions/{quote(function, safe='')}/invocations"
        self._region, self._url = region, address.rstrip("/") + self._path
        self._connections, self._credentials = ConnectionPool(address), credentials
        self._limit_s = limit_s

    @classmethod
    def from_environment(
        cls, function: str, environment: Mapping[str, str], credentials: CredentialsProvider
    ) -> "LambdaRenderings":
        """Return what has audio made in the region of the environment.

        Raises:
            ValueError: no region is set.
        """
        say = environment.get
        region = say("AWS_REGION") or say("AWS_DEFAULT_REGION")
        if not region:
            raise ValueError("AUDIO_TRAINER_RENDERER names a function, and AWS_REGION says no region for it")
        suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        address = say("AWS_ENDPOINT_URL_LAMBDA") or say("AWS_ENDPOINT_URL")
        return cls(function, region, address or f"https://lambda.{region}.{suffix}", credentials)

    def start(self, paths: tuple[str, ...]) -> None:
        """Have audio made; see the port."""
        if not paths:
            return
        until = monotonic() + self._limit_s
        body = json.dumps({"paths": paths}, separators=(",", ":")).encode()
        headers = {"Content-Type": "application/json", "X-Amz-Invocation-Type": "Event"}
        try:
            keys = self._credentials.keys()
            headers = signed(keys, self._region, self._url, headers, body, "lambda")
            status = self._connections.post(self._path, headers, body, until).status
        except (ConnectionFault, StoreError) as error:
            log.warning("renderings: %s", error)
            return
        if status != BEGUN:
            log.warning("renderings: Lambda answered %d", status)

    def release(self) -> None:
        """Close the connections and forget the credentials: neither survives a freeze."""
        self._connections.close_all()
        self._credentials.drop()
