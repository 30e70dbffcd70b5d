"""Starts a server as a process of its own, waits until it listens, and ends it."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

ROOT = Path(__file__).parent.parent.parent
CLOUD = ROOT / ".venv-cloud" / "bin"
START_S = 30.0


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, cwd: Path | None = None) -> Iterator[str]:
    """Run a server, and give its address once it listens."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        _await(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@contextmanager
def moto() -> Iterator[str]:
    """Give the address of moto's server, which is DynamoDB and S3 at once."""
    server = CLOUD / "moto_server"
    if not server.exists():
        pytest.skip("moto is not installed: say 'make cloud'")
    port = free_port()
    with running([str(server), "-H", "127.0.0.1", "-p", str(port)], port) as address:
        yield address


@contextmanager
def dynalite(modules: Path) -> Iterator[str]:
    """Give the address of dynalite, another DynamoDB by other people in another language."""
    port = free_port()
    node = shutil.which("node") or "node"
    script = str(modules / "dynalite" / "cli.js")
    command = [node, script, "--host", "127.0.0.1", "--port", str(port), "--createTableMs", "0"]
    with running(command, port) as address:
        yield address


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    patience = monotonic() + START_S
    while monotonic() < patience:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended at once with {process.returncode}")
        with socket.socket() as one:
            one.settimeout(0.2)
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise RuntimeError(f"{process.args!r} does not listen")
