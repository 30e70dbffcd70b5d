"""What is heard of an answer, and how long it takes to say."""

from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from simulator.law.ssml import break_ms
from simulator.wire import dig

WORDS_PER_MINUTE = 160
CLIP_MS = 3_000
"""What an <audio> in speech is taken to last: nobody tells."""


@dataclass(slots=True)
class _Heard:
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


def plain(spoken: object) -> str:
    """Return the words of an `outputSpeech`; empty if there is none."""
    return _heard(spoken).text


def lasts_ms(spoken: object, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return how long an `outputSpeech` takes to say; 0 words a minute: no time at all."""
    heard = _heard(spoken)
    if not words_per_minute:
        return 0
    return len(heard.text.split()) * 60_000 // words_per_minute + heard.pause_ms


def _heard(spoken: object) -> _Heard:
    heard = _Heard()
    if dig(spoken, "type") != "SSML":
        heard.words.append(str(dig(spoken, "text") or ""))
        return heard
    parser = ParserCreate()
    parser.StartElementHandler = heard.start
    parser.EndElementHandler = heard.end
    parser.CharacterDataHandler = heard.words.append
    ssml = str(dig(spoken, "ssml") or "")
    try:
        parser.Parse(ssml, True)  # noqa: FBT003 - expat takes it by place only
    except ExpatError:
        return _Heard([ssml])
    return heard
