"""From the lines of an outcome to SSML for Alexa: values are escaped, a recording becomes an audio tag."""

from collections.abc import Sequence

from skill.application.line_formatter import LineFormatter
from skill.domain.ground.lines import Line, Sound, Value
from skill.ports import AudioAddresses, Dice, Shelf

MOST_CHARACTERS = 7_900
"""Alexa refuses speech of 8,000 characters or more (G4)."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""As in `xml.sax.saxutils`, which loads a web client as well: a cold start would wait for that."""

SLOWLY = ('<prosody rate="slow">', "</prosody>")


class SsmlFormatter(LineFormatter):
    """A line formatter that also knows SSML."""

    def __init__(self, shelf: Shelf, dice: Dice, addresses: AudioAddresses | None = None) -> None:
        """Take the locale's shelf, the dice, and the recordings' addresses; without them none is played."""
        super().__init__(shelf, dice)
        self._addresses = addresses

    def ssml(self, lines: Sequence[Line], *, slowly: bool = False) -> str:
        """Return lines as one SSML text, cut between two lines where it would be too long for Alexa."""
        before, after = SLOWLY if slowly else ("", "")
        spoken: list[str] = []
        room = MOST_CHARACTERS - len("<speak></speak>") - len(before + after)
        for line in lines:
            text = self.formatted(line, self._marked, escaped).strip()
            if not text:
                continue
            room -= len(text) + 1
            if room < 0:
                break
            spoken.append(text)
        return f"<speak>{before}{' '.join(spoken)}{after}</speak>" if spoken else ""

    def _marked(self, value: Value) -> str:
        """Return the SSML that fills one brace of a line."""
        if isinstance(value, Sound):
            if self._addresses is None:
                return ""
            return f'<audio src="{escaped(self._addresses.address(value.path))}"/>'
        return escaped(self.value(value))


def escaped(text: str) -> str:
    """Return a text as it may stand in SSML and in the attributes of its tags."""
    return text.translate(ESCAPES)
