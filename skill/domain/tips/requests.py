"""What one asks for of tips and articles."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class TellTodaysTip(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class TellTip(Heard):
    counts_by_day: ClassVar[bool] = True
    topic: str | None = None
    audience: str | None = None
    words: str = ""
    """What was said where a topic belongs, if it is none that the library knows."""


@record
class TellAnother(Heard): ...


@record
class TellMore(Heard): ...


@record
class ReadArticle(Heard):
    article: str | None = None
    topic: str | None = None
    words: str = ""
