"""The twin that `make twin` runs, so that other commands find it."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from simulator.skill_under_test.paths import ROOT
from simulator.twin.twin import Twin

FILE_VARIABLE = "AUDIO_TRAINER_TWIN"
"""The environment variable that names another file for it."""


def file() -> Path:
    """Return the file that tells where a twin runs."""
    return Path(os.environ.get(FILE_VARIABLE) or ROOT / "build" / "twin" / "running.json")


@dataclass(frozen=True, slots=True)
class Running:
    """Where a twin is, and what a device must know of it."""

    skill: str
    audio: str
    audio_url: str
    """The https address that `audio` stands for."""
    skill_id: str
    aws: str
    """AWS's address, for `studio publish` and its like."""
    bucket: str
    queues: list[str]
    home: str
    """A folder that goes when the twin does."""
    process: int

    @classmethod
    def of(cls, twin: Twin, home: Path) -> "Running":
        """Return where a twin of this process is."""
        return cls(
            skill=twin.skill,
            audio=twin.audio,
            audio_url=twin.audio_url,
            skill_id=twin.skill_id,
            aws=twin.aws,
            bucket=twin.bucket(),
            queues=list(twin.queues.values()),
            home=str(home),
            process=os.getpid(),
        )


def write(running: Running) -> None:
    """Let others find a twin."""
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_text(json.dumps(asdict(running), indent=2) + "\n", "utf-8")


def forget() -> None:
    """Let nobody find this process's twin any more."""
    found = read()
    if found is not None and found.process == os.getpid():
        file().unlink(missing_ok=True)


def read() -> Running | None:
    """Return the twin that runs on this machine; None if none does."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = Running(**json.loads(file().read_text("utf-8")))
        os.kill(found.process, 0)
        return found if urlsplit(found.skill).port else None
    return None
