"""The title of a segment on a screen, worded alike for the compiled library and for the `render` command."""

from collections.abc import Mapping

from skill.content.authored import Authored
from studio.score.segment_plan import PlannedSegment


def segment_title(authored: Authored, forms: Mapping[str, str], planned: PlannedSegment) -> str:
    """Return the title of a segment.

    Args:
        authored: the library in the texts of the locale.
        forms: the locale's `[segment]` table: `once`, and `round` for a block of several rounds.
        planned: the planned segment.
    """
    name = authored.exercises[planned.exercise].name
    return forms["round" if planned.rounds > 1 else "once"].format(
        move=name[:1].upper() + name[1:], round=planned.round, rounds=planned.rounds
    )
