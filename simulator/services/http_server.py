"""The HTTP server of Alexa's services, on this machine only, and the faults that it can be given."""

import json
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from simulator.services.rest_api import ApiCall, ApiResponse, refusal

SLOW_S = 2.6
"""The delay of a slow service: longer than a skill should wait."""
MOST_BYTES = 65_536


class ServiceFault(Enum):
    """What goes wrong between a skill and one of Alexa's services."""

    DOWN = auto()
    """The connection is closed without a response."""
    SLOW = auto()
    BROKEN = auto()
    """The response is 500, in Amazon's format."""
    GARBAGE = auto()
    """The response is 200, and its body is not JSON."""
    OVERRUN = auto()
    """The response is 429: too many requests."""


FAULT_RESPONSES: dict[ServiceFault, ApiResponse] = {
    ServiceFault.BROKEN: refusal(500, "INTERNAL_SERVER_ERROR", "something went wrong"),
    ServiceFault.OVERRUN: refusal(429, "RATE_EXCEEDED", "too many requests"),
}


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(
        self, answer: Callable[[ApiCall], ApiResponse], fault_of: Callable[[ApiCall], ServiceFault | None]
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.fault_of, self.lock = answer, fault_of, threading.Lock()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    server: _Http

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Return the same handler for every HTTP method; `rest_api` decides which methods exist."""
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        call = self._call()
        with self.server.lock:
            fault = self.server.fault_of(call)
        if fault is ServiceFault.DOWN:
            self.close_connection = True
            return
        if fault is ServiceFault.SLOW:
            time.sleep(SLOW_S)
        if fault is ServiceFault.GARBAGE:
            self._write(200, b"<html>nothing of interest</html>")
            return
        told = FAULT_RESPONSES.get(fault) if fault else None
        if told is None:
            with self.server.lock:
                told = self.server.answer(call)
        self._write(told.status, b"" if told.body is None else json.dumps(told.body).encode())

    def _call(self) -> ApiCall:
        parts = urlsplit(self.path)
        kind, _, token = (self.headers.get("Authorization") or "").partition(" ")
        length = self.headers.get("Content-Length") or "0"
        raw = self.rfile.read(min(int(length), MOST_BYTES)) if length.isdecimal() else b""
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = None
        bearer = token if kind.lower() == "bearer" else ""
        return ApiCall(self.command, unquote(parts.path), parts.query, bearer, body)

    def _write(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # the caller did not wait for the response

    def log_message(self, *_: object) -> None:
        """Log nothing: the terminal shows the conversation."""


class ServiceServer:
    """Serves calls in a thread until it is closed."""

    def __init__(
        self, answer: Callable[[ApiCall], ApiResponse], fault_of: Callable[[ApiCall], ServiceFault | None]
    ) -> None:
        """Start to serve.

        Args:
            answer: returns the response to a call.
            fault_of: returns the fault of a call; None if there is none. Neither function is called
                by two threads at once.
        """
        self._http = _Http(answer, fault_of)
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        """The base URL of the services."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        """Stop serving, and release the port."""
        self._http.shutdown()
        self._http.server_close()

    def close_soon(self) -> None:
        """Close without waiting, which the server's own thread must use: `close` would wait for itself."""
        threading.Thread(target=self.close, daemon=True).start()
