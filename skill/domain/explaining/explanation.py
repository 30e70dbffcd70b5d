"""Explaining: one passage that answers, never a list; else an honest no, and the nearest thing."""

from skill.domain.explaining.passages import passage
from skill.domain.explaining.requests import Explain
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SearchHit
from skill.domain.listener.tips_told import Reading
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question, question_still_open
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

ENOUGH = 2
"""So many words must be found, where one is not: a single word of three may be about anything."""


def on_explain(scene: Scene, heard: Explain) -> Outcome:
    """Explain a term, or answer a question, from what the library knows."""
    if heard.term and (section := scene.library.term(heard.term)):
        return _told(scene, section)
    if not heard.words:
        return _kept(scene, line("explain.what"))
    found = scene.library.search_passages(heard.words)
    if found and _is_answer(found[0]):
        return _told(scene, found[0])
    if not found or scene.is_playing():
        return _kept(scene, line("explain.unknown"))
    return _near(scene, found[0])


def on_agreed_to_explain(scene: Scene, pending: Pending) -> Outcome:
    """Tell the near thing that was offered."""
    of, _, rest = pending.id.partition(" ")
    item, _, section = rest.partition(" ")
    return _told(scene, SearchHit(of, item, int(section or 0)))


def _is_answer(found: SearchHit) -> bool:
    return found.missed == 0 or (found.missed == 1 and len(found.words) >= ENOUGH)


def _told(scene: Scene, found: SearchHit) -> Outcome:
    if found.of == "exercise":
        return _move(scene, found.id)
    article = scene.library.article(found.id)
    if article is None or found.section >= len(article.sections):
        return _kept(scene, line("explain.unknown"))
    text = article.sections[found.section].text
    first, last = passage(text, found.words)
    said = line("explain.tell", text=Text("passage", article.id, f"{found.section} {first} {last}"))
    follows = Reading(article.id, found.section + 1)
    listener = replace(scene.listener, tips=replace(scene.listener.tips, reading=follows))
    return _kept(replace(scene, listener=listener), said)


def _move(scene: Scene, exercise_id: str) -> Outcome:
    how = line("how_to.tell", text=Text("exercise", exercise_id, "how_to"))
    return _kept(scene, how, line("how_to.caution", text=Text("exercise", exercise_id, "caution")))


def _near(scene: Scene, found: SearchHit) -> Outcome:
    if found.of == "exercise":
        about: Text = Text("exercise", found.id)
    else:
        about = Text("heading", found.id, str(found.section))
    pending = Pending("explain", f"{found.of} {found.id} {found.section}")
    near = line("explain.near", about=about)
    question = Question(line("explain.shall_i"), line("explain.reprompt"), pending)
    return replace(scene.say(line("explain.unknown"), near, question=question), talk=scene.talk)


def _kept(scene: Scene, *said: Line) -> Outcome:
    """Say something in between: what was talked about before is asked again; a workout goes on unasked."""
    if scene.is_playing():
        return scene.say(*said)
    question, talk = question_still_open(scene)
    return replace(scene.say(*said, question=question or open_question("ask.else")), talk=talk)
