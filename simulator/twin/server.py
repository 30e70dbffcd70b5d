"""A small HTTP server on loopback, for each of the twin's doors."""

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from simulator.twin.http_exchange import Answer

HOST = "127.0.0.1"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request; header names are in small letters."""

    method: str
    path: str
    """As it was sent."""
    query: str | None
    """As it was sent, without its question mark; None if there was none."""
    headers: Mapping[str, str]
    body: bytes

    @property
    def target(self) -> str:
        """The path with its query."""
        return self.path if self.query is None else f"{self.path}?{self.query}"


class Door:
    """A server that answers each request by a function."""

    def __init__(self, answer: Callable[[Asked], Answer], port: int = 0) -> None:
        """Open it; port 0 takes any free one.

        Raises:
            OSError: the port is taken.
        """
        self._server = _Server((HOST, port), answer)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Its address, without a slash at its end."""
        return f"http://{HOST}:{self._server.server_port}"

    def close(self) -> None:
        """Close it."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, place: tuple[str, int], answer: Callable[[Asked], Answer]) -> None:
        super().__init__(place, _Handler)
        self.answer = answer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        with suppress(ConnectionError):  # who fetches audio goes away in the middle of it
            super().handle()

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        # Not `self.path`, in which Python has made one slash of several: the edge must see what was sent.
        path, mark, query = self.requestline.split()[1].partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, path, query if mark else None, headers, self._body(headers))
        try:
            said = self.server.answer(asked)
        except Exception:
            log.exception("%s %s", self.command, path)
            said = Answer(500, {}, b"the twin is broken; its log says how")
        self._send(said)

    def _body(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(headers.get("content-length") or 0))
        parts = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return b"".join(parts)

    def _send(self, said: Answer) -> None:
        self.send_response(said.status)
        for name, value in said.headers.items():
            if name != "content-length":
                self.send_header(name, value)
        is_head = self.command == "HEAD"
        length = said.headers.get("content-length") if is_head else None
        self.send_header("Content-Length", length or str(len(said.body)))
        self.end_headers()
        if not is_head:
            self.wfile.write(said.body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""
