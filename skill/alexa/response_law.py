"""What Alexa accepts in the answer to each request type, as one table.

Alexa rejects a whole answer for one item too many in it, and then speaks an error over the workout. The rule
numbers are those of docs/alexa-law.md, where Amazon's documentation is collected.
"""

from enum import Flag, auto
from typing import Any


class May(Flag):
    """The parts that an answer may hold."""

    NOTHING = 0
    SPEAK = auto()
    """Speech, reprompt, card, and `shouldEndSession`."""
    START = auto()
    FOLLOW = auto()
    """ENQUEUE and REPLACE_ENQUEUED."""
    HALT = auto()
    HAND_OVER = auto()
    """Connections.SendRequest."""
    COMPLETE = auto()
    """Tasks.CompleteTask, which is owed where the answer to a task ends the session."""
    SHOW = auto()
    """Alexa.Presentation.APL.RenderDocument."""


IN_SESSION = May.SPEAK | May.START | May.FOLLOW | May.HALT | May.HAND_OVER
AUDIO = May.START | May.FOLLOW | May.HALT

TASK = "LaunchRequest with a task"
"""The request type of a task, as it stands in the table: to Alexa it is a LaunchRequest."""

TOUCH = "Alexa.Presentation.APL.UserEvent"
"""The request type of a touch of the screen."""

LAW: dict[str, May] = {
    "LaunchRequest": IN_SESSION | May.SHOW,  # R1
    TASK: May.SPEAK | May.HAND_OVER | May.COMPLETE,  # R18
    "IntentRequest": IN_SESSION | May.SHOW,  # R1
    TOUCH: IN_SESSION | May.SHOW,  # R15
    "SessionResumedRequest": IN_SESSION,  # R14
    "Connections.Response": IN_SESSION,  # R13
    "AudioPlayer.PlaybackStarted": May.HALT,  # R2
    "AudioPlayer.PlaybackFinished": May.HALT,  # R3
    "AudioPlayer.PlaybackStopped": May.NOTHING,  # R4
    "AudioPlayer.PlaybackNearlyFinished": AUDIO,  # R5
    "AudioPlayer.PlaybackFailed": AUDIO,  # R6
    "PlaybackController.PlayCommandIssued": AUDIO,  # R8
    "PlaybackController.PauseCommandIssued": AUDIO,  # R8
    "PlaybackController.NextCommandIssued": AUDIO,  # R8
    "PlaybackController.PreviousCommandIssued": AUDIO,  # R8
}
"""What each request type may be answered with; a type that is not here is only acknowledged (R9-R17)."""


def lawful_type(request: Any) -> str:
    """Return the row of the table that a request falls under."""
    kind = str(request.object_type)
    return TASK if kind == "LaunchRequest" and getattr(request, "task", None) is not None else kind
