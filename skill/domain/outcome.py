"""What a decision comes to: the listener as they now are, at most one order, and what is said.

Nothing here is prose. A line is a key and what fills it; the locale's own words are put in at the
edge, so that a decision is the same in every language and can be repeated word for word later.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skill.domain.placement import Placement
from skill.domain.units import DurationMs

if TYPE_CHECKING:
    from skill.domain.listener import Listener


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, spoken as people do: "eleven minutes"."""

    ms: int


@dataclass(frozen=True, slots=True)
class Words:
    """Names from a vocabulary, spoken as a list: "a mat and a chair"."""

    vocabulary: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the library, by reference: `Text("workout", "hill-strength", "name")`."""

    of: str
    id: str
    part: str = "name"


@dataclass(frozen=True, slots=True)
class Several:
    """Lines that are spoken as one list."""

    lines: "tuple[Line, ...]"


Value = str | int | Length | Words | Text | Several


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say: the key of its phrasings, and what fills their braces."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def line(key: str, **values: Value) -> Line:
    """Return a line; `line("start.workout", name=Text("workout", "hill-strength"))`."""
    return Line(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Pending:
    """What a question was about, kept in Alexa's session until it is answered."""

    about: str
    """`offer`, `resume`, `wish`, `tip`, `more`, `another` or `open`."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """At most one of these ends a reply; with it, and only with it, the microphone opens."""

    line: Line
    reprompt: Line
    pending: Pending


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream for the device."""

    placement: Placement
    path: str
    """Below the audio address: `segments/3f….mp3`."""
    offset_ms: DurationMs
    title: Text
    subtitle: Line
    captions: Text | None = None
    """What is said in it, as WebVTT; None for music."""


@dataclass(frozen=True, slots=True)
class Start:
    """Play this now, and forget all that was queued."""

    stream: Stream


@dataclass(frozen=True, slots=True)
class Follow:
    """Play this after the stream with that token, and only after that one."""

    stream: Stream
    after: str


@dataclass(frozen=True, slots=True)
class Refollow:
    """Play this after the present stream, in place of what was promised before."""

    stream: Stream


@dataclass(frozen=True, slots=True)
class Halt:
    """Be silent."""


Order = Start | Follow | Refollow | Halt


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided."""

    listener: "Listener"
    order: Order | None = None
    lines: tuple[Line, ...] = ()
    question: Question | None = None
