"""The choice of a line's phrasing, so that nobody hears the same words twice in a row."""

from zlib import crc32

from skill.domain.ground.lines import Line, Several, Value
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Spoken
from skill.domain.turn.outcome import Outcome

MOST_KEYS = 80
"""How many lines are remembered per person; a line forgotten in between may repeat its words."""
STARTS = 16
"""From how many different phrasings people begin, so that not everybody hears the same first."""


def with_phrasings(outcome: Outcome) -> Outcome:
    """Return an outcome in which each line has its phrasing; a line that had one keeps it."""
    chooser = _Chooser(outcome.listener.key, dict(outcome.listener.spoken.times))
    lines = tuple(chooser.with_phrasing(one) for one in outcome.lines)
    question = outcome.question
    if question is not None:
        question = replace(
            question,
            line=chooser.with_phrasing(question.line),
            reprompt=chooser.with_phrasing(question.reprompt),
        )
    screen = outcome.screen
    if screen is not None:
        asked = (outcome.question.line,) if outcome.question else ()
        phrased = (question.line,) if question else ()
        screen = screen.with_phrasings_of((*outcome.lines, *asked), (*lines, *phrased))
    times = tuple(chooser.times.items())[-MOST_KEYS:]
    listener = replace(outcome.listener, spoken=Spoken(times))
    return replace(outcome, lines=lines, question=question, listener=listener, screen=screen)


def are_same_lines(some: tuple[Line, ...], others: tuple[Line, ...]) -> bool:
    """True if two replies have the same lines, in whichever phrasings."""
    return [(one.key, one.values) for one in some] == [(one.key, one.values) for one in others]


class _Chooser:
    """Chooses phrasings for one person in turn, and counts them."""

    def __init__(self, who: str, times: dict[str, int]) -> None:
        self._who, self.times = who, times

    def with_phrasing(self, line: Line) -> Line:
        if line.phrasing is not None:
            return line
        values = tuple((name, self._value(value)) for name, value in line.values)
        # Removed and inserted again, so that the line said last stands last.
        said = self.times.pop(line.key, 0)
        self.times[line.key] = said + 1
        start = crc32(f"{self._who} {line.key}".encode()) % STARTS
        return Line(line.key, values, start + said)

    def _value(self, value: Value) -> Value:
        if not isinstance(value, Several):
            return value
        return Several(tuple(self.with_phrasing(line) for line in value.lines))
