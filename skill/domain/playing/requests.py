"""The playback words, spoken or pressed, and questions about what plays."""

from skill.domain.ground.records import dataclass
from skill.domain.library.contents import SourceKind
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class Resume(Heard):
    kind: SourceKind | None = None
    """Which queue is meant; None: whichever was last asked for."""


@dataclass(frozen=True, slots=True)
class Pause(Heard): ...


@dataclass(frozen=True, slots=True)
class Stop(Heard): ...


@dataclass(frozen=True, slots=True)
class Cancel(Heard): ...


@dataclass(frozen=True, slots=True)
class Next(Heard): ...


@dataclass(frozen=True, slots=True)
class Previous(Heard): ...


@dataclass(frozen=True, slots=True)
class Repeat(Heard): ...


@dataclass(frozen=True, slots=True)
class StartOver(Heard): ...


@dataclass(frozen=True, slots=True)
class Shuffle(Heard):
    on: bool


@dataclass(frozen=True, slots=True)
class Loop(Heard):
    on: bool


@dataclass(frozen=True, slots=True)
class WhatIsThis(Heard): ...


@dataclass(frozen=True, slots=True)
class HowLongLeft(Heard): ...


@dataclass(frozen=True, slots=True)
class WhatsNext(Heard): ...


@dataclass(frozen=True, slots=True)
class PlayPressed(Heard): ...


@dataclass(frozen=True, slots=True)
class PausePressed(Heard): ...


@dataclass(frozen=True, slots=True)
class NextPressed(Heard): ...


@dataclass(frozen=True, slots=True)
class PreviousPressed(Heard): ...
