"""How a move is done, on a screen: the sentences that are said, each a step of its own."""

from skill.domain.explaining.teaching import BRIEF
from skill.domain.ground.lines import Line, Text
from skill.domain.ground.sentences import sentences
from skill.domain.library.contents import Exercise
from skill.domain.turn.screen import Purpose, Row, Screen, shown


def move_screen(move: Exercise, said: tuple[Line, ...], picture: str = "") -> Screen:
    """Return the screen of a move that these lines teach, with the path of its picture."""
    told = len(sentences(move.how_to))
    steps = [step for one in said for step in _steps(one, told)]
    heading = shown("move", name=Text("exercise", move.id))
    rows = tuple(Row(shown("step", text=one)) for one in steps)
    return Screen(Purpose.MOVE, heading, rows=rows, picture=picture)


def _steps(line: Line, told: int) -> list[Text]:
    """Return the texts of a line of teaching, one for each sentence where it holds several.

    Args:
        line: a line of `teaching`.
        told: how many sentences the how-to of the move has.
    """
    texts = [value for _, value in line.values if isinstance(value, Text)]
    steps: list[Text] = []
    for text in texts:
        first, last = 0, -1
        if text.part == "how_to":
            first, last = 0, told - 1
        elif line.key == BRIEF and text.of == "how_to":
            first, last = (int(one) for one in text.part.split())
        steps += [Text("how_to", text.id, f"{one} {one}") for one in range(first, last + 1)] or [text]
    return steps
