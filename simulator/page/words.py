"""The page's texts: one file of data, which the page itself reads too."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

WORDS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
"""`words.toml`, as it stands."""


def sentence(key: str, **values: object) -> str:
    """Return one of the page's own sentences with its values."""
    return str(WORDS["sentences"][key]).format(**values)
