"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.tips.articles import on_more, on_read_article
from skill.domain.tips.daily_tip import on_another_tip, on_tip, on_todays_tip
from skill.domain.tips.requests import ReadArticle, TellAnother, TellMore, TellTip, TellTodaysTip
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    TellTodaysTip: on_todays_tip,
    TellTip: on_tip,
    TellAnother: on_another_tip,
    TellMore: on_more,
    ReadArticle: on_read_article,
}

AGREED: Replies = {
    "article": lambda scene, pending: on_read_article(scene, ReadArticle(pending.id)),
    "more": lambda scene, _: on_more(scene, TellMore()),
    "tip": lambda scene, _: on_todays_tip(scene, TellTodaysTip()),
    "another": lambda scene, _: on_another_tip(scene, TellAnother()),
}
