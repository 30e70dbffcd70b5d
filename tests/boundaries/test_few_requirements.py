"""What is absent stays absent: the runtime runs on its own few requirements."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"pydub", "flask", "numpy", "studio", "simulator", "typer", "rapidfuzz",
                                  "web", "flask_ask_sdk", "cryptography", "waitress"}:
            raise ImportError(f"{name} is not in the Lambda")
sys.meta_path.insert(0, Blocked())
import lambda_handler
request = {"type": "LaunchRequest", "requestId": "r", "timestamp": "2026-11-23T08:00:00Z", "locale": "en-GB"}
system = {"application": {"applicationId": "a"}, "user": {"userId": "u"},
          "device": {"deviceId": "d", "supportedInterfaces": {}}}
event = {"version": "1.0", "request": request, "context": {"System": system}}
answer = lambda_handler.handler(event, None)
assert answer["response"]["outputSpeech"], answer
"""


def test_the_lambda_starts_without_the_workshop(tmp_path: Path) -> None:
    """With pydub, Flask, the studio and the simulator blocked, the handler answers."""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"AUDIO_TRAINER_HOME": str(tmp_path), "PATH": ""},
    )
    assert done.returncode == 0, done.stderr


LOADED = """
import sys
import lambda_handler
heavy = {"http.client", "urllib.request", "ssl", "email", "xml.sax", "requests", "urllib3", "botocore",
         "ask_sdk_model.services.service_client_factory", "ask_sdk_model.services.reminder_management"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_cold_start_loads_no_web_client(tmp_path: Path) -> None:
    """With SQLite nothing is loaded that only a turn which asks somebody needs: each costs 10 to 90 ms."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"AUDIO_TRAINER_HOME": str(tmp_path), "PATH": ""},
    )
    assert done.stdout == "[]\n", done.stderr
