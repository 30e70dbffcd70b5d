"""The real thing: processes that render what is asked for over HTTP, are killed, and run out of room."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from simulator.clock import VirtualClock
from skill.adapters.sqlite_store import SqliteStore
from studio.addresses.index import orderable
from studio.audio.mp3_frames import length_ms
from tests.shipped_library import ROOT, shelf
from tests.web.audio.player import NEW, Answer, get, signed, until
from tests.web.authority import roots
from tests.web.conftest import NOW_MS, SKILL_ID, serving
from web.application import make_app
from web.audio.render_pool import RenderPool
from web.audio.rendering_process import make_file, start_processes
from web.audio.streams import Audio
from web.certificates import Certificates
from web.request_verifier import Verifier

pytestmark = pytest.mark.rendering


class Host:
    """One's own host with a folder of its own for what it renders."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.started: list[Executor] = []
        clock = VirtualClock(NOW_MS)
        self.pool = RenderPool(self._start, make_file, lambda path: (folder / path).is_file())
        audio = Audio(
            folder, (NEW,), lambda path: orderable(path) is not None, {}, self.pool, clock, waiting=3
        )
        verifier = Verifier(Certificates(roots()), clock, SKILL_ID)
        self.app = make_app(lambda *_: {}, verifier, SqliteStore(home), audio)

    def _start(self) -> Executor:
        self.started.append(start_processes(1))
        return self.started[-1]

    def processes(self) -> list[int]:
        """Return the ids of the processes that render now."""
        last = self.started[-1] if self.started else None
        return list(last._processes) if isinstance(last, ProcessPoolExecutor) else []

    def files(self) -> list[str]:
        """Return the files that there are, unfinished ones included."""
        return sorted(one.name for one in self.folder.rglob("*") if one.is_file())


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a render for as long as a machine may take that does much else."""
    monkeypatch.setattr("web.audio.streams.WAIT_S", 180.0)


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """Return a host whose folder is empty."""
    folder = tmp_path / "renders"
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(folder))
    made = Host(folder, tmp_path)
    yield made
    made.pool.close()


@pytest.fixture
def segment() -> str:
    """Return the path of the shortest segment of a workout."""
    workout = shelf().workout("core-in-ten")
    assert workout is not None
    return f"segments/{min(workout.segments, key=lambda one: one.duration_ms).asset}.mp3"


def test_a_segment_is_rendered_when_it_is_first_asked_for(host: Host, segment: str) -> None:
    """By three at once: once, of its planned length, and all get the same."""
    answers: list[Answer] = []
    with serving(host.app) as port:
        asking = [
            threading.Thread(target=lambda: answers.append(get(port, signed(segment)))) for _ in range(3)
        ]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
        part = get(port, signed(segment), Range="bytes=1000-1999")
    assert [one.status for one in answers] == [200, 200, 200]
    assert len({one.body for one in answers}) == 1
    planned = orderable(segment)
    assert planned is not None
    assert abs(length_ms(answers[0].body) - planned.duration_ms) <= 27  # one frame
    assert part.body == answers[0].body[1_000:2_000]
    assert host.files() == [segment.removeprefix("segments/")]


def test_a_process_that_is_killed_leaves_no_half_and_the_next_one_renders(host: Host, segment: str) -> None:
    """Whoever waited is sent away for a moment."""
    answers: list[Answer] = []
    with serving(host.app) as port:
        asking = threading.Thread(target=lambda: answers.append(get(port, signed(segment))))
        asking.start()
        until(lambda: bool(host.processes()))
        os.kill(host.processes()[0], signal.SIGKILL)
        asking.join()
        assert [one.status for one in answers] == [503]
        assert host.files() == []
        assert get(port, signed(segment)).status == 200


ORPHAN = """
import sys, time
from web.audio.rendering_process import make_file, start_processes
if __name__ == "__main__":
    pool = start_processes(1)
    pool.submit(make_file, "segments/none.mp3").result()
    print(*pool._processes, flush=True)
    time.sleep(60)
"""


def test_no_process_outlives_its_server(tmp_path: Path) -> None:
    """However the server ends: one that is killed says good-bye to nobody."""
    script = tmp_path / "server.py"
    script.write_text(ORPHAN)
    command = [sys.executable, str(script)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    ) as server:
        assert server.stdout is not None
        renders = int(server.stdout.readline())
        server.kill()
    until(lambda: not Path(f"/proc/{renders}").exists())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with room for 64 kB."""
    there = tmp_path / "small"
    there.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(there)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own needs the right to mount one")
    yield there
    subprocess.run(["umount", str(there)], check=True)


def test_a_full_disk_keeps_the_server_and_leaves_no_half(
    small_disk: Path,
    tmp_path: Path,
    segment: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """503 and a line in the log, each time; turns go on."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(small_disk))
    host = Host(small_disk, tmp_path)
    with serving(host.app) as port:
        assert get(port, signed(segment)).status == 503
        assert get(port, "health").status == 200
    host.pool.close()
    assert host.files() == []
    assert any("disk is full" in one.getMessage() for one in caplog.records)
