"""Lines: what the coach says, as keys and what fills them, so that no language stands in the rules."""

from skill.domain.ground.records import record


@record
class Length:
    """A length of time, spoken as people do: "eleven minutes"."""

    ms: int


@record
class Count:
    """So many of something, spoken as people do: "one workout", "3 workouts"."""

    of: str
    """`workout`, `day`, `week` …: the locale has `length.workout_one` and `length.workout_some`."""
    count: int


@record
class Words:
    """Names from a vocabulary, spoken as a list: "a mat and a chair"."""

    vocabulary: str
    ids: tuple[str, ...]


@record
class Text:
    """A text of the library, by reference: `Text("workout", "hill-strength", "name")`."""

    of: str
    id: str
    part: str = "name"


@record
class Several:
    """Lines that are spoken as one list."""

    lines: "tuple[Line, ...]"


@record
class Sound:
    """A short recording, heard within what Alexa says; silent on a screen."""

    path: str
    """Below the audio address: `tastes/3f….mp3`."""


Value = str | int | Length | Count | Words | Text | Several | Sound


@record
class Line:
    """One thing to say: the key of its phrasings, and what fills their braces."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()
    phrasing: int | None = None
    """Which of its phrasings, counted round; None: whichever. Set once for all when it is first said."""


def line(key: str, **values: Value) -> Line:
    """Return a line; `line("start.workout", name=Text("workout", "hill-strength"))`."""
    return Line(key, tuple(values.items()))
