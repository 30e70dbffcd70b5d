"""Lambda's execution environments on loopback: the Runtime API, and awslambdaric, Lambda's own client."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, time
from typing import Any
from uuid import uuid4

from simulator.twin.errors import FunctionFailed

PATIENCE_S = 30.0
POLL_S = 0.2
API = "/2018-06-01/runtime"
HANDLER = "lambda_handler.handler"


@dataclass(frozen=True, slots=True)
class Program:
    """What Lambda starts: an interpreter with awslambdaric, a package, and the function's settings."""

    python: Path
    task: Path
    """The folder of the unpacked package."""
    environment: Mapping[str, str]
    log: Path
    """Where the process's output is appended."""
    handler: str = HANDLER


class ExecutionEnvironment:
    """One process of a function: give it an event, get its answer. It is frozen until `thawed` is set."""

    def __init__(self, program: Program) -> None:
        self.frozen, self.thawed = threading.Event(), threading.Event()
        self.waits = threading.Event()
        """Set when the process has asked for its first event."""
        self._events: queue.Queue[tuple[str, bytes, float]] = queue.Queue()
        self._answers: queue.Queue[tuple[str, str, bytes]] = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _endpoint(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.process = self._started(program)

    def _started(self, program: Program) -> "subprocess.Popen[bytes]":
        whole = {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.server_port}",
            "AWS_LAMBDA_FUNCTION_NAME": "audio-trainer",
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
            "LAMBDA_TASK_ROOT": str(program.task),
            "PYTHONPATH": str(program.task),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
            **program.environment,
        }
        command = [str(program.python), "-m", "awslambdaric", program.handler]
        with program.log.open("a") as out:
            return subprocess.Popen(command, cwd=program.task, env=whole, stdout=out, stderr=out)  # noqa: S603

    @property
    def is_alive(self) -> bool:
        """True while the process runs."""
        return self.process.poll() is None

    def answer(self, event: bytes, limit_s: float = PATIENCE_S) -> bytes:
        """Return the answer to an event, both as JSON.

        Raises:
            FunctionFailed: the process reported an error, ended, or gave no answer in time and was killed.
        """
        name, until = str(uuid4()), monotonic() + limit_s
        self._events.put((name, event, time() + limit_s))
        while True:
            with suppress(queue.Empty):
                about, kind, body = self._answers.get(timeout=POLL_S)
                if about not in {name, "init"}:
                    continue
                if kind != "response":
                    raise FunctionFailed(body.decode("utf-8", "replace"))
                return body
            if not self.is_alive and self._answers.empty():
                raise FunctionFailed(f"the process ended with {self.process.returncode}")
            if monotonic() > until:
                self.process.kill()
                self.process.wait()
                raise FunctionFailed(f"the task timed out after {limit_s:.0f} seconds")

    def invoke(self, event: Any) -> Any:
        """Return the answer to an event.

        Raises:
            FunctionFailed: there is none.
        """
        return json.loads(self.answer(json.dumps(event).encode()))

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self._server.shutdown()
        self._server.server_close()

    def next_event(self) -> tuple[str, bytes, float]:
        """Return the next event with its request id and deadline; called for the process."""
        self.waits.set()
        return self._events.get()

    def take_answer(self, about: str, kind: str, body: bytes) -> None:
        """Note what the process answered; called for the process."""
        self._answers.put((about, kind, body))


@contextmanager
def lambda_process(
    python: Path, task: Path, environment: Mapping[str, str], log: Path, handler: str = HANDLER
) -> Iterator[ExecutionEnvironment]:
    """Run a package as Lambda would, until the end of the block; `Program` says what it takes."""
    here = ExecutionEnvironment(Program(python, task, environment, log, handler))
    try:
        yield here
    finally:
        here.close()


def _endpoint(here: ExecutionEnvironment) -> type[BaseHTTPRequestHandler]:
    class Endpoint(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # we end the process while it waits for the next event
                super().handle()

        def do_GET(self) -> None:
            if self.path == f"{API}/restore/next":
                here.frozen.set()
                here.thawed.wait(PATIENCE_S)
                self._reply(200, b"{}")
                return
            name, event, deadline = here.next_event()
            self._reply(
                200,
                event,
                {
                    "Lambda-Runtime-Aws-Request-Id": name,
                    "Lambda-Runtime-Deadline-Ms": str(int(deadline * 1000)),
                    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:000000000000:function:x",
                    "Content-Type": "application/json",
                },
            )

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            # …/invocation/<request id>/response, …/invocation/<request id>/error, or …/init/error
            about, _, kind = self.path.removeprefix(f"{API}/").removeprefix("invocation/").partition("/")
            here.take_answer(about, kind, body)
            self._reply(202, b"{}")

        def _reply(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    return Endpoint
