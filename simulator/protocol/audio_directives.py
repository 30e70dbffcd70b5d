"""The AudioPlayer directives of a response, parsed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from simulator.protocol.json_access import Json, dig, is_whole, rows

DurationOf = Callable[[str], int | None]
"""Returns the length in milliseconds of the stream at a URL; None if there is no such stream."""


@dataclass(frozen=True, slots=True)
class AudioItem:
    """One stream with its metadata, as it stands in the device's queue."""

    token: str
    url: str
    offset_ms: int
    title: str | None = None
    subtitle: str | None = None
    captions: str | None = None
    """The captions of the stream, as WebVTT."""
    art: "Image | None" = None
    """What a screen shows of the stream."""
    behind: "Image | None" = None
    """What a screen shows behind everything."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image that a screen shows."""

    url: str
    shows: str = ""
    """What is on it, for somebody who cannot see it."""


@dataclass(frozen=True, slots=True)
class Play:
    """AudioPlayer.Play: play a stream now, or add it to the queue."""

    behavior: str
    """REPLACE_ALL, ENQUEUE or REPLACE_ENQUEUED."""
    item: AudioItem
    after: str | None
    """The expectedPreviousToken."""


@dataclass(frozen=True, slots=True)
class Stop:
    """AudioPlayer.Stop: stop playing."""


@dataclass(frozen=True, slots=True)
class ClearQueue:
    """AudioPlayer.ClearQueue: empty the queue, and with `everything` stop playing as well."""

    everything: bool


AudioDirective = Play | Stop | ClearQueue


def audio_directives_in(answer: Json) -> Sequence[AudioDirective]:
    """Return the AudioPlayer directives of a response in order; those that cannot be read are left out."""
    found = dig(answer, "response", "directives")
    parsed = [_directive(one) for one in (found if isinstance(found, list) else [])]
    return [one for one in parsed if one is not None]


def _directive(directive: object) -> AudioDirective | None:
    kind = dig(directive, "type")
    if kind == "AudioPlayer.Stop":
        return Stop()
    if kind == "AudioPlayer.ClearQueue":
        return ClearQueue(everything=dig(directive, "clearBehavior") == "CLEAR_ALL")
    stream = dig(directive, "audioItem", "stream")
    if kind != "AudioPlayer.Play" or not isinstance(stream, Mapping):
        return None
    return Play(str(dig(directive, "playBehavior")), _item(directive, stream), _after(stream))


def _after(stream: Mapping[str, object]) -> str | None:
    after = stream.get("expectedPreviousToken")
    return None if after is None else str(after)


def _item(directive: object, stream: Mapping[str, object]) -> AudioItem:
    offset = stream.get("offsetInMilliseconds")
    metadata = dig(directive, "audioItem", "metadata")
    return AudioItem(
        token=str(stream.get("token")),
        url=str(stream.get("url")),
        offset_ms=max(0, int(offset)) if isinstance(offset, int) and is_whole(offset) else 0,
        title=dig(metadata, "title"),
        subtitle=dig(metadata, "subtitle"),
        captions=_text(dig(stream, "captionData", "content")),
        art=image_in(dig(metadata, "art")),
        behind=image_in(dig(metadata, "backgroundImage")),
    )


def image_in(image: object) -> Image | None:
    """Return an image of a stream's metadata, at its largest source; None if it has none."""
    sources = [one for one in rows(dig(image, "sources")) if isinstance(dig(one, "url"), str)]
    if not sources:
        return None
    best = max(sources, key=lambda one: width if is_whole(width := dig(one, "widthPixels")) else 0)
    return Image(best["url"], _text(dig(image, "contentDescription")) or "")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
