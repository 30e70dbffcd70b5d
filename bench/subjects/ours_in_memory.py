"""The skill with nothing behind it: its own time a turn, without any store's."""

import os
from pathlib import Path

from skill.bootstrap import LIBRARY as SHIPPED
from skill.bootstrap import Settings, build_skill
from skill.domain.listener.listener import Listener


class Memory:
    """A store that costs nothing."""

    def __init__(self):
        self._kept = {}

    def load(self, key):
        """Return what is kept."""
        return self._kept.get(key) or Listener(key)

    def save(self, listener):
        """Keep it."""
        self._kept[listener.key] = listener

    def forget(self, key):
        """Keep it no longer."""
        self._kept.pop(key, None)


LIBRARY = Path(os.environ.get("BENCH_LIBRARY") or SHIPPED)
handler = build_skill(Settings(Path("/nowhere"), library=LIBRARY), store=Memory())
