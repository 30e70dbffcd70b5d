"""What one asks for of tips and articles."""

from typing import ClassVar

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class TellTodaysTip(Heard):
    counts_by_day: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TellTip(Heard):
    counts_by_day: ClassVar[bool] = True
    topic: str | None = None
    audience: str | None = None
    words: str = ""
    """What was said where a topic belongs, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class TellAnother(Heard): ...


@dataclass(frozen=True, slots=True)
class TellMore(Heard): ...


@dataclass(frozen=True, slots=True)
class ReadArticle(Heard):
    article: str | None = None
    topic: str | None = None
    words: str = ""
