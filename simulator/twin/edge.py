"""The edge function: the text that the template deploys, run by Node."""

import json
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.twin.errors import FunctionFailed, TwinBroken

RUNTIME = Path(__file__).parent / "edge_runtime.mjs"
MOST_BYTES = 10_240
"""How long the text of a CloudFront Function may be."""


class EdgeFunction:
    """A CloudFront Function for requests of viewers, with its key value store."""

    def __init__(self, code: str, keys: Mapping[str, str]) -> None:
        """Start it.

        Raises:
            TwinBroken: Node is not there, or the text is too long or does not run.
        """
        node = shutil.which("node")
        if node is None:
            raise TwinBroken("Node is not here, and it runs the edge function")
        if len(code.encode()) > MOST_BYTES:
            raise TwinBroken(f"the edge function is longer than {MOST_BYTES} bytes")
        command = [node, "--no-warnings", "--experimental-vm-modules", str(RUNTIME)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603
        self._lock = threading.Lock()
        try:
            self._told({"code": code})
            self.set_keys(keys)
        except FunctionFailed as error:
            self.close()
            raise TwinBroken(f"the edge function does not run: {error}") from error

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Replace all that the key value store holds."""
        self._told({"keys": dict(keys)})

    def request(self, method: str, uri: str, query: str | None, headers: Mapping[str, str]) -> dict[str, Any]:
        """Return what becomes of a request: the request, or an answer to it, as CloudFront describes either.

        Args:
            method: of HTTP.
            uri: the path as it was sent.
            query: as it was sent, without its question mark; None if there was none.
            headers: with names in small letters.

        Raises:
            FunctionFailed: the function raised.
        """
        event = {
            "version": "1.0",
            "context": {"eventType": "viewer-request"},
            "viewer": {"ip": "127.0.0.1"},
            "request": {
                "method": method,
                "uri": uri,
                "querystring": {},
                "headers": {name: {"value": value} for name, value in headers.items()},
                "cookies": {},
            },
        }
        found: dict[str, Any] = self._told({"event": event, "query": query})
        return found

    def _told(self, line: Mapping[str, Any]) -> Any:
        with self._lock:
            if self._process.stdin is None or self._process.stdout is None:
                raise FunctionFailed("the edge function has no pipes")
            try:
                self._process.stdin.write(json.dumps(line) + "\n")
                self._process.stdin.flush()
                reply = self._process.stdout.readline()
            except (OSError, ValueError) as error:
                raise FunctionFailed(f"the edge function's process ended: {error}") from error
        if not reply:
            raise FunctionFailed("the edge function's process ended")
        told = json.loads(reply)
        if "error" in told:
            raise FunctionFailed(str(told["error"]))
        return told["result"]

    def close(self) -> None:
        """End its process."""
        self._process.kill()
        self._process.communicate()
