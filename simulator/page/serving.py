"""Serving the page, on this machine only."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

from werkzeug.serving import make_server

from simulator.page.app import create_app
from simulator.page.audio import workshop
from simulator.page.home import Home
from simulator.subject import ROOT

HOST = "127.0.0.1"
PORT = 8080


class PortTaken(Exception):
    """Somebody else listens at the port."""


def port_of(environment: Mapping[str, str]) -> int:
    """Return the port that PORT asks for; 8080 if it asks for none.

    Raises:
        ValueError: it is no port.
    """
    text = environment.get("PORT") or str(PORT)
    if not text.isdigit() or not 0 <= int(text) <= 65_535:
        raise ValueError(f"PORT is {text!r}; a port is a number up to 65535")
    return int(text)


def serve(home: Home, port: int, say: Callable[[str], None]) -> None:
    """Serve the page until somebody presses Ctrl-C; `say` is told its address.

    Raises:
        PortTaken: the port is in use.
    """
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with listening(port) as door:
        _serve(home, door, say)


def listening(port: int) -> socket.socket:
    """Return a socket that listens at a port of this machine alone; 0 takes any that is free.

    Raises:
        PortTaken: the port is in use.
    """
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except OSError as error:
        door.close()
        raise PortTaken(f"port {port} cannot be had ({error.strerror}); choose another: PORT=8081") from error
    door.listen()
    return door


def _serve(home: Home, door: socket.socket, say: Callable[[str], None]) -> None:
    port = door.getsockname()[1]
    server = make_server(HOST, port, create_app(home), threaded=True, fd=door.fileno())
    if home.subject.is_ours:
        threading.Thread(target=_render_first_minutes, daemon=True).start()
    signal.signal(signal.SIGTERM, _end)
    say(f"http://localhost:{port}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        with home.lock:
            home.echo.leave()
        server.server_close()
        workshop().shutdown(wait=True, cancel_futures=True)


def _end(_signal: int, _frame: object) -> None:
    """Let a request to end be one, so that the place is kept and no process stays behind."""
    raise KeyboardInterrupt


def _render_first_minutes() -> None:
    """Render what a first visit hears while its person still reads; in a process of its own."""
    command = [sys.executable, "-m", "studio", "render", "--first-minutes"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
