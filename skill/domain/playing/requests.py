"""The playback requests, spoken or by button, and questions about what plays."""

from skill.domain.ground.records import record
from skill.domain.library.contents import SourceKind
from skill.domain.turn.requests import Heard


@record
class Resume(Heard):
    kind: SourceKind | None = None
    """Which queue is meant; None for the one last asked for."""


@record
class Pause(Heard): ...


@record
class Stop(Heard): ...


@record
class Cancel(Heard): ...


@record
class Next(Heard): ...


@record
class Previous(Heard): ...


@record
class Repeat(Heard): ...


@record
class StartOver(Heard): ...


@record
class Shuffle(Heard):
    on: bool


@record
class Loop(Heard):
    on: bool


@record
class WhatIsThis(Heard): ...


@record
class HowLongLeft(Heard): ...


@record
class WhatsNext(Heard): ...


@record
class PlayPressed(Heard): ...


@record
class PausePressed(Heard): ...


@record
class NextPressed(Heard): ...


@record
class PreviousPressed(Heard): ...
