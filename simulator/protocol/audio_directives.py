"""The AudioPlayer directives of a response, parsed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from simulator.protocol.json_access import Json, dig, is_whole

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
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
