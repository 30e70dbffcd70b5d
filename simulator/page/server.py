"""The web server of the page, on this machine only."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

from werkzeug.serving import make_server

from simulator.errors import SimulatorError
from simulator.page.app import create_app
from simulator.page.audio_files import render_pool
from simulator.page.household import Household
from simulator.skill_under_test.paths import ROOT

HOST = "127.0.0.1"
PORT = 8080


class PortTaken(SimulatorError):
    """The port is in use."""


def port_of(environment: Mapping[str, str]) -> int:
    """Return the port in the environment variable PORT; 8080 if it is not set.

    Raises:
        ValueError: PORT is not a port number.
    """
    text = environment.get("PORT") or str(PORT)
    if not text.isdigit() or not 0 <= int(text) <= 65_535:
        raise ValueError(f"PORT is {text!r}; a port is a number up to 65535")
    return int(text)


def serve(household: Household, port: int, say: Callable[[str], None]) -> None:
    """Serve the page until Ctrl-C is pressed; `say` is called with its URL.

    Raises:
        PortTaken: the port is in use.
    """
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with listening(port) as door:
        _serve(household, door, say)


def listening(port: int) -> socket.socket:
    """Return a socket that listens on a port of the loopback interface; port 0 takes any free one.

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


def _serve(household: Household, door: socket.socket, say: Callable[[str], None]) -> None:
    port = door.getsockname()[1]
    server = make_server(HOST, port, create_app(household), threaded=True, fd=door.fileno())
    if household.skill.local_streams is None:
        threading.Thread(target=_render_first_minutes, daemon=True).start()
    signal.signal(signal.SIGTERM, _end)
    say(f"http://localhost:{port}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        with household.lock:
            household.echo.leave()
        server.server_close()
        render_pool().shutdown(wait=True, cancel_futures=True)


def _end(_signal: int, _frame: object) -> None:
    """Handle SIGTERM like Ctrl-C, so that the state is saved and no process is left behind."""
    raise KeyboardInterrupt


def _render_first_minutes() -> None:
    """Render the first minutes of likely workouts in another process, while the user still reads the page."""
    command = [sys.executable, "-m", "studio", "render", "--first-minutes"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
