"""Lines become speech: a sentence begins as one, whatever fills its first brace."""

from collections.abc import Sequence

import pytest

from skill.alexa.ssml import SsmlFormatter
from skill.domain.ground.lines import line
from tests.fakes import FakeDice, FakeLibrary


class _Shelf(FakeLibrary):
    def __init__(self, phrasing: str) -> None:
        super().__init__()
        self.phrasing = phrasing

    def phrasings(self, key: str) -> Sequence[str]:
        """Return the one phrasing."""
        return (self.phrasing,)


@pytest.mark.parametrize(
    ("phrasing", "spoken"),
    [
        ("{move} may come again.", "Shadow boxing may come again."),
        ("No more {move}.", "No more shadow boxing."),
        ("{move}, five minutes", "shadow boxing, five minutes"),
    ],
)
def test_a_sentence_begins_as_one(phrasing: str, spoken: str) -> None:
    """A plain noun that begins a sentence is written so; in a list it stays as it is."""
    wording = SsmlFormatter(_Shelf(phrasing), FakeDice())

    assert wording.plain(line("any", move="shadow boxing")) == spoken
    assert wording.ssml([line("any", move="shadow boxing")]) == f"<speak>{spoken}</speak>"
