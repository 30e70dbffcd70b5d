"""The texts of the page, which are kept as data and are sent to the browser too."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXTS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))
"""The content of texts.toml."""


def sentence(key: str, **values: object) -> str:
    """Return one of the page's sentences, with its values filled in."""
    return str(TEXTS["sentences"][key]).format(**values)
