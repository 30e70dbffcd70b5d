"""A skill behind a URL, called over HTTP as Alexa calls it."""

import json
import ssl
import urllib.error
import urllib.request
from ipaddress import ip_address
from urllib.parse import urlsplit

from simulator.protocol.json_access import Json

TIME_LIMIT_S = 8
MOST_BYTES = 1_000_000


class HttpEndpoint:
    """Sends each request as JSON by `POST`, and returns the parsed JSON of the response."""

    def __init__(self, endpoint: str, time_limit_s: float = TIME_LIMIT_S) -> None:
        """Take the URL and the time limit, in seconds.

        Raises:
            ValueError: the URL is neither https, nor http on this machine.
        """
        parts = urlsplit(endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{endpoint!r} is no http or https address")
        if parts.scheme == "http" and not is_loopback(parts.hostname):
            raise ValueError(f"{endpoint!r}: plain http is for this machine only; use https")
        self._endpoint, self._time_limit_s = endpoint, time_limit_s
        # A skill under development on this machine has a self-signed certificate, if it has one at all.
        self._context = _unverified() if is_loopback(parts.hostname) else ssl.create_default_context()

    def __call__(self, request: Json) -> object:
        """Return the response; if there is none, a text that says why, which breaks rule G1."""
        asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at
            self._endpoint,
            json.dumps(request).encode(),
            {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"},
        )
        try:
            with urllib.request.urlopen(asked, timeout=self._time_limit_s, context=self._context) as answer:  # noqa: S310
                return json.loads(answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            return f"the endpoint answered HTTP {error.code}"
        except (OSError, ValueError) as error:
            return f"the endpoint gave no answer: {error}"


def is_loopback(host: str) -> bool:
    """Return True for a host name or IP address of this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _unverified() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
