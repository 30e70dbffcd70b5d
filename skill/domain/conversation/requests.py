"""What is said around the training: hello, help, yes, no, thanks."""

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class Launch(Heard): ...


@dataclass(frozen=True, slots=True)
class Thanks(Heard):
    """A kind word, which wants nothing."""


@dataclass(frozen=True, slots=True)
class Help(Heard): ...


@dataclass(frozen=True, slots=True)
class Yes(Heard): ...


@dataclass(frozen=True, slots=True)
class No(Heard): ...


@dataclass(frozen=True, slots=True)
class GoHome(Heard): ...


@dataclass(frozen=True, slots=True)
class NotUnderstood(Heard): ...
