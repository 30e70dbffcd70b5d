"""What a screen shows of a stream, as the metadata of an AudioPlayer directive."""

from typing import Any

from ask_sdk_model.interfaces.audioplayer import AudioItemMetadata

from skill.alexa.ssml import SsmlFormatter
from skill.domain.ground.lines import Line
from skill.domain.turn.outcome import Stream
from skill.ports import AudioAddresses

ART = (480, 480)
WIDE = (1024, 640)
"""Width and height in pixels: what Amazon asks for at the least (A13)."""


def metadata(stream: Stream, formatter: SsmlFormatter, addresses: AudioAddresses) -> AudioItemMetadata:
    """Return the metadata of a stream."""
    shown, title = stream.pictures, formatter.value(stream.title)
    about = AudioItemMetadata(title=title[:1].upper() + title[1:], subtitle=formatter.plain(stream.subtitle))
    if shown is not None:
        about.art = _image(addresses.address(shown.art), ART, _described(shown.shows, formatter))
        about.background_image = _image(addresses.address(shown.behind), WIDE, {})
    return about


def _described(shows: Line, formatter: SsmlFormatter) -> dict[str, Any]:
    return {"contentDescription": formatter.plain(shows)}


def _image(url: str, size: tuple[int, int], described: dict[str, Any]) -> dict[str, Any]:
    """Return an image as it is sent.

    The SDK's own classes for it would load forty more modules at each cold start, 3 ms for a dictionary.
    """
    width, height = size
    return {**described, "sources": [{"url": url, "widthPixels": width, "heightPixels": height}]}
