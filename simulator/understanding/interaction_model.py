"""MarkedUtterance interaction models."""

import json
from functools import lru_cache
from pathlib import Path

from simulator.protocol.json_access import Json


@lru_cache(maxsize=8)
def read_model(path: Path) -> Json:
    """Return the interaction model in a file; the same object for the same path."""
    found: Json = json.loads(path.read_text("utf-8"))
    return found
