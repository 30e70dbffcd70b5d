"""The `outputSpeech` of a response: its words as plain text, and how long it takes to say."""

from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from simulator.protocol.json_access import dig
from simulator.protocol.ssml import break_ms, parse_ssml
from skill.domain.ground.units import MINUTE_MS

WORDS_PER_MINUTE = 160
CLIP_MS = 3_000
"""The assumed length of an <audio> in speech: its real length is not known here."""


@dataclass(slots=True)
class _Speech:
    words: list[str] = field(default_factory=list)
    pause_ms: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "break":
            self.pause_ms += break_ms(attributes.get("time", "1s")) or 1_000
        if tag == "audio":
            self.pause_ms += CLIP_MS
        if tag in {"break", "p", "s", "audio"}:
            self.words.append(" ")

    def end(self, tag: str) -> None:
        if tag in {"p", "s"}:
            self.words.append(" ")

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def text_of(spoken: object) -> str:
    """Return the words of an `outputSpeech` as plain text; empty if there is none."""
    return _read(spoken).text


def speaking_time_ms(spoken: object, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return how long an `outputSpeech` takes to say, in milliseconds; 0 for 0 words a minute."""
    speech = _read(spoken)
    if not words_per_minute:
        return 0
    return len(speech.text.split()) * MINUTE_MS // words_per_minute + speech.pause_ms


def _read(spoken: object) -> _Speech:
    speech = _Speech()
    if dig(spoken, "type") != "SSML":
        speech.words.append(str(dig(spoken, "text") or ""))
        return speech
    ssml = str(dig(spoken, "ssml") or "")
    try:
        parse_ssml(ssml, speech.start, speech.end, speech.words.append)
    except ExpatError:
        return _Speech([ssml])
    return speech
