"""Takes: which of a line's wordings is said, so that nobody hears the same words twice in a row."""

from zlib import crc32

from skill.domain.ground.lines import Line, Several, Value
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Spoken
from skill.domain.turn.outcome import Outcome

MOST_KEYS = 80
"""How many lines are remembered; whoever hears more of them in between may hear one again."""
STARTS = 16
"""In how many places people begin with the wordings, so that not everybody hears the same first."""


def with_phrasings(outcome: Outcome) -> Outcome:
    """Return an outcome whose lines all have their wording; what had one already keeps it."""
    dealer = _Dealer(outcome.listener.key, dict(outcome.listener.spoken.times))
    lines = tuple(dealer.dealt(one) for one in outcome.lines)
    question = outcome.question
    if question is not None:
        question = replace(
            question, line=dealer.dealt(question.line), reprompt=dealer.dealt(question.reprompt)
        )
    times = tuple(dealer.times.items())[-MOST_KEYS:]
    listener = replace(outcome.listener, spoken=Spoken(times))
    return replace(outcome, lines=lines, question=question, listener=listener)


def are_same_lines(some: tuple[Line, ...], others: tuple[Line, ...]) -> bool:
    """True if two replies say the same, in whichever words."""
    return [(one.key, one.values) for one in some] == [(one.key, one.values) for one in others]


class _Dealer:
    """Deals wordings, and counts them."""

    def __init__(self, who: str, times: dict[str, int]) -> None:
        self._who, self.times = who, times

    def dealt(self, line: Line) -> Line:
        if line.phrasing is not None:
            return line
        values = tuple(
            (
                name,
                Several(tuple(self.dealt(one) for one in value.lines))
                if isinstance(value, Several)
                else value,
            )
            for name, value in line.values
        )
        # Taken out and put in again, so that the latest stand last.
        said = self.times.pop(line.key, 0)
        self.times[line.key] = said + 1
        start = crc32(f"{self._who} {line.key}".encode()) % STARTS
        return Line(line.key, values, start + said)

    def _inside(self, value: Value) -> Value:
        return Several(tuple(self.dealt(one) for one in value.lines)) if isinstance(value, Several) else value
