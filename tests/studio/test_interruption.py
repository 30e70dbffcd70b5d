"""A render that is interrupted, or has no room, no ffmpeg: no half file, one clear sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.audio.ffmpeg import UNFINISHED
from studio.audio.mp3_frames import length_ms
from studio.errors import RenderError
from studio.mixdown import export as export_module
from studio.mixdown import ffmpeg_encoder
from studio.mixdown.export import export
from studio.mixdown.mp3_forms import STREAM
from studio.rendering.jobs import file_of, workout_jobs
from studio.rendering.renderer import render_all
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering


ROOT = Path(__file__).parent.parent.parent
WORKOUT = "run-ready"


def rendering(folder: Path) -> subprocess.Popen[str]:
    """Start a render in a process group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "studio", "render", WORKOUT],
        cwd=ROOT,
        env=os.environ | {"AUDIO_TRAINER_RENDERS": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_render_leaves_whole_files_or_none(
    how: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stops it, each MP3 that is there is as long as planned, and the next render goes on."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    jobs = workout_jobs(authored(), WORKOUT)
    running = rendering(tmp_path)
    until = time.monotonic() + 120
    while not list(tmp_path.rglob("*")) and running.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(running.pid, how)
    _, said = running.communicate(timeout=60)
    assert running.returncode != 0
    planned = {file_of(job): job.duration_ms for job in jobs}
    for file in tmp_path.rglob("*.mp3"):
        if file.parent.name.startswith(UNFINISHED):
            assert how is signal.SIGKILL
            continue
        assert abs(length_ms(file.read_bytes()) - planned[file]) <= STREAM.most_drift_ms
    if how is signal.SIGINT:
        assert "Traceback" not in said
        assert not list(tmp_path.rglob(f"{UNFINISHED}*"))
    assert len(list(render_all(jobs[:1]))) <= 1
    assert file_of(jobs[0]).exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed by Linux")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_command(how: signal.Signals, tmp_path: Path) -> None:
    """Whoever ends the command alone ends those that render for it: a machine short of memory does so."""
    running = rendering(tmp_path)
    until = time.monotonic() + 120
    while not list(tmp_path.rglob("*")) and running.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    theirs = children(running.pid)
    assert len(theirs) >= 2
    running.send_signal(how)
    running.wait(60)
    until = time.monotonic() + 60
    while any(Path(f"/proc/{one}").exists() for one in theirs) and time.monotonic() < until:
        time.sleep(0.1)
    assert [one for one in theirs if Path(f"/proc/{one}").exists()] == []


def children(process: int) -> list[int]:
    """Return the ids of a process's own processes."""
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(one) for one in found.stdout.split()]


def test_a_full_disk_is_one_clear_sentence_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room left: the sentence names the file and the reason, and nothing half made stays."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_module.os, "replace", full)
    with pytest.raises(RenderError, match=r"x: could not be written to .*x\.mp3: No space left on device"):
        export(np.zeros((44_100, 2), np.int16), tmp_path / "x.mp3", 1_000, "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_is_full_while_encoding_is_told_in_ffmpegs_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real ENOSPC: ffmpeg writes to a device that is always full, and the render says so."""
    real = ffmpeg_encoder._temporary

    @contextmanager
    def on_full(folder: Path | None) -> Iterator[Path]:
        with real(folder) as here:
            (here / ffmpeg_encoder.MADE).symlink_to("/dev/full")
            yield here

    monkeypatch.setattr(ffmpeg_encoder, "_temporary", on_full)
    with pytest.raises(RenderError, match="No space left on device"):
        export(np.zeros((441_000, 2), np.int16), tmp_path / "x.mp3", 10_000, "x")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_is_one_sentence_to_the_person_too(tmp_path: Path) -> None:
    """A file may not grow further: the command says so, and nothing that it used whines as it is dropped."""
    roomy = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)); "
    done = subprocess.run(
        [sys.executable, "-c", roomy + "runpy.run_module('studio', run_name='__main__')", "render", WORKOUT],
        cwd=ROOT,
        env=os.environ | {"AUDIO_TRAINER_RENDERS": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be written to" in done.stderr + done.stdout
    assert "File too large" in done.stderr + done.stdout
    for noise in ("Traceback", "Exception ignored", "Error:"):
        assert noise not in done.stderr + done.stdout
    assert not list(tmp_path.rglob("*.mp3"))


def test_a_missing_ffmpeg_is_one_clear_sentence(tmp_path: Path) -> None:
    """The command says what is missing and what to do, leaves with 1, and shows no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "studio", "render", WORKOUT],
        cwd=ROOT,
        env=os.environ
        | {
            "AUDIO_TRAINER_RENDERS": str(tmp_path),
            "IMAGEIO_FFMPEG_EXE": "/nowhere/ffmpeg",
            "PATH": "/nowhere",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert "ffmpeg" in last
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.mp3"))


def test_a_second_render_of_an_unchanged_workout_takes_under_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there is found by its name; nothing is mixed, decoded or measured again."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    jobs = workout_jobs(authored(), WORKOUT)
    for job in jobs:
        file_of(job).parent.mkdir(parents=True, exist_ok=True)
        file_of(job).write_bytes(b"rendered before")
    began = time.process_time()
    assert list(render_all(workout_jobs(authored(), WORKOUT))) == []
    assert time.process_time() - began < 2
    assert {file_of(job).read_bytes() for job in jobs} == {b"rendered before"}
