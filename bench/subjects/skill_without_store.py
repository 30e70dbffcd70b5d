"""The skill with a store in memory, so that a turn's time is the skill's alone."""

import os
from pathlib import Path

from skill.bootstrap import LIBRARY as SHIPPED
from skill.bootstrap import Settings, build_skill
from skill.domain.listener.listener import Listener


class Memory:
    """A store in a dictionary, which checks no version."""

    def __init__(self) -> None:
        self._kept: dict[str, Listener] = {}

    def load(self, key: str) -> Listener:
        """Return the stored listener, or a new one."""
        return self._kept.get(key) or Listener(key)

    def save(self, listener: Listener) -> None:
        """Store a listener."""
        self._kept[listener.key] = listener

    def forget(self, key: str) -> None:
        """Erase a listener."""
        self._kept.pop(key, None)

    def forget_account(self, account: str) -> None:
        """Erase all listeners of an account."""
        self._kept = {key: one for key, one in self._kept.items() if not key.startswith(f"{account}.")}


LIBRARY = Path(os.environ.get("BENCH_LIBRARY") or SHIPPED)
handler = build_skill(Settings(Path("/nowhere"), library=LIBRARY), store=Memory())
