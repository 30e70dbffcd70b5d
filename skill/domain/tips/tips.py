"""Fit tips and the articles that they are drawn from: none twice until all were heard."""

from collections.abc import Sequence

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.listener.tips_told import Reading, TipsTold, code_of
from skill.domain.tips.articles import more_question
from skill.domain.tips.requests import TellAnother, TellTip, TellTodaysTip
from skill.domain.tips.suitability import best, follows_up, taste_of
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene

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
    fresh = [tip_id for tip_id in found if not scene.listener.tips.was_told(tip_id)]
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
    fresh = [tip_id for tip_id in on_topic if not scene.listener.tips.was_told(tip_id)]
    tip_id = scene.dice.pick(fresh) if fresh else _unheard(scene, scene.library.tip_ids())
    return scene.say(line("tip.none")) if tip_id is None else _told(scene, tip_id)


def _told(scene: Scene, tip_id: str, *before: Line) -> Outcome:
    tip = scene.library.tip(tip_id)
    if tip is None:
        return scene.say(line("tip.none"))
    memory = _remembered(scene.listener.tips, tip_id, Reading(tip.article, tip.section))
    listener = replace(scene.listener, tips=memory)
    said = line("tip.tell", text=Text("tip", tip_id, "text"))
    return Outcome(listener, lines=(*before, said), question=None if scene.is_playing() else more_question())


def _remembered(memory: TipsTold, tip_id: str, reading: Reading) -> TipsTold:
    return replace(memory, told=memory.told_with(tip_id), last=tip_id, reading=reading)


def _asked_about(scene: Scene, topic: str | None) -> Scene:
    memory = replace(scene.listener.tips, topic=topic)
    return replace(scene, listener=replace(scene.listener, tips=memory))


def _unheard(scene: Scene, among: Sequence[str]) -> str | None:
    """Return one of these that was not heard, and that suits; once all were, the one heard longest ago."""
    memory = scene.listener.tips
    fresh = _some(scene, [tip_id for tip_id in among if not memory.was_told(tip_id)])
    tips = [tip for tip_id in fresh if (tip := scene.library.tip(tip_id))]
    if tips:
        return scene.dice.pick(best(tips, taste_of(scene.listener, scene.library, scene.today))).id
    known = {code_of(tip_id): tip_id for tip_id in among}
    return next((known[code] for code in memory.told if code in known), None)


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
