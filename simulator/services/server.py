"""The HTTP over which a skill meets Alexa's services, on this machine only, and what may go wrong in it."""

import json
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from simulator.services.answering import Call, Told, refusal

SLOW_S = 2.6
"""Longer than a skill should wait."""
MOST_BYTES = 65_536


class Mishap(Enum):
    """What goes wrong between a skill and a service."""

    DOWN = auto()
    """The connection is cut before there is any answer."""
    SLOW = auto()
    BROKEN = auto()
    """500, as of Amazon's own."""
    GARBAGE = auto()
    """200, and nothing that is JSON."""
    OVERRUN = auto()
    """429."""


MISHAPS: dict[Mishap, Told] = {
    Mishap.BROKEN: refusal(500, "INTERNAL_SERVER_ERROR", "something went wrong"),
    Mishap.OVERRUN: refusal(429, "RATE_EXCEEDED", "too many requests"),
}


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answer: Callable[[Call], Told], mishap_of: Callable[[Call], Mishap | None]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.mishap_of, self.lock = answer, mishap_of, threading.Lock()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    server: _Http

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Serve every method alike: what may be called is not HTTP's to know."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        call = self._call()
        with self.server.lock:
            mishap = self.server.mishap_of(call)
        if mishap is Mishap.DOWN:
            self.close_connection = True
            return
        if mishap is Mishap.SLOW:
            time.sleep(SLOW_S)
        if mishap is Mishap.GARBAGE:
            self._write(200, b"<html>nothing of interest</html>")
            return
        told = MISHAPS.get(mishap) if mishap else None
        if told is None:
            with self.server.lock:
                told = self.server.answer(call)
        self._write(told.status, b"" if told.body is None else json.dumps(told.body).encode())

    def _call(self) -> Call:
        parts = urlsplit(self.path)
        kind, _, token = (self.headers.get("Authorization") or "").partition(" ")
        length = self.headers.get("Content-Length") or "0"
        raw = self.rfile.read(min(int(length), MOST_BYTES)) if length.isdecimal() else b""
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = None
        bearer = token if kind.lower() == "bearer" else ""
        return Call(self.command, unquote(parts.path), parts.query, bearer, body)

    def _write(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # whoever asked did not wait

    def log_message(self, *_: object) -> None:
        """Say nothing: a conversation is being read here."""


class Server:
    """Serves calls until it is closed."""

    def __init__(self, answer: Callable[[Call], Told], mishap_of: Callable[[Call], Mishap | None]) -> None:
        """Take what answers a call, and what goes wrong with it; both are asked one call at a time."""
        self._http = _Http(answer, mishap_of)
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        """The address, to which paths are added."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        """Serve no more, and give the port back."""
        self._http.shutdown()
        self._http.server_close()

    def close_soon(self) -> None:
        """Close from any thread, were it the server's own, which `close` would wait for without end."""
        threading.Thread(target=self.close, daemon=True).start()
