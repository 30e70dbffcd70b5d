"""Wording: from lines to what Alexa says. Every value is escaped; every phrasing is the locale's own."""

from collections.abc import Sequence

from skill.domain.outcome import Count, Length, Line, Several, Text, Value, Words
from skill.ports import Dice, Shelf

MOST_CHARACTERS = 7_900
"""Alexa refuses speech of 8,000 characters or more (alexa-rules G4)."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""xml.sax.saxutils has them too, and a web client with them that a cold start would wait for."""

SLOWLY = ('<prosody rate="slow">', "</prosody>")


class Wording:
    """Words lines in one locale, choosing among phrasings by the dice."""

    def __init__(self, shelf: Shelf, dice: Dice) -> None:
        self._shelf = shelf
        self._dice = dice

    def plain(self, line: Line) -> str:
        """Return a line as text for a screen; empty if the locale lacks it."""
        phrasings = self._shelf.phrasings(line.key)
        if not phrasings:
            return ""
        values = {name: self.value(value) for name, value in line.values}
        return str(self._dice.pick(phrasings).format_map(_Blank(values)))

    def ssml(self, lines: Sequence[Line], *, slowly: bool = False) -> str:
        """Return lines as one SSML text, cut at a line's end if it would be too long for Alexa."""
        before, after = SLOWLY if slowly else ("", "")
        spoken: list[str] = []
        room = MOST_CHARACTERS - len("<speak></speak>") - len(before + after)
        for line in lines:
            text = self.plain(line).strip().translate(ESCAPES)
            if not text:
                continue
            room -= len(text) + 1
            if room < 0:
                break
            spoken.append(text)
        return f"<speak>{before}{' '.join(spoken)}{after}</speak>" if spoken else ""

    def text(self, text: Text) -> str:
        """Return a text of the library."""
        return self._shelf.text(text.of, text.id, text.part)

    def value(self, value: Value) -> str:
        """Return what fills a line's brace, as text."""
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
        return str(value)

    def _length(self, ms: int) -> str:
        """Return a length of time as people say it: in minutes, below two in seconds by tens."""
        minutes = round(ms / 60_000)
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
    """A value that a phrasing asks for and the line does not give is left out, and not an error."""

    def __missing__(self, key: str) -> str:
        return ""
