"""How a move is taught: in two sentences, or in full for those who ask for the long version."""

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.sentences import sentences
from skill.domain.library.contents import Exercise

BRIEF_WORDS = 25
"""The most words of a brief how-to: ten seconds at 150 words a minute, and two left for what follows."""
BRIEF = "how_to.brief"
"""The key of a line of a brief how-to, by which "the long version" finds the move that was taught."""


def in_brief(exercise: Exercise) -> tuple[Line, ...]:
    """Return the lines that teach an exercise in two sentences: where to begin, and how to move."""
    told = sentences(exercise.how_to)
    start, move = Text("exercise", exercise.id, "set_up"), Text("how_to", exercise.id, "1 1")
    if _fits(*told[:2]):
        return (line(BRIEF, text=Text("how_to", exercise.id, "0 1")),)
    if len(told) > 1 and _fits(exercise.set_up, told[1]):
        return line(BRIEF, text=start), line(BRIEF, text=move)
    # Where to begin was said in the workout itself; how to move is what is asked for.
    cue = (line(BRIEF, text=Text("form", exercise.id, "0")),) if _fits(*told[1:2], *exercise.cues[:1]) else ()
    return (line(BRIEF, text=move), *cue) if len(told) > 1 else (line(BRIEF, text=start), *cue)


def in_full(exercise: str) -> tuple[Line, ...]:
    """Return the lines that teach an exercise from beginning to end: what to do, and what to take care of."""
    return (
        line("how_to.tell", text=Text("exercise", exercise, "how_to")),
        line("how_to.caution", text=Text("exercise", exercise, "caution")),
    )


def taught_in_brief(said: tuple[Line, ...]) -> str | None:
    """Return the id of the exercise that these lines teach in brief; None if they teach none."""
    texts = (value for one in said if one.key == BRIEF for _, value in one.values)
    return next((one.id for one in texts if isinstance(one, Text)), None)


def _fits(*texts: str) -> bool:
    return sum(len(one.split()) for one in texts) <= BRIEF_WORDS
