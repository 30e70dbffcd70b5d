"""Explaining a term or answering a question: one passage, never a list; else the nearest topic is offered."""

from skill.domain.explaining.passages import passage
from skill.domain.explaining.requests import Explain
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SearchHit
from skill.domain.listener.tips_told import ArticlePosition
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question, question_still_open
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

LEAST_WORDS_FOUND = 2
"""If one word of the question is missing from a passage, at least so many others must be in it."""


def on_explain(scene: Scene, heard: Explain) -> Outcome:
    """Explain a term or answer a question from the library's exercises and articles."""
    if heard.term and (section := scene.library.term(heard.term)):
        return _tell(scene, section)
    if not heard.words:
        return _say_and_return(scene, line("explain.what"))
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


def how_to_said(exercise: str) -> tuple[Line, ...]:
    """Return the lines that teach an exercise: what to do, and what to take care of."""
    return (
        line("how_to.tell", text=Text("exercise", exercise, "how_to")),
        line("how_to.caution", text=Text("exercise", exercise, "caution")),
    )


def _is_answer(found: SearchHit) -> bool:
    return found.missed == 0 or (found.missed == 1 and len(found.words) >= LEAST_WORDS_FOUND)


def _tell(scene: Scene, found: SearchHit) -> Outcome:
    if found.of == "exercise":
        return _say_and_return(scene, *how_to_said(found.id))
    article = scene.library.article(found.id)
    if article is None or found.section >= len(article.sections):
        return _say_and_return(scene, line("explain.unknown"))
    text = article.sections[found.section].text
    first, last = passage(text, found.words)
    said = line("explain.tell", text=Text("passage", article.id, f"{found.section} {first} {last}"))
    follows = ArticlePosition(article.id, found.section + 1)
    listener = replace(scene.listener, tips=replace(scene.listener.tips, reading=follows))
    return _say_and_return(replace(scene, listener=listener), said)


def _offer_nearest(scene: Scene, found: SearchHit) -> Outcome:
    if found.of == "exercise":
        about: Text = Text("exercise", found.id)
    else:
        about = Text("heading", found.id, str(found.section))
    pending = Pending("explain", f"{found.of} {found.id} {found.section}")
    near = line("explain.near", about=about)
    question = Question(line("explain.shall_i"), line("explain.reprompt"), pending)
    return replace(scene.say(line("explain.unknown"), near, question=question), talk=scene.talk)


def _say_and_return(scene: Scene, *said: Line) -> Outcome:
    """Say these lines, then ask again the question that was open before; no question while audio plays."""
    if scene.is_playing():
        return scene.say(*said)
    question, talk = question_still_open(scene)
    return replace(scene.say(*said, question=question or open_question("ask.else")), talk=talk)
