"""docs/authoring.md does what it says: every file in it is a good one, every command in it runs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skill.content.authored import CONTENT

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "authoring.md").read_text("utf-8")
FILES = dict(
    re.findall(r"^## [^`\n]*`([\w/-]+\.toml)`\n+```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
)
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library with all the guide's files in it."""
    folder = tmp_path_factory.mktemp("author") / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "*.sqlite", "__pycache__"))
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def studio(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the studio over a library, with the voice that every machine has."""
    chosen = {"AUDIO_TRAINER_CONTENT": str(library), "AUDIO_TRAINER_RENDERS": str(library.parent / "renders")}
    return subprocess.run(
        [sys.executable, "-m", "studio", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | chosen | {"AUDIO_TRAINER_VOICES": "espeak"},
    )


def test_the_guide_has_a_file_of_each_kind_and_every_command_is_the_studios() -> None:
    """A trainer, an exercise, its drawing, a workout, a playlist, an article; all quoted is tested."""
    assert sorted(name.partition("/")[0] for name in FILES) == [
        "articles", "drawings", "exercises", "playlists", "trainers", "workouts",
    ]  # fmt: skip
    assert GUIDE.count("```toml") == len(FILES)
    assert len(COMMANDS) >= 6
    assert all(one.startswith(".venv/bin/python -m studio ") for one in COMMANDS)


@pytest.mark.slow
def test_every_command_of_the_guide_runs_over_its_files(library: Path) -> None:
    """From check to audit: each leaves with 0, and what it says it wrote is there."""
    import shlex

    for command in COMMANDS:
        done = studio(library, *shlex.split(command)[3:])
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        last = done.stdout.strip().splitlines()[-1]
        if last.startswith("/"):
            assert Path(last).stat().st_size > 1_000, command


def test_every_fault_comes_in_one_report(library: Path, tmp_path: Path) -> None:
    """Two files with a fault each: one run names both, with file and key, and leaves with 1."""
    spoilt = tmp_path / "content"
    shutil.copytree(library, spoilt)
    workout, trainer = spoilt / "workouts" / "five-for-your-feet.toml", spoilt / "trainers" / "nora.toml"
    workout.write_text(workout.read_text("utf-8").replace('"tiptoe-holds"', '"tiptoe-flips"'), "utf-8")
    trainer.write_text(trainer.read_text("utf-8").replace("tract = 96", "tract = 300"), "utf-8")
    done = studio(spoilt, "check")
    assert done.returncode == 1
    assert "no exercise 'tiptoe-flips'" in done.stderr
    assert "voice.tract" in done.stderr
    assert "Traceback" not in done.stderr
