"""The AudioPlayer directives: rules A1 to A13."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from simulator.protocol.json_access import Json, dig, is_whole, rows
from simulator.rules.breaches import Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse

BEHAVIORS = {"REPLACE_ALL", "ENQUEUE", "REPLACE_ENQUEUED"}
PLAY_KEYS = {"type", "playBehavior", "audioItem"}
STREAM_KEYS = {"url", "token", "offsetInMilliseconds", "expectedPreviousToken", "captionData"}
METADATA_KEYS = {"title", "subtitle", "art", "backgroundImage"}
SIZES = {"X_SMALL", "SMALL", "MEDIUM", "LARGE", "X_LARGE"}
LEAST_PIXELS = {"metadata.art": (480, 480), "metadata.backgroundImage": (1024, 640)}
PICTURES = (".png", ".jpg", ".jpeg")
MOST_TOKEN = 1_024
UNPLAYABLE = re.compile(r"\.(wav|ogg|oga|opus|flac|wma|aiff?)$", re.IGNORECASE)


def audio_player(checked: CheckedResponse) -> Breaches:
    """Check every AudioPlayer directive."""
    plays = [one for one in checked.directives if one.get("type") == "AudioPlayer.Play"]
    if len(plays) > 1:
        yield hard("A1", f"{len(plays)} AudioPlayer.Play in one answer; one is allowed")
    if plays and checked.has("VideoApp.Launch"):
        yield hard("A8", "AudioPlayer.Play and VideoApp.Launch in one answer")
    for one in plays:
        yield from _play(checked, one)
    for one in checked.directives:
        yield from _quiet(one)


def _quiet(one: Json) -> Breaches:
    if one.get("type") == "AudioPlayer.Stop" and one.keys() != {"type"}:
        yield hard("A7", "AudioPlayer.Stop has no other property")
    if one.get("type") == "AudioPlayer.ClearQueue":
        if one.get("clearBehavior") not in {"CLEAR_ENQUEUED", "CLEAR_ALL"}:
            yield hard("A7", f"ClearQueue.clearBehavior is {one.get('clearBehavior')!r}")
        if one.keys() - {"type", "clearBehavior"}:
            yield hard("A7", "AudioPlayer.ClearQueue has clearBehavior and nothing else")


def _play(checked: CheckedResponse, play: Json) -> Breaches:
    behavior = play.get("playBehavior")
    if behavior not in BEHAVIORS:
        yield hard("A2", f"playBehavior is {behavior!r}")
    stream = dig(play, "audioItem", "stream")
    if not isinstance(stream, dict):
        yield hard("A2", "AudioPlayer.Play must have audioItem.stream")
        return
    for where, keys in _unknown(play, stream):
        yield hard("A2", f"{where} has an unknown key: {', '.join(sorted(keys))}")
    yield from _previous(behavior, stream)
    yield from _token("token", stream.get("token"))
    yield from _url("url", stream.get("url"))
    yield from _offset(checked, stream)
    yield from _captions(stream)
    yield from _metadata(dig(play, "audioItem", "metadata"))


def _unknown(play: Json, stream: Json) -> Iterator[tuple[str, set[str]]]:
    item = play["audioItem"]
    for where, found, known in (
        ("AudioPlayer.Play", play, PLAY_KEYS),
        ("audioItem", item, {"stream", "metadata"}),
        ("stream", stream, STREAM_KEYS),
    ):
        if found.keys() - known:
            yield where, set(found.keys() - known)


def _previous(behavior: object, stream: Json) -> Breaches:
    if behavior == "ENQUEUE":
        if stream.get("expectedPreviousToken") is None:
            yield hard("A3", "ENQUEUE must have an expectedPreviousToken")
        else:
            yield from _token("expectedPreviousToken", stream["expectedPreviousToken"])
    elif "expectedPreviousToken" in stream:
        yield hard("A3", f"expectedPreviousToken is only allowed with ENQUEUE, not {behavior}")


def _token(name: str, value: object) -> Breaches:
    if not isinstance(value, str) or not value:
        yield hard("A4", f"{name} must be text that is not empty: {value!r}")
    elif len(value) > MOST_TOKEN:
        yield hard("A4", f"{name} has {len(value)} characters; {MOST_TOKEN} are allowed")


def _url(where: str, value: object, rule: str = "A5") -> Breaches:
    if not isinstance(value, str):
        yield hard(rule, f"{where} must be an https address: {value!r}")
        return
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or re.search(r"\s", value):
        yield hard(rule, f"{where} must be an https address: {value!r}")
        return
    if _is_private(parts.hostname):
        yield hard(rule, f"{where}: no certificate that Alexa trusts names {parts.hostname}")
    if rule == "A5" and UNPLAYABLE.search(parts.path):
        yield hard("A9", f"{where}: a format that Alexa does not play: {parts.path!r}")
    if ":" in parts.netloc.rpartition("@")[2] and not parts.netloc.endswith(":443"):
        yield soft("A10", f"{where} should be served at port 443: {value!r}")


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".local"):
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _offset(checked: CheckedResponse, stream: Json) -> Breaches:
    offset = stream.get("offsetInMilliseconds")
    if not isinstance(offset, int) or not is_whole(offset) or offset < 0:
        yield hard("A6", f"offsetInMilliseconds must be a whole number from 0 up: {offset!r}")
        return
    length = checked.duration_of(str(stream.get("url"))) if checked.duration_of else None
    if length is not None and offset >= length:
        yield soft("A6", f"the offset {offset:,} ms is past the end of the stream, {length:,} ms")


def _captions(stream: Json) -> Breaches:
    if stream.get("captionData") is None:
        return
    captions = stream["captionData"]
    if dig(captions, "type") != "WEBVTT" or not isinstance(dig(captions, "content"), str):
        yield hard("A11", "captionData must have type WEBVTT and a content of text")
    elif not captions["content"].startswith("WEBVTT"):
        yield soft("A11", "the content of captionData should begin with WEBVTT")


def _metadata(metadata: object) -> Breaches:
    if metadata is None:
        return
    if not isinstance(metadata, dict) or metadata.keys() - METADATA_KEYS:
        yield hard("A12", f"metadata may hold {', '.join(sorted(METADATA_KEYS))}: {metadata!r:.100}")
        return
    for name in ("title", "subtitle"):
        if not isinstance(metadata.get(name, ""), str | None):
            yield hard("A12", f"metadata.{name} must be text")
    for name in ("art", "backgroundImage"):
        if metadata.get(name) is not None:
            yield from _image(f"metadata.{name}", metadata[name])


def _image(where: str, image: object) -> Breaches:
    if not isinstance(image, dict) or image.keys() - {"contentDescription", "sources"}:
        yield hard("A12", f"{where} may hold contentDescription and sources")
        return
    if not isinstance(image.get("contentDescription", ""), str | None):
        yield hard("A12", f"{where}.contentDescription must be text")
    if not rows(image.get("sources")):
        yield hard("A12", f"{where} must have sources, one or more")
    for source in rows(image.get("sources")):
        if not isinstance(source, dict):
            yield hard("A12", f"{where}: each source must be an object")
            continue
        yield from _url(f"{where}.url", source.get("url"), "A12")
        yield from _size(where, source)


def _size(where: str, source: Json) -> Breaches:
    if source.keys() - {"url", "size", "widthPixels", "heightPixels"}:
        yield hard("A12", f"{where}: a source has an unknown key: {sorted(source)}")
    if source.get("size", "SMALL") not in SIZES:
        yield hard("A12", f"{where}: size is {source['size']!r}")
    width, height = (source.get(key) for key in ("widthPixels", "heightPixels"))
    for told in (width, height):
        if told is not None and not (isinstance(told, int) and is_whole(told) and told > 0):
            yield hard("A12", f"{where}: {told!r} is no number of pixels")
            return
    least = LEAST_PIXELS[where]
    if width is not None and height is not None and (width < least[0] or height < least[1]):
        yield soft("A13", f"{where} is {width}×{height} pixels; {least[0]}×{least[1]} are asked for")
    if where == "metadata.art" and width != height:
        yield soft("A13", f"{where} should be square, and is {width}×{height} pixels")
    if not urlsplit(str(source.get("url"))).path.lower().endswith(PICTURES):
        yield soft("A13", f"{where} should be a PNG or a JPEG: {source.get('url')!r:.100}")
