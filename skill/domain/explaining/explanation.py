"""Explaining a term or answering a question: one passage, never a list; else the nearest topic is offered."""

from skill.domain.explaining.passages import holds_more, passage
from skill.domain.explaining.requests import Explain
from skill.domain.explaining.teaching import in_brief
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.sentences import sentences
from skill.domain.library.contents import SearchHit, ShortAnswer
from skill.domain.listener.tips_told import ArticlePosition
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question, question_still_open
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_explain(scene: Scene, heard: Explain) -> Outcome:
    """Explain a term or answer a question from the library's exercises and articles."""
    if heard.term and (section := scene.library.term(heard.term)):
        return _tell(scene, section)
    if not heard.words:
        return _say_and_return(scene, line("explain.what"))
    if short := scene.library.short_answer(heard.words):
        return _tell_short(scene, short)
    if heard.is_of_soreness:
        return _say_and_return(scene, line("explain.soreness"))
    found = scene.library.search_passages(heard.words)
    if found and _is_answer(found[0]):
        return _tell(scene, found[0])
    if not found or scene.is_playing():
        return _say_and_return(scene, line("explain.unknown"))
    return _offer_nearest(scene, found[0])


def on_agreed_to_explain(scene: Scene, pending: Pending) -> Outcome:
    """Tell the nearest topic, which was offered."""
    of, _, rest = pending.id.partition(" ")
    item, _, section = rest.partition(" ")
    return _tell(scene, SearchHit(of, item, int(section or 0)))


def _is_answer(found: SearchHit) -> bool:
    return found.missed == 0 or found.holds_subject


def _tell_short(scene: Scene, short: ShortAnswer) -> Outcome:
    told = line("explain.tell", text=Text("short_answer", short.id, "text"))
    if not short.article:
        return _say_and_return(scene, told)
    return _say_and_return(_reading(scene, short.article, 0), told, then=_article_question(short.article))


def _tell(scene: Scene, found: SearchHit) -> Outcome:
    move = scene.library.exercise(found.id) if found.of == "exercise" else None
    if move is not None:
        return _say_and_return(scene, *in_brief(move))
    article = scene.library.article(found.id)
    if article is None or found.section >= len(article.sections):
        return _say_and_return(scene, line("explain.unknown"))
    section = article.sections[found.section]
    first, last = passage(section.text, found.words)
    is_whole = last + 1 - first == len(sentences(section.text))
    if section.answer and not holds_more(section.text, section.answer, found.words):
        told, is_whole = Text("answer", article.id, str(found.section)), False
    else:
        told = Text("passage", article.id, f"{found.section} {first} {last}")
    read = _reading(scene, article.id, found.section + is_whole)
    return _say_and_return(read, line("explain.tell", text=told), then=_article_question(article.id))


def _reading(scene: Scene, article: str, section: int) -> Scene:
    """Return the scene in which "tell me more" reads an article from a section on."""
    tips = replace(scene.listener.tips, reading=ArticlePosition(article, section))
    return replace(scene, listener=replace(scene.listener, tips=tips))


def _article_question(article: str) -> Question:
    return Question(
        line("explain.ask_article"), line("explain.article_reprompt"), Pending("article", article)
    )


def _offer_nearest(scene: Scene, found: SearchHit) -> Outcome:
    if found.of == "exercise":
        about: Text = Text("exercise", found.id)
    else:
        about = Text("heading", found.id, str(found.section))
    pending = Pending("explain", f"{found.of} {found.id} {found.section}")
    near = line("explain.near", about=about)
    question = Question(line("explain.shall_i"), line("explain.reprompt"), pending)
    return replace(scene.say(line("explain.unknown"), near, question=question), talk=scene.talk)


def _say_and_return(scene: Scene, *said: Line, then: Question | None = None) -> Outcome:
    """Say these lines, then ask what was asked before, else `then`; no question while audio plays."""
    if scene.is_playing():
        return scene.say(*said)
    question, talk = question_still_open(scene)
    return replace(scene.say(*said, question=question or then or open_question("ask.else")), talk=talk)
