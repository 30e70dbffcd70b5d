"""What a person says to the coach in the middle of a workout."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.turn.requests import Heard


@record
class Slower(Heard):
    """Say the last thing again, slowly."""


@record
class RestartMove(Heard):
    """Play this move again from its set-up."""


@record
class Easier(Heard):
    """Make this move easier."""


@record
class Harder(Heard):
    """Make this move harder."""


@record
class SwapMove(Heard):
    """Do another move in place of one; without an exercise, in place of the present one."""

    exercise: str | None = None
    equipment: str | None = None
    """Equipment that is not at hand; `none` if there is none at all."""
    without: tuple[str, ...] = ()
    """What to leave out of the workout: words of the vocabulary `leave_out`."""
    body_part: str | None = None
    """The sore part that the other move must spare; used for the choice, and stored nowhere."""


@record
class Spare(Heard):
    """Leave something out of the current workout, or of the one to be chosen."""

    words: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out`."""
    said: str = ""
    """The words spoken, which may match none of the vocabulary."""


@record
class SkipWarmUp(Heard):
    """Go on with the first move after the warm-up."""


@record
class ChangeLength(Heard):
    """Make the rest of the workout take this long."""

    length_ms: DurationMs | None = None
    by: int = 0
    """1 if the length is to be added ("another five minutes"), -1 if it is to be taken off."""
    at_most: bool = False
    """True if the person has no more time than this: what is shorter stays as it is."""


@record
class OneMoreRound(Heard):
    """Do the present block's round once more."""


@record
class TakeBreather(Heard):
    """Rest for a while; the workout then goes on by itself."""

    length_ms: DurationMs | None = None


@record
class Ready(Heard):
    """End a rest or a pause."""


@record
class HowManyLeft(Heard):
    """Ask how many moves are left."""


@record
class WhichRound(Heard):
    """Ask which round this is."""


@record
class AboutMove(Heard):
    """Ask about the move that is on: "which leg", "where do my feet go", "what does this work"."""

    part: str = ""
    """The part of the body that is asked about: an id of the vocabulary `body_parts` or `muscles`."""
    side: bool = False
    """True if it is asked which side is at work."""
    muscles: bool = False
    """True if it is asked which muscles it works."""


@record
class Hurt(Heard):
    """The person is in pain or unwell; nothing of it is stored."""

    hurts: ClassVar[bool] = True
    is_remembered: ClassVar[bool] = False
    body_part: str | None = None


@record
class TellState(Heard):
    """Tell how one is; the words are in the utterance, and nothing of it is stored."""

    is_remembered: ClassVar[bool] = False
    is_fine: bool = False
    """True if the person said that something is over: "my knee doesn't hurt any more"."""


@record
class Unwell(Heard):
    """The words of any intent told of a concern for somebody's health; nothing of it is stored."""

    hurts: ClassVar[bool] = True
    is_remembered: ClassVar[bool] = False
    concern: str
    """One of `library.signs.BY_URGENCY`."""


@record
class TellWeary(Heard):
    """The person is sore or tired; nothing is offered for sale after that."""

    hurts: ClassVar[bool] = True
    is_remembered: ClassVar[bool] = False


@record
class Finish(Heard):
    """End the workout here."""


@record
class Walk(Heard):
    """Walk the rest of a run."""


@record
class AskForm(Heard):
    """Ask or tell something about how the move is done, which has one answer for all moves."""

    about: str
    """The line of the table `form` that answers it."""
