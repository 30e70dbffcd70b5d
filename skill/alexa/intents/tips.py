"""Fit tips and articles."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.tips.requests import TellAnother, TellMore, TellTodaysTip

INTENTS: dict[str, Reading] = {
    "TodaysTipIntent": lambda _: TellTodaysTip(),
    "TipIntent": s.tip,
    "TellMoreIntent": lambda _: TellMore(),
    "AnotherTipIntent": lambda _: TellAnother(),
    "ReadArticleIntent": s.article,
}
