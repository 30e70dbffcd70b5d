"""What an Echo remembers while nobody runs it: the last thing that it played, and when that was.

One small JSON file for each listener and device, below the home. What sounded when the run ended is
remembered as stopped where it was; what was enqueued is forgotten, as by a power cut.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """The device as it was left."""

    now: int
    """When it was left, in milliseconds since 1970."""
    token: str
    url: str
    offset_ms: int
    activity: str
    title: str | None
    subtitle: str | None
    is_most_recent: bool


class Memory:
    """The file of one device."""

    def __init__(self, home: Path, listener: str, device: str) -> None:
        """Take the home, and whose device it is."""
        name = hashlib.sha256(f"{listener}\n{device}".encode()).hexdigest()[:16]
        self._path = home / "simulator" / f"{name}.json"

    def read(self) -> Remembered | None:
        """Return the device as it was left; None if it is new, or its file cannot be read."""
        try:
            kept: dict[str, Any] = json.loads(self._path.read_text("utf-8"))
            return Remembered(**kept["device"]) if kept["version"] == VERSION else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, device: Remembered) -> None:
        """Remember a device."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"version": VERSION, "device": asdict(device)}), "utf-8")
        fresh.replace(self._path)
