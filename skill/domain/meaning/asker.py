"""Whose question it is: the listener who was asked goes with the question to its answer.

Alexa may take one voice for another, or not know it again in the next turn. What changes something stored
is therefore done only for the person who was asked.
"""

from skill.domain.conversation.requests import AskAgain, NotUnderstood, Yes
from skill.domain.ground.records import replace
from skill.domain.playing.requests import Repeat
from skill.domain.reminders.requests import When
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

CONTINUING: tuple[type[Heard], ...] = (AskAgain, NotUnderstood, Yes, When, Repeat)
"""Requests that go on with the open question; any other begins one of the speaker's own."""


def is_anothers(scene: Scene) -> bool:
    """True if the open question was asked of another listener than the one who speaks now."""
    asked = scene.pending.asked if scene.pending else ""
    return bool(asked) and asked != scene.listener.key


def with_asker(scene: Scene, heard: Heard, outcome: Outcome) -> Outcome:
    """Return the outcome whose question says whom it asks."""
    if outcome.question is None or outcome.question.pending.asked:
        return outcome
    pending = outcome.question.pending
    asked = scene.listener.key
    if isinstance(heard, CONTINUING) and scene.pending is not None and _goes_on(scene.pending, pending):
        asked = scene.pending.asked or asked
    question = replace(outcome.question, pending=replace(pending, asked=asked))
    return replace(outcome, question=question)


def _goes_on(before: Pending, now: Pending) -> bool:
    """True if both questions are of one subject: `reminder`, then `reminder-set`."""
    return before.about.partition("-")[0] == now.about.partition("-")[0]
