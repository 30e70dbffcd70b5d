"""A DynamoDB that fails as told, and passes on what it does not fail to a real one."""

import hashlib
import hmac
import json
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any
from urllib.error import HTTPError

HANG_S = 6.0
"""Longer than anybody waits."""


def refusal(kind: str, status: int = 400) -> tuple[int, bytes]:
    """Return an answer as DynamoDB's when it says no."""
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}", "message": f"told to say {kind}"}
    return status, json.dumps(body).encode()


ANSWERS = {
    "throttled": refusal("ProvisionedThroughputExceededException"),
    "throttled-again": refusal("ThrottlingException"),
    "500": refusal("InternalServerError", 500),
    "503": (503, b"<html>busy</html>"),
    "expired": refusal("ExpiredTokenException"),
    "unknown-key": refusal("UnrecognizedClientException"),
    "wrong-signature": refusal("InvalidSignatureException"),
    "denied": refusal("AccessDeniedException"),
    "no-table": refusal("ResourceNotFoundException"),
    "garbage": (200, b"\x00\xff not json"),
    "list": (200, b"[]"),
}


@dataclass
class Faulty:
    """What it is told, and what it saw."""

    upstream: str
    address: str = ""
    script: list[str] = field(default_factory=list)
    """What happens to the next calls, in order; what stands past its end is passed on."""
    always: str | None = None
    """What happens to every call, if anything."""
    calls: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0

    def next(self) -> str:
        """Return what happens to this call."""
        if self.always:
            return self.always
        return self.script.pop(0) if self.script else "pass"

    def passed_on(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Ask the real one."""
        kept = {name: headers[name] for name in ("X-Amz-Target", "Content-Type", "Authorization")}
        request = urllib.request.Request(self.upstream, body, kept, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()


@contextmanager
def faulty(upstream: str) -> Iterator[Faulty]:
    """Serve on loopback."""
    state = Faulty(upstream)

    class Endpoint(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # whoever asked has given up, as they should
                super().handle()

        def setup(self) -> None:
            super().setup()
            state.connections += 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = dict(self.headers.items())
            state.calls.append((headers["X-Amz-Target"].partition(".")[2], headers, body))
            _happen(self, state, state.next(), headers, body)

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def _happen(
    at: BaseHTTPRequestHandler, state: Faulty, what: str, headers: dict[str, str], body: bytes
) -> None:
    if what in ANSWERS:
        _reply(at, *ANSWERS[what])
    elif what == "hang":
        sleep(HANG_S)
        at.close_connection = True
    elif what == "drop":
        _cut(at)
    elif what == "lost-reply":  # carried out, and nobody is told
        state.passed_on(headers, body)
        _cut(at)
    elif what == "500-after":
        state.passed_on(headers, body)
        _reply(at, *ANSWERS["500"])
    elif what == "trickle":
        _trickle(at)
    elif what == "truncated":
        at.send_response(200)
        at.send_header("Content-Length", "1000")
        at.end_headers()
        at.wfile.write(b'{"Item":')
        _cut(at)
    else:
        _reply(at, *state.passed_on(headers, body))


def _reply(at: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    at.send_response(status)
    at.send_header("Content-Length", str(len(body)))
    at.end_headers()
    at.wfile.write(body)


def _cut(at: BaseHTTPRequestHandler) -> None:
    at.close_connection = True
    at.connection.shutdown(socket.SHUT_RDWR)


def _trickle(at: BaseHTTPRequestHandler) -> None:
    at.send_response(200)
    at.send_header("Content-Length", "1000")
    at.end_headers()
    try:
        for _ in range(100):
            at.wfile.write(b" ")
            sleep(0.1)
    except OSError:
        at.close_connection = True


def signature(secret: str, region: str, address: str, headers: dict[str, str], body: bytes) -> str:
    """Return Amazon's signature (version 4) of a call, reckoned from its definition and no library."""
    date = headers["X-Amz-Date"]
    named = headers["Authorization"].partition("SignedHeaders=")[2].partition(",")[0]
    low: dict[str, Any] = {name.lower(): value for name, value in headers.items()}
    low["host"] = address.removeprefix("http://")
    canonical = "\n".join(f"{name}:{low[name]}" for name in named.split(";"))
    request = f"POST\n/\n\n{canonical}\n\n{named}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{date[:8]}/{region}/dynamodb/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{date}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
