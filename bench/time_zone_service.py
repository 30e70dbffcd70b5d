"""Alexa's settings service on loopback, as far as a first launch asks it: the time zone of a device."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ANSWER = b'"Europe/Berlin"'


class _Settings(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the time zone, whatever the device."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@contextmanager
def time_zone_service() -> Iterator[str]:
    """Give the address of a service that knows every device's time zone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Settings) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
