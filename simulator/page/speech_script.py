"""Alexa's speech as a list of pieces: words with their prosody, pauses, and audio clips.

Browsers support SSML in different ways, or read its tags aloud. So SSML is parsed here, and both voices,
the browser's and the simulator's own, are given the same pieces.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers.expat import ExpatError

from simulator.page.say_as import spoken_as
from simulator.protocol.json_access import Json, dig
from simulator.protocol.ssml import break_ms, parse_ssml

SENTENCE_MS, PARAGRAPH_MS = 300, 600
STRENGTHS = {"none": 0, "x-weak": 0, "weak": 150, "medium": 250, "strong": 500, "x-strong": 900}
RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.25, "x-fast": 1.6}
PITCHES = {"x-low": 0.67, "low": 0.85, "medium": 1.0, "high": 1.2, "x-high": 1.5}
DECIBELS = {"silent": -90.0, "x-soft": -12.0, "soft": -6.0, "medium": 0.0, "loud": 3.0, "x-loud": 4.0}
EMPHASES = {"strong": (0.85, 3.0), "moderate": (0.93, 1.5), "reduced": (1.1, -3.0)}
CHIME = "chime"
BLEEP = "bleep"


@dataclass(frozen=True, slots=True)
class Prosody:
    """How words are said, relative to the voice: factors of its rate and pitch, and decibels."""

    rate: float = 1.0
    pitch: float = 1.0
    decibels: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, a pause, or a clip; the other fields are empty."""

    text: str = ""
    pause_ms: int = 0
    clip: str = ""
    """The URL of an <audio>, or `CHIME` or `BLEEP`."""
    prosody: Prosody = Prosody()

    def as_json(self) -> Json:
        """Return the piece as one JSON object; its volume is from 0 to 1."""
        return {
            "text": self.text,
            "pause_ms": self.pause_ms,
            "clip": bool(self.clip),
            "rate": self.prosody.rate,
            "pitch": self.prosody.pitch,
            "volume": round(min(1.0, 0.7 * 10 ** (self.prosody.decibels / 20)), 3),
        }


@dataclass(slots=True)
class _Reader:
    pieces: list[Piece] = field(default_factory=list)
    prosodies: list[Prosody] = field(default_factory=lambda: [Prosody()])
    readers: list[Callable[[str], str] | None] = field(default_factory=lambda: [None])
    bleeps: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "break":
            self.pieces.append(Piece(pause_ms=_break(attributes)))
        if tag == "audio":
            self.pieces.append(Piece(clip=attributes.get("src", CHIME)))
        if tag == "say-as" and attributes.get("interpret-as") == "expletive":
            self.pieces.append(Piece(clip=BLEEP))
            self.bleeps += 1
        self.prosodies.append(_prosody(tag, attributes, self.prosodies[-1]))
        self.readers.append(_reader(tag, attributes) or self.readers[-1])

    def end(self, tag: str) -> None:
        self.prosodies.pop()
        self.readers.pop()
        self.bleeps = max(0, self.bleeps - (tag == "say-as"))
        if tag in {"s", "p"}:
            self.pieces.append(Piece(pause_ms=SENTENCE_MS if tag == "s" else PARAGRAPH_MS))

    def words(self, text: str) -> None:
        if self.bleeps:
            return
        read = self.readers[-1]
        self._add(read(text) if read and text.strip() else text)

    def _add(self, text: str) -> None:
        last = self.pieces[-1] if self.pieces else Piece(pause_ms=1)
        if last.text and last.prosody == self.prosodies[-1]:
            self.pieces[-1] = replace(last, text=last.text + text)
        elif text.strip():
            self.pieces.append(Piece(text, prosody=self.prosodies[-1]))


def script_of(spoken: object) -> Sequence[Piece]:
    """Return the pieces of an `outputSpeech`; SSML that is not well-formed is said as plain text."""
    if dig(spoken, "type") != "SSML":
        text = str(dig(spoken, "text") or "").strip()
        return [Piece(text)] if text else []
    ssml = str(dig(spoken, "ssml") or "")
    reader = _Reader()
    try:
        parse_ssml(ssml, reader.start, reader.end, reader.words)
    except ExpatError:
        return [Piece(ssml)]
    tidy = [replace(one, text=" ".join(one.text.split())) for one in reader.pieces]
    return [one for one in tidy if one.text or one.pause_ms or one.clip]


def _break(attributes: dict[str, str]) -> int:
    if "time" in attributes:
        return min(10_000, break_ms(attributes["time"]) or 0)
    return STRENGTHS.get(attributes.get("strength", "medium"), STRENGTHS["medium"])


def _reader(tag: str, attributes: dict[str, str]) -> Callable[[str], str] | None:
    if tag == "sub":
        alias = attributes.get("alias", "")
        return lambda text: alias or text
    if tag == "say-as":
        kind, form = attributes.get("interpret-as", ""), attributes.get("format", "")
        return lambda text: spoken_as(kind, form, text)
    return None


def _prosody(tag: str, attributes: dict[str, str], around: Prosody) -> Prosody:
    rate, pitch, decibels = around.rate, around.pitch, around.decibels
    if tag == "emphasis":
        slower, louder = EMPHASES.get(attributes.get("level", "moderate"), (1.0, 0.0))
        return Prosody(rate * slower, pitch, decibels + louder)
    if tag == "amazon:effect" and attributes.get("name") == "whispered":
        return Prosody(rate * 0.9, pitch * 0.9, decibels - 9.0)
    if tag == "say-as" and attributes.get("interpret-as") == "interjection":
        return Prosody(rate * 0.95, pitch * 1.15, decibels + 1.5)
    if tag == "prosody":
        rate = max(0.2, rate * _factor(attributes.get("rate", ""), RATES))
        pitch = min(1.5, max(0.67, pitch * _factor(attributes.get("pitch", ""), PITCHES)))
        decibels += _decibels(attributes.get("volume", ""))
    return Prosody(rate, pitch, min(4.08, decibels))


def _factor(value: str, names: dict[str, float]) -> float:
    """Return the factor for `slow`, `90%` or `+10%`; 1 for anything else."""
    if value in names:
        return names[value]
    try:
        percent = float(value.removesuffix("%")) / 100
    except ValueError:
        return 1.0
    return 1 + percent if value[:1] in "+-" else percent


def _decibels(value: str) -> float:
    if value in DECIBELS:
        return DECIBELS[value]
    try:
        return float(value.removesuffix("dB"))
    except ValueError:
        return 0.0
