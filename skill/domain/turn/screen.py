"""What stands on the screen of a device that has one, beside what is said: lines, as for speech.

It is chosen by the function that decides what is said, so that neither tells what the other does not know of.
"""

from enum import StrEnum

from skill.domain.ground.lines import Line, Value
from skill.domain.ground.records import record, replace


class Purpose(StrEnum):
    """What a screen is for; each purpose has a document of its own in `skill/alexa/screens/`."""

    TODAY = "today"
    OFFER = "offer"
    MOVE = "move"
    PROGRESS = "progress"
    PLAN = "plan"
    HELP = "help"
    PREMIUM = "premium"
    QUESTION = "question"
    """What is asked, in the place of an older screen that belongs to another answer."""


class Touch(StrEnum):
    """What touching a row asks for."""

    NOTHING = ""
    CHOOSE = "choose"
    """The workout of this id, as if it had been named."""
    SESSION = "session"
    """The next session of the plan."""


@record
class Row:
    """A row of a screen: a workout on offer, a step of a move, a week, a sentence to say."""

    name: Line
    detail: Line | None = None
    touch: Touch = Touch.NOTHING
    id: str = ""
    """What is chosen by a touch."""
    share: int | None = None
    """The length of the row's bar in hundredths; None for a row without a bar."""


@record
class Screen:
    """A purpose, a heading, text below it, rows, and perhaps a picture."""

    purpose: Purpose
    heading: Line
    text: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    picture: str = ""
    """The path of a picture: `pictures/….png`."""

    def with_phrasings_of(self, said: tuple[Line, ...], phrased: tuple[Line, ...]) -> "Screen":
        """Return the screen on which a line that is said as well stands in the same words.

        Args:
            said: the lines of the answer before their phrasings were chosen.
            phrased: the same lines, with their phrasings.
        """
        words = list(zip(said, phrased, strict=True))

        def phrased_as_said(one: Line) -> Line:
            return next((now for before, now in words if before == one), one)

        text = tuple(phrased_as_said(one) for one in self.text)
        return replace(self, heading=phrased_as_said(self.heading), text=text)


def shown(key: str, **values: Value) -> Line:
    """Return a line that only a screen shows: `screen.<key>`, always in its first phrasing."""
    return Line(f"screen.{key}", tuple(values.items()), 0)
