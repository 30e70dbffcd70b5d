"""What Alexa says as a script of pieces: words with their manner, pauses, clips.

Browsers read SSML each in their own way, or aloud, tags and all. So it is read here, once, and both
voices (the browser's, and our own) are given the same pieces.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers.expat import ExpatError, ParserCreate

from simulator.law.ssml import break_ms
from simulator.page.say_as import spoken_as
from simulator.wire import Json, dig

SENTENCE_MS, PARAGRAPH_MS = 300, 600
STRENGTHS = {"none": 0, "x-weak": 0, "weak": 150, "medium": 250, "strong": 500, "x-strong": 900}
RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.25, "x-fast": 1.6}
PITCHES = {"x-low": 0.67, "low": 0.85, "medium": 1.0, "high": 1.2, "x-high": 1.5}
DECIBELS = {"silent": -90.0, "x-soft": -12.0, "soft": -6.0, "medium": 0.0, "loud": 3.0, "x-loud": 4.0}
EMPHASES = {"strong": (0.85, 3.0), "moderate": (0.93, 1.5), "reduced": (1.1, -3.0)}
CHIME = "chime"
BLEEP = "bleep"


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said, as factors of the voice's own."""

    rate: float = 1.0
    pitch: float = 1.0
    decibels: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, a pause, or a clip: whichever it has."""

    text: str = ""
    pause_ms: int = 0
    clip: str = ""
    """The address of an <audio>, or one of our own signals."""
    manner: Manner = Manner()

    def as_json(self) -> Json:
        """Return the piece as one JSON object; volume from 0 to 1."""
        return {
            "text": self.text,
            "pause_ms": self.pause_ms,
            "clip": bool(self.clip),
            "rate": self.manner.rate,
            "pitch": self.manner.pitch,
            "volume": round(min(1.0, 0.7 * 10 ** (self.manner.decibels / 20)), 3),
        }


@dataclass(slots=True)
class _Reader:
    pieces: list[Piece] = field(default_factory=list)
    manners: list[Manner] = field(default_factory=lambda: [Manner()])
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
        self.manners.append(_manner(tag, attributes, self.manners[-1]))
        self.readers.append(_reader(tag, attributes) or self.readers[-1])

    def end(self, tag: str) -> None:
        self.manners.pop()
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
        if last.text and last.manner == self.manners[-1]:
            self.pieces[-1] = replace(last, text=last.text + text)
        elif text.strip():
            self.pieces.append(Piece(text, manner=self.manners[-1]))


def script_of(spoken: object) -> Sequence[Piece]:
    """Return the pieces of an `outputSpeech`; SSML that cannot be read is said as it stands."""
    if dig(spoken, "type") != "SSML":
        text = str(dig(spoken, "text") or "").strip()
        return [Piece(text)] if text else []
    ssml = str(dig(spoken, "ssml") or "")
    reader = _Reader()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(ssml, True)  # noqa: FBT003 - expat takes it by place only
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


def _manner(tag: str, attributes: dict[str, str], around: Manner) -> Manner:
    rate, pitch, decibels = around.rate, around.pitch, around.decibels
    if tag == "emphasis":
        slower, louder = EMPHASES.get(attributes.get("level", "moderate"), (1.0, 0.0))
        return Manner(rate * slower, pitch, decibels + louder)
    if tag == "amazon:effect" and attributes.get("name") == "whispered":
        return Manner(rate * 0.9, pitch * 0.9, decibels - 9.0)
    if tag == "say-as" and attributes.get("interpret-as") == "interjection":
        return Manner(rate * 0.95, pitch * 1.15, decibels + 1.5)
    if tag == "prosody":
        rate = max(0.2, rate * _factor(attributes.get("rate", ""), RATES))
        pitch = min(1.5, max(0.67, pitch * _factor(attributes.get("pitch", ""), PITCHES)))
        decibels += _decibels(attributes.get("volume", ""))
    return Manner(rate, pitch, min(4.08, decibels))


def _factor(value: str, names: dict[str, float]) -> float:
    """Return `slow`, `90%`, or `+10%` as a factor; 1 for anything else."""
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
