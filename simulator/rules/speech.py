"""Speech: rules G4, G5 and S1 to S6.

The ASK SDK does not escape text in SSML, so a single unescaped `&` makes Alexa refuse the response.
"""

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError

from simulator.protocol.json_access import dig
from simulator.protocol.ssml import break_ms, read_ssml
from simulator.rules.breaches import Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse

MOST_LETTERS = 8_000
BEHAVIORS = {"ENQUEUE", "REPLACE_ALL", "REPLACE_ENQUEUED"}
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: frozenset(names.split())
    for tag, names in {
        "speak": "version xmlns xml:lang xmlns:amazon xmlns:alexa",
        "audio": "src soundLevel clipBegin clipEnd repeatCount repeatDur speed",
        "break": "time strength",
        "emphasis": "level",
        "lang": "xml:lang",
        "p": "",
        "phoneme": "alphabet ph",
        "prosody": "rate pitch volume",
        "s": "",
        "say-as": "interpret-as format",
        "sub": "alias",
        "voice": "name",
        "w": "role",
        "amazon:domain": "name",
        "amazon:effect": "name vocal-tract-length phonation",
        "amazon:emotion": "name intensity",
        "alexa:name": "type personId",
    }.items()
}


def speech(checked: CheckedResponse) -> Breaches:
    """Check the speech of the response and of its reprompt."""
    for where, spoken in _spoken(checked):
        yield from _kind(where, spoken)
        text = spoken.get("ssml") if spoken.get("type") == "SSML" else spoken.get("text")
        if not isinstance(text, str):
            continue
        if len(text) >= MOST_LETTERS:
            yield hard("G4", f"{where} has {len(text)} characters; {MOST_LETTERS} are too many")
        if spoken.get("type") == "SSML":
            yield from _ssml(where, text)


def _spoken(checked: CheckedResponse) -> Iterator[tuple[str, dict[str, object]]]:
    reprompt = checked.response.get("reprompt")
    places = (
        ("outputSpeech", checked.response.get("outputSpeech")),
        ("reprompt", dig(reprompt, "outputSpeech")),
    )
    for where, spoken in places:
        if spoken is not None:
            yield where, spoken if isinstance(spoken, dict) else {}


def _kind(where: str, spoken: dict[str, object]) -> Breaches:
    kind = spoken.get("type")
    if kind not in {"PlainText", "SSML"}:
        yield hard("G5", f"{where}.type is {kind!r}, not PlainText or SSML")
        return
    wanted, other = ("text", "ssml") if kind == "PlainText" else ("ssml", "text")
    if not isinstance(spoken.get(wanted), str):
        yield hard("G5", f"{where} of type {kind} must have `{wanted}`")
    if spoken.get(other) is not None:
        yield hard("G5", f"{where} of type {kind} must not have `{other}`")
    if spoken.get("playBehavior", "ENQUEUE") not in BEHAVIORS:
        yield hard("G5", f"{where}.playBehavior is {spoken['playBehavior']!r}")
    for key in spoken.keys() - {"type", "text", "ssml", "playBehavior"}:
        yield hard("G5", f"{where} has an unknown key {key!r}")


def _ssml(where: str, text: str) -> Breaches:
    try:
        document = read_ssml(text)
    except ExpatError as error:
        yield hard("S1", f"{where} is not well-formed SSML ({error}): {text[:80]!r}")
        return
    if document.tags[0][0] != "speak":
        yield hard("S1", f"{where} must have <speak> around it, not <{document.tags[0][0]}>")
    for tag, attributes, around in document.tags:
        yield from _tag(where, tag, attributes, around)
    sounds = sum(tag == "audio" for tag, _, _ in document.tags)
    if sounds > 5:
        yield soft("S4", f"{where} has {sounds} <audio>; five are sure to be played")


def _tag(where: str, tag: str, attributes: dict[str, str], around: tuple[str, ...]) -> Breaches:
    if tag not in ATTRIBUTES:
        yield hard("S2", f"{where} has a tag that Alexa does not know: <{tag}>")
        return
    if tag == "speak" and around:
        yield hard("S1", f"{where} has a <speak> inside of another")
    for name in attributes.keys() - ATTRIBUTES[tag]:
        yield soft("S2", f"{where}: <{tag}> has an attribute {name!r} that Alexa may refuse")
    if tag == "audio":
        yield from _audio(where, attributes.get("src", ""))
    if tag == "break":
        yield from _break(where, attributes)
    if tag in {"amazon:emotion", "amazon:domain"} and "voice" in around:
        yield soft("S6", f"{where}: <{tag}> within <voice> may not be spoken")


def _audio(where: str, source: str) -> Breaches:
    if not source.startswith(("https://", "soundbank://soundlibrary/")):
        yield hard("S3", f"{where}: <audio> must be https or of the sound library: {source!r}")
    if re.search(r"\s", source):
        yield hard("S3", f"{where}: <audio> has a space in its address: {source!r}")


def _break(where: str, attributes: dict[str, str]) -> Breaches:
    if "time" not in attributes:
        return
    length = break_ms(attributes["time"])
    if length is None:
        yield hard("S1", f"{where}: <break time> is {attributes['time']!r}")
    elif length > 10_000:
        yield soft("S5", f"{where}: a break of {length:,} ms; ten seconds are the most")
