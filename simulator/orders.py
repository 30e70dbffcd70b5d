"""The AudioPlayer's directives, parsed: what a device is ordered to do with its queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.wire import Json, dig, is_whole


@dataclass(frozen=True, slots=True)
class Item:
    """One stream in the device's queue."""

    token: str
    url: str
    offset_ms: int
    title: str | None = None
    subtitle: str | None = None
    captions: str | None = None
    """What is said in it, as WebVTT."""


@dataclass(frozen=True, slots=True)
class Play:
    """Play a stream, now or later."""

    behavior: str
    """REPLACE_ALL, ENQUEUE or REPLACE_ENQUEUED."""
    item: Item
    after: str | None
    """The expectedPreviousToken."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Fall silent."""


@dataclass(frozen=True, slots=True)
class ClearQueue:
    """Forget what was enqueued, and with `everything` fall silent as well."""

    everything: bool


Order = Play | Stop | ClearQueue


def orders_in(answer: Json) -> Sequence[Order]:
    """Return the orders in an answer, in order; what cannot be read at all is passed over."""
    found = dig(answer, "response", "directives")
    parsed = [_order(one) for one in (found if isinstance(found, list) else [])]
    return [one for one in parsed if one is not None]


def _order(directive: object) -> Order | None:
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


def _item(directive: object, stream: Mapping[str, object]) -> Item:
    offset = stream.get("offsetInMilliseconds")
    metadata = dig(directive, "audioItem", "metadata")
    return Item(
        token=str(stream.get("token")),
        url=str(stream.get("url")),
        offset_ms=max(0, int(offset)) if isinstance(offset, int) and is_whole(offset) else 0,
        title=dig(metadata, "title"),
        subtitle=dig(metadata, "subtitle"),
        captions=_text(dig(stream, "captionData", "content")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
