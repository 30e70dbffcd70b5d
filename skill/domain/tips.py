"""Fit tips and the articles that they are drawn from: none twice until all were heard."""

from collections.abc import Sequence

from skill.domain.classes import replace
from skill.domain.heard import ReadArticle, TellAnother, TellMore, TellTip, TellTodaysTip
from skill.domain.outcome import Line, Outcome, Question, Text, line
from skill.domain.scene import Scene
from skill.domain.talk import Pending
from skill.domain.tip_choice import best, follows_up, taste_of
from skill.domain.tip_memory import Reading, TipMemory, code_of
from skill.domain.training import open_question

MOST_WEIGHED = 120
"""How many tips are looked at to find the one that suits best."""


def on_todays_tip(scene: Scene, _heard: TellTodaysTip) -> Outcome:
    """Tell today's tip: the same all day, another tomorrow."""
    memory = scene.listener.tips
    if memory.today_is == scene.today and memory.today and scene.library.tip(memory.today):
        return _told(scene, memory.today, line("tip.today"))
    tip_id = _unheard(scene, scene.library.tip_ids())
    if tip_id is None:
        return scene.say(line("tip.none"))
    memory = replace(scene.listener.tips, today=tip_id, today_is=scene.today)
    scene = replace(scene, listener=replace(scene.listener, tips=memory))
    return _told(_asked_about(scene, None), tip_id, _today_said(scene, tip_id))


def on_tip(scene: Scene, heard: TellTip) -> Outcome:
    """Tell a tip about a topic or for somebody; with neither, today's if it was not heard yet."""
    if not (heard.topic or heard.audience or heard.words):
        if scene.listener.tips.today_is != scene.today:
            return on_todays_tip(scene, TellTodaysTip())
        return on_another(scene, TellAnother())
    found = _about(scene, heard)
    scene = _asked_about(scene, heard.topic)
    fresh = [tip_id for tip_id in found if not scene.listener.tips.has_heard(tip_id)]
    if fresh:
        return _told(scene, scene.dice.pick(fresh))
    instead = _unheard(scene, scene.library.tip_ids())
    if instead is None:
        return scene.say(line("tip.none"))
    return _told(scene, instead, line("tip.heard_all_about" if found else "tip.nothing_about"))


def on_another(scene: Scene, _heard: TellAnother) -> Outcome:
    """Tell one that was not heard yet, on the same topic while there is one."""
    topic = scene.listener.tips.topic
    on_topic = scene.library.tip_ids((topic,)) if topic else ()
    fresh = [tip_id for tip_id in on_topic if not scene.listener.tips.has_heard(tip_id)]
    tip_id = scene.dice.pick(fresh) if fresh else _unheard(scene, scene.library.tip_ids())
    return scene.say(line("tip.none")) if tip_id is None else _told(scene, tip_id)


def on_more(scene: Scene, _heard: TellMore) -> Outcome:
    """Go on into the article that the last tip came from, a section a turn."""
    reading = scene.listener.tips.reading
    article = scene.library.article(reading.article) if reading else None
    if reading is None or article is None:
        return scene.say(line("more.of_what"), question=open_question())
    here = reading.next_section
    if here >= len(article.sections):
        return scene.say(line("more.end"), question=_another_question())
    section = line("article.section", text=Text("section", article.id, str(here)))
    is_last = here + 1 == len(article.sections)
    memory = replace(scene.listener.tips, reading=Reading(article.id, here + 1))
    listener = replace(scene.listener, tips=memory)
    question = _another_question() if is_last else _more_question()
    return Outcome(listener, lines=(section,), question=_unless_on(scene, question))


def on_read_article(scene: Scene, heard: ReadArticle) -> Outcome:
    """Read a whole article: the one named, one on the topic, or the one that the last tip is from."""
    article_id = _article_for(scene, heard)
    article = scene.library.article(article_id) if article_id else None
    if article is None:
        return scene.say(line("article.none"), question=open_question())
    title = line("article.title", title=Text("article", article.id, "title"))
    sections = [
        line("article.section", text=Text("section", article.id, str(place)))
        for place in range(len(article.sections))
    ]
    memory = replace(scene.listener.tips, reading=Reading(article.id, len(sections)))
    return Outcome(replace(scene.listener, tips=memory), lines=(title, *sections))


def _told(scene: Scene, tip_id: str, *before: Line) -> Outcome:
    tip = scene.library.tip(tip_id)
    if tip is None:
        return scene.say(line("tip.none"))
    memory = _remembered(scene.listener.tips, tip_id, Reading(tip.article, tip.section))
    listener = replace(scene.listener, tips=memory)
    said = line("tip.tell", text=Text("tip", tip_id, "text"))
    return Outcome(listener, lines=(*before, said), question=_unless_on(scene, _more_question()))


def _remembered(memory: TipMemory, tip_id: str, reading: Reading) -> TipMemory:
    return replace(memory, heard=memory.with_heard(tip_id), last=tip_id, reading=reading)


def _asked_about(scene: Scene, topic: str | None) -> Scene:
    memory = replace(scene.listener.tips, topic=topic)
    return replace(scene, listener=replace(scene.listener, tips=memory))


def _unless_on(scene: Scene, question: Question) -> Question | None:
    # An open microphone would hold up the workout; while it plays, a tip is only told.
    return None if scene.is_on() else question


def _unheard(scene: Scene, among: Sequence[str]) -> str | None:
    """Return one of these that was not heard, and that suits; once all were, the one heard longest ago."""
    memory = scene.listener.tips
    fresh = _some(scene, [tip_id for tip_id in among if not memory.has_heard(tip_id)])
    tips = [tip for tip_id in fresh if (tip := scene.library.tip(tip_id))]
    if tips:
        return scene.dice.pick(best(tips, taste_of(scene.listener, scene.library, scene.today))).id
    known = {code_of(tip_id): tip_id for tip_id in among}
    return next((known[code] for code in memory.heard if code in known), None)


def _some(scene: Scene, fresh: Sequence[str]) -> Sequence[str]:
    """Return as many as are worth looking at: of thousands, some by chance."""
    if len(fresh) <= MOST_WEIGHED:
        return fresh
    return list(dict.fromkeys(scene.dice.pick(fresh) for _ in range(MOST_WEIGHED)))


def _today_said(scene: Scene, tip_id: str) -> Line:
    tip, taste = scene.library.tip(tip_id), taste_of(scene.listener, scene.library, scene.today)
    if tip is None or taste.yesterday is None or not follows_up(tip, taste):
        return line("tip.today")
    return line("tip.after", name=Text("workout", taste.yesterday.id))


def _about(scene: Scene, heard: TellTip) -> Sequence[str]:
    if heard.words and not heard.topic:
        return scene.library.search_tips(heard.words)
    topics = (heard.topic,) if heard.topic else ()
    audiences = (heard.audience,) if heard.audience else ()
    both = scene.library.tip_ids(topics, audiences)
    return both or scene.library.tip_ids(topics)


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


def _more_question() -> Question:
    return Question(line("tip.ask_more"), line("tip.reprompt"), Pending("more"))


def _another_question() -> Question:
    return Question(line("tip.ask_another"), line("tip.reprompt"), Pending("another"))
