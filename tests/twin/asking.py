"""Asking a twin for audio, and looking into its bucket."""

from time import monotonic, sleep, time
from typing import Any

from simulator.twin.http_exchange import Answer, exchange
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import signature
from tests.twin.conftest import KEY


def signed(path: str, key: str = KEY) -> str:
    """Return a path with a query that signs it."""
    expires = int(time()) + 600
    return f"{path}?expires={expires}&signature={signature(key.encode(), path, expires)}"


def asked(twin: Twin, target: str, method: str = "GET", **headers: str) -> Answer:
    """Return the audio's answer."""
    return exchange(twin.audio, method, f"/{target}", headers)


def in_bucket(twin: Twin) -> set[str]:
    """Return the keys in the audio's bucket."""
    found = twin.account.client("s3").list_objects_v2(Bucket=twin.bucket())
    return {one["Key"] for one in found.get("Contents", ())}


def eventually(truth: Any, patience_s: float = 20) -> bool:
    """True as soon as something is true."""
    until = monotonic() + patience_s
    while not truth():
        if monotonic() > until:
            return False
        sleep(0.05)
    return True
