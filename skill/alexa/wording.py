"""Wording: from lines to what Alexa says. Every value is escaped; every phrasing is the locale's own."""

from collections.abc import Callable, Sequence

from skill.domain.ground.lines import Count, Length, Line, Several, Sound, Text, Value, Words
from skill.ports import AudioAddresses, Dice, Shelf

MOST_CHARACTERS = 7_900
"""Alexa refuses speech of 8,000 characters or more (alexa-rules G4)."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""xml.sax.saxutils has them too, and a web client with them that a cold start would wait for."""

SLOWLY = ('<prosody rate="slow">', "</prosody>")


class Wording:
    """Words lines in one locale: in the take that they were given, else in one of the dice's."""

    def __init__(self, shelf: Shelf, dice: Dice, addresses: AudioAddresses | None = None) -> None:
        """Take the locale, and where recordings stand; without addresses none is heard."""
        self._shelf, self._dice, self._addresses = shelf, dice, addresses

    def plain(self, line: Line) -> str:
        """Return a line as text for a screen; empty if the locale lacks it."""
        return self._worded(line, self.value)

    def ssml(self, lines: Sequence[Line], *, slowly: bool = False) -> str:
        """Return lines as one SSML text, cut at a line's end if it would be too long for Alexa."""
        before, after = SLOWLY if slowly else ("", "")
        spoken: list[str] = []
        room = MOST_CHARACTERS - len("<speak></speak>") - len(before + after)
        for line in lines:
            text = self._worded(line, self._marked, _escaped).strip()
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

    def names(self, key: str) -> tuple[str, ...]:
        """Return all wordings of a line that is a list of names."""
        return self._shelf.phrasings(key)

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
        if isinstance(value, Sound):
            return ""
        return str(value)

    def _marked(self, value: Value) -> str:
        """Return what fills a line's brace, as SSML: all text escaped, and recordings as their tag."""
        if isinstance(value, Sound):
            if self._addresses is None:
                return ""
            return f'<audio src="{_escaped(self._addresses.address(value.path))}"/>'
        return _escaped(self.value(value))

    def _worded(self, line: Line, filled: Callable[[Value], str], form: Callable[[str], str] = str) -> str:
        phrasings = self._shelf.phrasings(line.key)
        if not phrasings:
            return ""
        take = line.phrasing
        phrasing = self._dice.pick(phrasings) if take is None else phrasings[take % len(phrasings)]
        values = {name: filled(value) for name, value in line.values}
        text = str(form(phrasing).format_map(_Blank(values)))
        # "{move} may come again." begins as a sentence does; a list of names does not.
        is_sentence = phrasing.startswith("{") and phrasing.endswith((".", "?", "!"))
        return text[:1].upper() + text[1:] if is_sentence else text

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


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


class _Blank(dict[str, str]):
    """A value that a phrasing asks for and the line does not give is left out, and not an error."""

    def __missing__(self, key: str) -> str:
        return ""
