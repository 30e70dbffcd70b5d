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
    """Do another move instead; without an exercise, instead of the present one."""

    exercise: str | None = None
    equipment: str | None = None
    """What is not at hand; `none`: nothing is."""
    without: tuple[str, ...] = ()
    """What should not be in the workout any more: words of the vocabulary `leave_out`."""
    body_part: str | None = None
    """What does not like it; used for the choice, and stored nowhere."""


@record
class Spare(Heard):
    """Nothing of this, please: of the workout, or of the one to be chosen."""

    words: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out`."""
    said: str = ""
    """What was said, which may be none of them."""


@record
class SkipWarmUp(Heard):
    """Go to the main work."""


@record
class ChangeLength(Heard):
    """Make what is left take so long."""

    length_ms: DurationMs | None = None


@record
class OneMoreRound(Heard):
    """Do the present block's round once more."""


@record
class TakeBreather(Heard):
    """Rest, and go on by itself."""

    length_ms: DurationMs | None = None


@record
class Ready(Heard):
    """Go on."""


@record
class HowManyLeft(Heard):
    """How many moves are left?"""


@record
class WhichRound(Heard):
    """Which round is this?"""


@record
class Hurt(Heard):
    """Something is wrong with the person; nothing of it is stored."""

    hurts: ClassVar[bool] = True
    is_remembered: ClassVar[bool] = False
    body_part: str | None = None


@record
class Finish(Heard):
    """End the workout here."""


@record
class Walk(Heard):
    """Walk what is left of a run."""
