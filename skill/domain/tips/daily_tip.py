"""Telling tips: none is told twice until all were told."""

from collections.abc import Sequence

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.listener.tips_told import ArticlePosition, TipsTold, code_of
from skill.domain.tips.articles import more_question
from skill.domain.tips.requests import TellAnother, TellTip, TellTodaysTip
from skill.domain.tips.suitability import best_suited, follows_up, interests_of
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene

MOST_WEIGHED = 120
"""How many tips at most are scored to find the one that suits best."""


def on_todays_tip(scene: Scene, _heard: TellTodaysTip) -> Outcome:
    """Tell the tip of the day: the same all day, another one tomorrow."""
    memory = scene.listener.tips
    if memory.today_is == scene.today and memory.today and scene.library.tip(memory.today):
        return _tell(scene, memory.today, line("tip.today"))
    tip_id = _next_unheard(scene, scene.library.tip_ids())
    if tip_id is None:
        return scene.say(line("tip.none"))
    memory = replace(scene.listener.tips, today=tip_id, today_is=scene.today)
    scene = replace(scene, listener=replace(scene.listener, tips=memory))
    return _tell(_with_topic(scene, None), tip_id, _today_said(scene, tip_id))


def on_tip(scene: Scene, heard: TellTip) -> Outcome:
    """Tell a tip on a topic or for an audience; with neither, the tip of the day, later another one."""
    if not (heard.topic or heard.audience or heard.words):
        if scene.listener.tips.today_is != scene.today:
            return on_todays_tip(scene, TellTodaysTip())
        return on_another_tip(scene, TellAnother())
    found = _tips_about(scene, heard)
    scene = _with_topic(scene, heard.topic)
    fresh = [tip_id for tip_id in found if not scene.listener.tips.was_told(tip_id)]
    if fresh:
        return _tell(scene, scene.dice.pick(fresh))
    instead = _next_unheard(scene, scene.library.tip_ids())
    if instead is None:
        return scene.say(line("tip.none"))
    return _tell(scene, instead, line("tip.heard_all_about" if found else "tip.nothing_about"))


def on_another_tip(scene: Scene, _heard: TellAnother) -> Outcome:
    """Tell a tip that was not told yet, if possible on the same topic as the last request."""
    topic = scene.listener.tips.topic
    on_topic = scene.library.tip_ids((topic,)) if topic else ()
    fresh = [tip_id for tip_id in on_topic if not scene.listener.tips.was_told(tip_id)]
    tip_id = scene.dice.pick(fresh) if fresh else _next_unheard(scene, scene.library.tip_ids())
    return scene.say(line("tip.none")) if tip_id is None else _tell(scene, tip_id)


def _tell(scene: Scene, tip_id: str, *before: Line) -> Outcome:
    tip = scene.library.tip(tip_id)
    if tip is None:
        return scene.say(line("tip.none"))
    memory = _with_told(scene.listener.tips, tip_id, ArticlePosition(tip.article, tip.section))
    listener = replace(scene.listener, tips=memory)
    said = line("tip.tell", text=Text("tip", tip_id, "text"))
    return Outcome(listener, lines=(*before, said), question=None if scene.is_playing() else more_question())


def _with_told(memory: TipsTold, tip_id: str, reading: ArticlePosition) -> TipsTold:
    return replace(memory, told=memory.told_with(tip_id), last=tip_id, reading=reading)


def _with_topic(scene: Scene, topic: str | None) -> Scene:
    memory = replace(scene.listener.tips, topic=topic)
    return replace(scene, listener=replace(scene.listener, tips=memory))


def _next_unheard(scene: Scene, among: Sequence[str]) -> str | None:
    """Return the id of a suitable tip not told yet; if all were told, of the one told longest ago."""
    memory = scene.listener.tips
    fresh = _sampled(scene, [tip_id for tip_id in among if not memory.was_told(tip_id)])
    tips = [tip for tip_id in fresh if (tip := scene.library.tip(tip_id))]
    if tips:
        return scene.dice.pick(best_suited(tips, interests_of(scene.listener, scene.library, scene.today))).id
    known = {code_of(tip_id): tip_id for tip_id in among}
    return next((known[code] for code in memory.told if code in known), None)


def _sampled(scene: Scene, fresh: Sequence[str]) -> Sequence[str]:
    """Return the tips, or a random sample of `MOST_WEIGHED` if there are more."""
    if len(fresh) <= MOST_WEIGHED:
        return fresh
    return list(dict.fromkeys(scene.dice.pick(fresh) for _ in range(MOST_WEIGHED)))


def _today_said(scene: Scene, tip_id: str) -> Line:
    tip, interests = scene.library.tip(tip_id), interests_of(scene.listener, scene.library, scene.today)
    if tip is None or interests.yesterday is None or not follows_up(tip, interests):
        return line("tip.today")
    return line("tip.after", name=Text("workout", interests.yesterday.id))


def _tips_about(scene: Scene, heard: TellTip) -> Sequence[str]:
    if heard.words and not heard.topic:
        return scene.library.search_tips(heard.words)
    topics = (heard.topic,) if heard.topic else ()
    audiences = (heard.audience,) if heard.audience else ()
    both = scene.library.tip_ids(topics, audiences)
    return both or scene.library.tip_ids(topics)
