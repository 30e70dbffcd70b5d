"""From the lines of an outcome to text in one locale: a phrasing is chosen, and its braces are filled."""

from collections.abc import Callable, Sequence

from skill.domain.ground.lines import Count, Length, Line, Several, Sound, Text, Value, Words
from skill.domain.ground.units import MINUTE_MS
from skill.ports import Dice, Shelf


class LineFormatter:
    """Formats lines in one locale: in the phrasing that a line names, else in one that the dice choose."""

    def __init__(self, shelf: Shelf, dice: Dice) -> None:
        """Take the locale's shelf, and the dice for lines without a phrasing of their own."""
        self._shelf, self._dice = shelf, dice

    def plain(self, line: Line) -> str:
        """Return a line as text for a screen or a reminder; empty if the locale lacks the line."""
        return self.formatted(line, self.value)

    def text(self, text: Text) -> str:
        """Return a text of the library."""
        return self._shelf.text(text.of, text.id, text.part)

    def names(self, key: str) -> tuple[str, ...]:
        """Return all phrasings of a line that is a list of names."""
        return self._shelf.phrasings(key)

    def value(self, value: Value) -> str:
        """Return the plain text that fills one brace of a line; empty for a recording."""
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, Length):
            return self._length(value.ms)
        if isinstance(value, Count):
            return self._counted(value.of, value.count)
        if isinstance(value, Words):
            names = [self._shelf.name_of(value.vocabulary, one) for one in value.ids]
            return self._listed(names)
        if isinstance(value, Several):
            return self._listed([self.plain(line) for line in value.lines])
        if isinstance(value, Sound):
            return ""
        return str(value)

    def formatted(self, line: Line, filled: Callable[[Value], str], form: Callable[[str], str] = str) -> str:
        """Return a line in its phrasing; empty if the locale lacks the line.

        Args:
            line: what to say.
            filled: turns a value into what stands in its brace.
            form: turns the phrasing itself, braces and all, into the form of the answer (SSML, for instance).
        """
        phrasings = self._shelf.phrasings(line.key)
        if not phrasings:
            return ""
        number = line.phrasing
        phrasing = self._dice.pick(phrasings) if number is None else phrasings[number % len(phrasings)]
        values = {name: filled(value) for name, value in line.values}
        text = str(form(phrasing).format_map(_Blank(values)))
        # "{move} may come again." begins as a sentence does; a list of names does not.
        is_sentence = phrasing.startswith("{") and phrasing.endswith((".", "?", "!"))
        return text[:1].upper() + text[1:] if is_sentence else text

    def _length(self, ms: int) -> str:
        """Return a length of time in whole minutes; below two minutes, in seconds rounded to tens."""
        minutes = round(ms / MINUTE_MS)
        if minutes >= 2:
            hours, minutes = divmod(minutes, 60)
            parts = (("hour", hours), ("minute", minutes))
            return self._listed([self._counted(unit, count) for unit, count in parts if count])
        seconds = max(10, round(ms / 10_000) * 10)
        return self._counted("minute", 1) if seconds == 60 else self._counted("second", seconds)

    def _counted(self, unit: str, count: int) -> str:
        form = "one" if count == 1 else "some"
        return self._join(f"length.{unit}_{form}").format(count=count)

    def _listed(self, names: Sequence[str]) -> str:
        if len(names) <= 1:
            return "".join(names)
        last = self._join("join.last").format(before=self._join("join.more").join(names[:-1]), last=names[-1])
        return str(last)

    def _join(self, key: str) -> str:
        phrasings = self._shelf.phrasings(key)
        return phrasings[0] if phrasings else "{before} {last} {count}"


class _Blank(dict[str, str]):
    """A brace for which the line has no value stays empty, and is no error."""

    def __missing__(self, key: str) -> str:
        return ""
