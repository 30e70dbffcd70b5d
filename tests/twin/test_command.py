"""`make twin` prints one line, other commands find it, and nothing is left of it in the end."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from simulator.twin.http_exchange import exchange
from skill.adapters.audio_addresses import signature
from tests.services.packages import lambda_package
from tests.services.server_processes import ROOT
from tests.twin.conftest import KEY

pytestmark = [pytest.mark.environment, pytest.mark.slow]

PATIENCE_S = 120


def children(process: int) -> set[int]:
    """Return the ids of a process's own processes."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = status.read_text()
        except OSError:
            continue
        if f"\nPPid:\t{process}\n" in told:
            found.add(int(status.parent.name))
    return found


def is_alive(process: int) -> bool:
    """True while a process runs."""
    try:
        return Path(f"/proc/{process}/status").read_text().find("\nState:\tZ") < 0
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed by Linux")
def test_a_twin_comes_and_goes(can_run: None, tmp_path: Path) -> None:
    """Its line, its skill by `say --twin`, its audio by the environment's keys, its end by a signal."""
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "lambda.zip").symlink_to(lambda_package())
    with zipfile.ZipFile(packages / "render.zip", "w") as package:
        package.write(Path(__file__).parent / "small_renderer.py", "render_handler.py")
    environment = {
        **os.environ,
        "AUDIO_TRAINER_TWIN": str(tmp_path / "running.json"),
        "AUDIO_TRAINER_AUDIO_KEY": "another key than that of the tests",
        "AUDIO_TRAINER_AUDIO_KEY_BEFORE": KEY,
    }
    command = [sys.executable, "-m", "simulator"]
    server = subprocess.Popen(
        [*command, "twin", "--packages", packages],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        addresses: dict[str, Any] = json.loads(server.stdout.readline())
        assert set(addresses) == {"skill", "audio"}
        path, expires = "segments/before.mp3", 99_999_999_999
        target = f"/{path}?expires={expires}&signature={signature(KEY.encode(), path, expires)}"
        assert exchange(addresses["audio"], "GET", target).status == 200
        said = subprocess.run(
            [*command, "say", "--twin", "--json", "open audio trainer"], cwd=ROOT, env=environment,
            capture_output=True, text=True, check=True, timeout=PATIENCE_S,
        )  # fmt: skip
        assert "Audio Trainer" in said.stdout
        theirs = children(server.pid)
        assert len(theirs) >= 4
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE_S)
    assert server.stdout.read() == ""  # the one line was all
    assert not [one for one in theirs if is_alive(one)]
    assert not (tmp_path / "running.json").exists()
