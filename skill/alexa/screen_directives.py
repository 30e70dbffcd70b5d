"""Alexa's directive that shows a screen: a document of `screens/` for its purpose, and the words as its data.

The documents hold no words, and the data no layout, so that each can change without the other.
"""

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from skill.alexa.touches import BEGINS, arguments_of
from skill.application.line_formatter import LineFormatter
from skill.domain.ground.lines import Line
from skill.domain.turn.screen import Purpose, Row, Screen
from skill.ports import AudioAddresses

RENDER = "Alexa.Presentation.APL.RenderDocument"
FOLDER = Path(__file__).parent / "screens"


def rendering(screen: Screen, formatter: LineFormatter, addresses: AudioAddresses) -> dict[str, Any]:
    """Return the directive that shows a screen.

    It is plain JSON: the SDK's classes for it are loaded together with a hundred that nobody needs.
    """
    return {
        "type": RENDER,
        "token": BEGINS + screen.purpose,
        "document": document(screen.purpose),
        "datasources": {"screen": data_of(screen, formatter, addresses)},
    }


@cache  # one entry for each purpose
def document(purpose: str) -> dict[str, Any]:
    """Return the document of a purpose, with what all documents share; read when it is first shown."""
    shared, own = (_read(name) for name in ("shared", purpose))
    layouts = {name: one for name, one in shared["layouts"].items() if _names(own, name)}
    return {**shared, **own, "layouts": layouts}


def load_screens() -> None:
    """Load what the first request from a screen needs ahead of time, for the snapshot of a Lambda."""
    import_module("ask_sdk_model.interfaces.alexa.presentation.apl")
    for purpose in Purpose:
        document(purpose)


def data_of(screen: Screen, formatter: LineFormatter, addresses: AudioAddresses) -> dict[str, Any]:
    """Return the words of a screen as the data of its document."""
    return {
        "heading": _words(screen.heading, formatter),
        "text": " ".join(filter(None, (_words(one, formatter) for one in screen.text))),
        "picture": addresses.address(screen.picture) if screen.picture else "",
        "rows": [_row(number, one, formatter) for number, one in enumerate(screen.rows, 1)],
    }


def _row(number: int, row: Row, formatter: LineFormatter) -> dict[str, Any]:
    name = _words(row.name, formatter)
    detail = _words(row.detail, formatter) if row.detail else ""
    return {
        "number": str(number),
        "name": name,
        "detail": detail,
        # What a screen reader says of the whole row.
        "label": ", ".join(filter(None, (name, detail))),
        "touch": arguments_of(row.touch, row.id),
        "share": row.share or 0,
    }


def _words(line: Line, formatter: LineFormatter) -> str:
    text = formatter.plain(line)
    return text[:1].upper() + text[1:]


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return read


def _names(own: dict[str, Any], layout: str) -> bool:
    return f'"type": "{layout}"' in json.dumps(own)
