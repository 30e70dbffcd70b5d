"""A device that is not ours plays, pauses and resumes the skill over HTTP."""

import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from skill.bootstrap import LIBRARY, Settings, build_skill
from skill.domain.library.placement import parse_token

HERE = Path(__file__).parent


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve the skill on loopback, and return its address."""
    handler = build_skill(Settings(home=tmp_path, library=LIBRARY))

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = json.dumps(handler(json.loads(body), None)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_another_device_plays_pauses_and_resumes(witnesses: Path, address: str) -> None:
    """Launch, start, nearly finished, finished, pause, resume: the same item, the same offset, a new play."""
    model = HERE.parent.parent / "interaction_models" / "en-US.json"
    command = ["node", str(HERE / "drive.js"), str(witnesses), address, str(model)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout.strip().splitlines()[-1])

    first, second, resumed = (parse_token(seen[key]) for key in ("started", "second", "resumed"))
    assert first is not None
    assert second is not None
    assert resumed is not None
    assert "Audio Trainer" in seen["launched"]
    assert (first.item, second.item, resumed.item) == (0, 1, 1)
    assert seen["isPlaying"] is False
    assert seen["offset"] == 42_000
    assert resumed.play != second.play
