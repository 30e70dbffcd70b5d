"""Calls DynamoDB: each call is signed, limited in time, and tried again where that can help."""

import json
import random
from collections.abc import Mapping
from time import monotonic, sleep
from typing import Any

from skill.adapters.dynamodb.connection_pool import ConnectionFault, ConnectionPool, NotReached
from skill.adapters.dynamodb.credentials import CredentialsProvider, EnvironmentProvider
from skill.adapters.dynamodb.sigv4 import signed
from skill.adapters.wire.messages import Response
from skill.domain.ground.records import record
from skill.ports import StoreError

TRY_S = 0.75
"""How long one try may take, in seconds. DynamoDB answers in 0.01."""

CALL_S = 1.6
"""How long a call may take with all its tries, in seconds: a turn makes two, and Alexa waits for eight."""

MOST_TRIES = 4
PAUSE_S = 0.025
"""The longest pause before the second try, in seconds; it doubles with each try. A random part is taken."""

CHANCE = random.SystemRandom()
"""The operating system's random numbers: copies of one snapshot would otherwise pause equally long."""

BUSY = {
    "InternalServerError",
    "ItemCollectionSizeLimitExceededException",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionInProgressException",
}
STALE_KEYS = {"ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId"}


class Refused(StoreError):
    """DynamoDB understood the call and answered with an error; nothing was done."""

    def __init__(self, kind: str, message: str, *, after_doubt: bool = False) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        """The error's name, such as `ConditionalCheckFailedException`."""
        self.after_doubt = after_doubt
        """True if an earlier try may have been carried out although its answer never came."""


@record
class Endpoint:
    """The region and the address of DynamoDB."""

    region: str
    address: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Endpoint":
        """Read AWS_REGION and AWS_ENDPOINT_URL, as Amazon's own tools do.

        Raises:
            ValueError: no region is set.
        """
        say = environment.get
        region = say("AWS_REGION") or say("AWS_DEFAULT_REGION")
        if not region:
            raise ValueError("AUDIO_TRAINER_STORE is dynamodb, and AWS_REGION says no region for it")
        address = say("AWS_ENDPOINT_URL_DYNAMODB") or say("AWS_ENDPOINT_URL")
        suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        return cls(region, address or f"https://dynamodb.{region}.{suffix}")


class Client:
    """Calls by name, as in `client.call("GetItem", {…})`."""

    def __init__(
        self,
        endpoint: Endpoint,
        credentials: CredentialsProvider,
        *,
        try_s: float = TRY_S,
        call_s: float = CALL_S,
    ) -> None:
        self._endpoint, self._credentials = endpoint, credentials
        self._try_s, self._call_s = try_s, call_s
        self._connections = ConnectionPool(endpoint.address)
        self._url = endpoint.address.rstrip("/") + "/"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, patient: bool = False) -> "Client":
        """Return a client as the environment configures it; `patient` for work that nobody waits for."""
        endpoint, credentials = Endpoint.from_environment(environment), EnvironmentProvider(environment)
        return cls(endpoint, credentials, try_s=10.0, call_s=20.0) if patient else cls(endpoint, credentials)

    def release(self) -> None:
        """Close the connections and forget the credentials: neither survives a freeze."""
        self._connections.close_all()
        self._credentials.drop()

    def call(self, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Return DynamoDB's answer to a call.

        Raises:
            Refused: DynamoDB answered with an error.
            StoreError: it could not be reached in time; a write may have been carried out or not.
        """
        body = json.dumps(parameters, separators=(",", ":"), ensure_ascii=False).encode()
        until = monotonic() + self._call_s
        in_doubt, fault = False, "no time left"
        for attempt in range(MOST_TRIES):
            if attempt and not _rest(attempt, until):
                break
            try:
                headers = self._signed(operation, body)
                limit = min(until, monotonic() + self._try_s)
                reply = self._connections.post("/", headers, body, limit)
            except ConnectionFault as error:
                in_doubt = in_doubt or not isinstance(error, NotReached)
                fault = str(error) or type(error).__name__
                continue
            if reply.status == 200:
                return _understood(reply)
            refused = _refusal(reply, after_doubt=in_doubt)
            if refused.kind in STALE_KEYS and attempt == 0:
                self._credentials.drop()
            elif reply.status < 500 and refused.kind not in BUSY:
                raise refused
            in_doubt = in_doubt or reply.status >= 500
            fault = str(refused)
        raise StoreError(f"dynamodb {operation}: {fault}")

    def _signed(self, operation: str, body: bytes) -> dict[str, str]:
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"DynamoDB_20120810.{operation}",
            "Accept-Encoding": "identity",
        }
        return signed(self._credentials.keys(), self._endpoint.region, self._url, headers, body)


def _rest(attempt: int, until: float) -> bool:
    """Pause before another try; False if there is no time for one."""
    pause = CHANCE.uniform(0, PAUSE_S * 2**attempt)
    if monotonic() + pause >= until:
        return False
    sleep(pause)
    return True


def _understood(reply: Response) -> dict[str, Any]:
    try:
        found = json.loads(reply.body)
    except ValueError as error:
        raise StoreError("dynamodb: an answer that is no JSON") from error
    if not isinstance(found, dict):
        raise StoreError("dynamodb: an answer that is no object")
    return found


def _refusal(reply: Response, *, after_doubt: bool) -> Refused:
    try:
        found = json.loads(reply.body)
        kind = str(found["__type"]).rpartition("#")[2]
        message = str(found.get("message") or found.get("Message") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        kind, message = f"HTTP {reply.status}", ""
    return Refused(kind, message, after_doubt=after_doubt)
