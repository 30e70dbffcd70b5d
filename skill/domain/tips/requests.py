"""Requests for tips and articles."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class TellTodaysTip(Heard):
    """Ask for the tip of the day."""

    counts_by_day: ClassVar[bool] = True


@record
class TellTip(Heard):
    """Ask for a tip on a topic or for an audience."""

    counts_by_day: ClassVar[bool] = True
    topic: str | None = None
    audience: str | None = None
    words: str = ""
    """The words spoken for a topic, if the library has none of that name."""


@record
class TellAnother(Heard):
    """Ask for another tip."""


@record
class TellMore(Heard):
    """Read on in the article of the last tip."""


@record
class ReadArticle(Heard):
    """Read a whole article."""

    article: str | None = None
    topic: str | None = None
    words: str = ""
