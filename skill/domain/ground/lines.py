"""Lines: what the coach says, as keys with values, so that the rules hold no words of any language."""

from skill.domain.ground.records import record


@record
class Length:
    """A length of time, spoken in words: "eleven minutes"."""

    ms: int


@record
class Count:
    """A number of things, spoken with their noun: "one workout", "3 workouts"."""

    of: str
    """`workout`, `day`, `week` …; each locale has lines `length.workout_one` and `length.workout_some`."""
    count: int


@record
class Words:
    """Names from a vocabulary, spoken as a list: "a mat and a chair"."""

    vocabulary: str
    ids: tuple[str, ...]


@record
class Text:
    """A reference to a text of the library: `Text("workout", "hill-strength", "name")`."""

    of: str
    id: str
    part: str = "name"


@record
class Several:
    """Lines that are spoken one after another, as a list."""

    lines: "tuple[Line, ...]"


@record
class Sound:
    """A short recording played within Alexa's speech; nothing on a screen."""

    path: str
    """Relative to the base address of the audio: `tastes/3f….mp3`."""


Value = str | int | Length | Count | Words | Text | Several | Sound


@record
class Line:
    """One thing to say: the key of its phrasings, and the values of their placeholders."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()
    phrasing: int | None = None
    """The number of the phrasing, modulo how many there are; None until the line is first said."""


def line(key: str, **values: Value) -> Line:
    """Return a line: `line("start.workout", name=Text("workout", "hill-strength"))`."""
    return Line(key, tuple(values.items()))
