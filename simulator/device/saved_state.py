"""What a device last played, kept in a file between two runs of the simulator.

There is one JSON file for each listener and device, in the folder of AUDIO_TRAINER_HOME. A stream that
played when the run ended is saved as stopped at its offset; the queue is not saved, as on a real device
that loses its power.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator.json_files import write_json

VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedState:
    """The state of a device at the end of a run."""

    now: int
    """The time on the device, in milliseconds since 1970."""
    token: str
    url: str
    offset_ms: int
    activity: str
    title: str | None
    subtitle: str | None
    is_most_recent: bool
    art: str | None = None
    """The address of what a screen showed of it."""
    art_shows: str = ""
    behind: str | None = None


class SavedStateFile:
    """The file of one device."""

    def __init__(self, home: Path, listener: str, device: str) -> None:
        """Take the folder of AUDIO_TRAINER_HOME, the listener and the name of the device."""
        name = hashlib.sha256(f"{listener}\n{device}".encode()).hexdigest()[:16]
        self._path = home / "simulator" / f"{name}.json"

    def read(self) -> SavedState | None:
        """Return the saved state; None if there is none, or the file cannot be read."""
        try:
            kept: dict[str, Any] = json.loads(self._path.read_text("utf-8"))
            return SavedState(**kept["device"]) if kept["version"] == VERSION else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, state: SavedState) -> None:
        """Save a state."""
        write_json(self._path, {"version": VERSION, "device": asdict(state)})
