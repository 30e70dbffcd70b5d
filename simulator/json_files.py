"""Small JSON files that are replaced as a whole, so that a crash leaves the old one or the new one."""

import json
from pathlib import Path


def write_json(path: Path, content: object) -> None:
    """Write a JSON file in one step; its folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(content), "utf-8")
    fresh.replace(path)
