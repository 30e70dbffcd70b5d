"""A Lambda on loopback: the Runtime API, and awslambdaric (Lambda's own client) as its process."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

PATIENCE_S = 30
API = "/2018-06-01/runtime"


@dataclass
class Lambda:
    """One execution environment: give it an event, get its answer."""

    address: str = ""
    events: "queue.Queue[tuple[str, bytes]]" = field(default_factory=queue.Queue)
    answers: "queue.Queue[tuple[str, bytes]]" = field(default_factory=queue.Queue)
    frozen: threading.Event = field(default_factory=threading.Event)
    """Set when the process has begun to wait for its thaw."""
    thawed: threading.Event = field(default_factory=threading.Event)

    def invoke(self, event: Any) -> Any:
        """Return the answer to an event.

        Raises:
            AssertionError: the process reported an error instead.
        """
        self.events.put((str(uuid4()), json.dumps(event).encode()))
        kind, body = self.answers.get(timeout=PATIENCE_S)
        assert kind == "response", body.decode()
        return json.loads(body)


@contextmanager
def lambda_process(python: Path, task: Path, environment: Mapping[str, str], log: Path) -> Iterator[Lambda]:
    """Run a package as Lambda would.

    Args:
        python: the interpreter, with awslambdaric.
        task: the folder of the unpacked package.
        environment: what the function's settings say.
        log: where the process's output goes.
    """
    here = Lambda()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _endpoint(here))
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here.address = f"127.0.0.1:{server.server_port}"
    whole = {
        "AWS_LAMBDA_RUNTIME_API": here.address,
        "AWS_LAMBDA_FUNCTION_NAME": "audio-trainer",
        "AWS_LAMBDA_FUNCTION_VERSION": "1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AUDIO_TRAINER_AUDIO_KEY": "a key of the tests",
        "LAMBDA_TASK_ROOT": str(task),
        "PYTHONPATH": str(task),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
        **environment,
    }
    command = [str(python), "-m", "awslambdaric", "lambda_handler.handler"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=task, env=whole, stdout=out, stderr=out)
        try:
            yield here
        finally:
            process.kill()
            process.wait()
            server.shutdown()
            server.server_close()


def _endpoint(here: Lambda) -> type[BaseHTTPRequestHandler]:
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
            name, event = here.events.get()
            self._reply(
                200,
                event,
                {
                    "Lambda-Runtime-Aws-Request-Id": name,
                    "Lambda-Runtime-Deadline-Ms": "9999999999999",
                    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:000000000000:function:x",
                    "Content-Type": "application/json",
                },
            )

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind = self.path.rpartition("/")[2]
            here.answers.put((kind, body))
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
