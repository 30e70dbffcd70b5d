"""Articles, read one section at a time or whole."""

from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.listener.tips_told import ArticlePosition
from skill.domain.tips.requests import ReadArticle, TellMore
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_more(scene: Scene, _heard: TellMore) -> Outcome:
    """Read the next section of the article that the last tip or explanation came from."""
    reading = scene.listener.tips.reading
    article = scene.library.article(reading.article) if reading else None
    if reading is None or article is None:
        return scene.say(line("more.of_what"), question=open_question())
    here = reading.next_section
    if here >= len(article.sections):
        return scene.say(line("more.end"), question=another_question())
    section = line("article.section", text=Text("section", article.id, str(here)))
    is_last = here + 1 == len(article.sections)
    memory = replace(scene.listener.tips, reading=ArticlePosition(article.id, here + 1))
    listener = replace(scene.listener, tips=memory)
    question = another_question() if is_last else more_question()
    return Outcome(listener, lines=(section,), question=None if scene.is_playing() else question)


def on_read_article(scene: Scene, heard: ReadArticle) -> Outcome:
    """Read a whole article: the one named, one on the topic, or the one that was begun last."""
    article_id = _article_for(scene, heard)
    article = scene.library.article(article_id) if article_id else None
    if article is None:
        return scene.say(line("article.none"), question=open_question())
    title = line("article.title", title=Text("article", article.id, "title"))
    sections = [
        line("article.section", text=Text("section", article.id, str(place)))
        for place in range(len(article.sections))
    ]
    memory = replace(scene.listener.tips, reading=ArticlePosition(article.id, len(sections)))
    return Outcome(replace(scene.listener, tips=memory), lines=(title, *sections))


def _article_for(scene: Scene, heard: ReadArticle) -> str | None:
    if heard.article:
        return heard.article
    if heard.topic and (found := scene.library.articles((heard.topic,))):
        return found[0]
    if heard.words:
        found = scene.library.search_articles(heard.words)
        return found[0] if found else None
    reading = scene.listener.tips.reading
    if reading and not heard.topic:
        return reading.article
    everything = scene.library.articles()
    return everything[0] if everything and not heard.topic else None


def more_question() -> Question:
    """Return the question whether to go on with the article."""
    return Question(line("tip.ask_more"), line("tip.reprompt"), Pending("more"))


def another_question() -> Question:
    """Return the question whether to tell another tip."""
    return Question(line("tip.ask_another"), line("tip.reprompt"), Pending("another"))
