"""A web service whose certificates come over real HTTP, from a bucket of the test's own."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from flask.testing import FlaskClient

from simulator.clock import VirtualClock
from skill.adapters.bounded_http import Reply, exchange
from skill.adapters.sqlite_store import SqliteStore
from tests.alexa.envelopes import request
from tests.web.authority import NOW, chain, roots, signature
from web.application import make_app
from web.certificates import MOST_BYTES, Certificates
from web.request_verifier import Verifier
from web.serving import make_server

PATH = "/echo.api/echo-api-cert-12.pem"
ADDRESS = f"https://s3.amazonaws.com{PATH}"
SKILL_ID = "amzn1.ask.skill.test"
NOW_MS = int(NOW.timestamp() * 1000)


@dataclass
class Bucket:
    """What stands at which path: a status, a body, where it leads, and how slowly it comes."""

    files: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def fetch(self, path: str) -> Reply:
        """Fetch as from Amazon, but from here."""
        url = f"http://127.0.0.1:{self.port}{path}"
        limit_ms = 500 if self.delay_s else 10_000  # a busy machine is no slow bucket
        return exchange("GET", url, limit_ms=limit_ms, limit_bytes=MOST_BYTES)


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    """Serve a bucket with a good chain in it."""
    kept = Bucket({PATH: (200, chain())})

    class Served(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kept.asked.append(self.path)
            time.sleep(kept.delay_s)
            status, body = kept.files.get(self.path, (403, b"denied"))
            self.send_response(302 if self.path in kept.leads else status)
            if self.path in kept.leads:
                self.send_header("Location", kept.leads[self.path])
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    kept.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()


@contextlib.contextmanager
def serving(app: Any, threads: int = 4, connections: int = 200) -> Iterator[int]:
    """Serve an application on loopback as the web service does, and give its port."""
    server = make_server(app, "127.0.0.1", 0, threads, connections)

    def run() -> None:
        with contextlib.suppress(OSError):  # the loop's socket is closed under it at the end
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    thread.join(5)
    server.task_dispatcher.shutdown()


@dataclass
class Service:
    """The service, what its skill was asked, and its clock."""

    client: FlaskClient
    clock: VirtualClock
    asked: list[Any]

    def post(self, body: bytes, headers: dict[str, str | None] | None = None, **options: Any) -> int:
        """Send a body that is signed well, but for the headers given; return the status."""
        told: dict[str, str | None] = {
            "Content-Type": "application/json;charset=utf-8",
            "SignatureCertChainUrl": ADDRESS,
            "Signature": "bm90IHRoaXMgb25l",
            "Signature-256": signature(body),
        }
        kept = {key: value for key, value in (told | (headers or {})).items() if value is not None}
        self.answer = self.client.post("/", data=body, headers=kept, **options)
        return self.answer.status_code


@pytest.fixture
def service(bucket: Bucket, tmp_path: Any) -> Service:
    """Return the service with a skill that notes what it was asked."""
    asked: list[Any] = []

    def skill(event: Any, context: Any) -> dict[str, Any]:
        del context
        asked.append(event)
        return {"version": "1.0", "response": {"shouldEndSession": True}}

    clock = VirtualClock(NOW_MS)
    verifier = Verifier(Certificates(roots(), bucket.fetch), clock, SKILL_ID)
    return Service(make_app(skill, verifier, SqliteStore(tmp_path)).test_client(), clock, asked)


def launch(**request_fields: Any) -> bytes:
    """Return a LaunchRequest of this moment as it goes over the wire."""
    made = request("LaunchRequest")
    made["request"].update({"timestamp": "2026-11-23T08:00:00Z"} | request_fields)
    return json.dumps(made).encode()
