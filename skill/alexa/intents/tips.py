"""Fit tips and articles."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.tips.requests import TellAnother, TellMore, TellTodaysTip

INTENTS: dict[str, RequestReader] = {
    "TodaysTipIntent": lambda _: TellTodaysTip(),
    "TipIntent": s.tip,
    "TellMoreIntent": lambda _: TellMore(),
    "AnotherTipIntent": lambda _: TellAnother(),
    "ReadArticleIntent": s.article,
}
