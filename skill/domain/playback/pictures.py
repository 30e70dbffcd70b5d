"""What a screen shows while a stream plays: the name of the art, and of the wide picture behind it.

A picture is named by the looks of what it shows, and the library says how things look. So nothing is drawn
here, and all names can be listed: `studio/addresses/pictures.py` does.
"""

from skill.domain.ground.lines import Line, Text, line
from skill.domain.library.contents import Segment
from skill.domain.library.lookup import Library
from skill.domain.turn.outcome import Pictures


def pictures_of_move(library: Library, exercise: str, trainer: str, segment: Segment) -> Pictures | None:
    """Return what is shown with a move that a trainer leads; None if either is unknown.

    Args:
        library: the library.
        exercise: the move that is done, be it the author's or another.
        trainer: the trainer's id.
        segment: the segment, which tells the round.
    """
    which = f".{segment.round}-{segment.rounds}" if segment.rounds > 1 else ""
    shows = line("now.drawing", move=Text("exercise", exercise))
    return _led_by(library, trainer, library.look("exercise", exercise), which, shows)


def picture_of_move(library: Library, exercise: str, trainer: str) -> str:
    """Return the path of a move's picture in a trainer's colour, without a round; empty if there is none."""
    look, by = library.look("exercise", exercise), library.look("trainer", trainer)
    return _art(look, by) if look and by else ""


def pictures_of_breather(library: Library, trainer: str) -> Pictures | None:
    """Return what is shown with a breather; None if the trainer is unknown."""
    return _led_by(library, trainer, library.look("breather", ""), "", line("now.resting"))


def pictures_of_track(library: Library, playlist: str, track: str, place: int) -> Pictures | None:
    """Return what is shown with a track, which is a playlist's item at a place; None if it is unknown."""
    look, behind = library.look("track", f"{playlist}/{track}"), library.look("music", "")
    if not look or not behind:
        return None
    shows = line("now.cover", track=Text("track", playlist, str(place)))
    return Pictures(f"pictures/{look}.png", f"pictures/{behind}.wide.png", shows)


def _led_by(library: Library, trainer: str, look: str, which: str, shows: Line) -> Pictures | None:
    by = library.look("trainer", trainer)
    if not look or not by:
        return None
    return Pictures(_art(look, by, which), f"pictures/{by}.wide.png", shows)


def _art(look: str, by: str, which: str = "") -> str:
    return f"pictures/{look}.{by}{which}.png"
