"""Decide: from what is known and what was heard to what is done and said. Pure, so it can be done again.

A write that meets a newer version of the listener is answered by deciding again on that one; nothing
here has an effect that would have to be taken back.
"""

from collections.abc import Callable
from typing import Any

from skill.domain import (
    asking,
    choice,
    controlling,
    conversing,
    explaining,
    handing,
    music,
    reporting,
    tips,
    training,
)
from skill.domain import (
    heard as h,
)
from skill.domain.asking_alexa import must_ask, noted
from skill.domain.choice.following_up import as_follow_up
from skill.domain.choice.heard import Pick, Suggest
from skill.domain.classes import replace
from skill.domain.coach import answers as coach
from skill.domain.coach.heard import Hurt
from skill.domain.coach.hurting import is_unwell
from skill.domain.facts import Fact
from skill.domain.listener import Listener
from skill.domain.noting import caught_up
from skill.domain.outcome import Outcome
from skill.domain.person import answers as person
from skill.domain.person.asking_once import as_answer
from skill.domain.plans import answers as plans
from skill.domain.plans.crediting import credited as credited_to_plan
from skill.domain.premium import answers as premium
from skill.domain.premium import gate
from skill.domain.progress import answers as progress
from skill.domain.progress.crediting import credited
from skill.domain.reminding import answers as reminding
from skill.domain.scene import Scene
from skill.domain.takes import in_fresh_words

REPORTS = (
    h.PlaybackStarted,
    h.PlaybackNearlyFinished,
    h.PlaybackFinished,
    h.PlaybackStopped,
    h.PlaybackFailed,
)

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.Launch: conversing.on_launch,
    h.ListWorkouts: training.on_list_workouts,
    h.TellTodaysTip: tips.on_todays_tip,
    h.TellTip: tips.on_tip,
    h.TellAnother: tips.on_another,
    h.TellMore: tips.on_more,
    h.ReadArticle: tips.on_read_article,
    h.StartPlaylist: music.on_start_playlist,
    h.ListPlaylists: music.on_list_playlists,
    h.Resume: controlling.on_resume,
    h.Pause: controlling.on_pause,
    h.Stop: controlling.on_stop,
    h.Cancel: controlling.on_cancel,
    h.Next: controlling.on_next,
    h.Previous: controlling.on_previous,
    h.Repeat: controlling.on_repeat,
    h.StartOver: controlling.on_start_over,
    h.Shuffle: controlling.on_shuffle,
    h.Loop: controlling.on_loop,
    h.WhatIsThis: asking.on_what_is_this,
    h.HowLongLeft: asking.on_how_long_left,
    h.WhatsNext: asking.on_whats_next,
    h.HowTo: asking.on_how_to,
    h.Help: conversing.on_help,
    h.Thanks: conversing.on_thanks,
    h.Yes: conversing.on_yes,
    h.No: conversing.on_no,
    h.GoHome: conversing.on_home,
    h.NotUnderstood: conversing.on_not_understood,
    h.HandoverEnded: handing.on_handover_ended,
    h.PlayPressed: controlling.on_play_pressed,
    h.PausePressed: controlling.on_pause_pressed,
    h.NextPressed: controlling.on_next_pressed,
    h.PreviousPressed: controlling.on_previous_pressed,
    h.PlaybackStarted: reporting.on_started,
    h.PlaybackNearlyFinished: reporting.on_nearly_finished,
    h.PlaybackFinished: reporting.on_finished,
    h.PlaybackStopped: reporting.on_stopped,
    h.PlaybackFailed: reporting.on_failed,
    **coach.ANSWERS,
    **choice.ANSWERS,
    **explaining.ANSWERS,
    **progress.ANSWERS,
    **plans.ANSWERS,
    **person.ANSWERS,
    **reminding.ANSWERS,
    **premium.ANSWERS,
}

UNREPEATED = (Hurt,)
"""What is answered for this moment only: of a person's health nothing is kept, not even what was said."""


BY_DAYS: frozenset[type] = frozenset(
    {
        h.StartWorkout,
        h.SurpriseMe,
        h.TellTodaysTip,
        h.TellTip,
        Suggest,
        Pick,
        *progress.ANSWERS,
        *plans.ANSWERS,
    }
)
"""What is answered by the person's own day, or begins something that will be counted on one."""


def decide(scene: Scene, heard: h.Heard) -> Outcome:
    """Return what comes of what was heard; the same scene and words always give the same outcome."""
    answer = ANSWERS[type(heard)]
    if isinstance(heard, REPORTS):
        outcome = gate.of_report(scene, answer(scene, heard))
        return replace(outcome, listener=_credited(scene, outcome.listener))
    if is_unwell(scene, heard):
        return decide(scene, Hurt())
    if type(heard) in BY_DAYS and must_ask(scene):
        return Outcome(scene.listener, needs=frozenset({Fact.TIME_ZONE}))
    scene = noted(scene)
    scene = replace(scene, listener=_credited(scene, caught_up(scene.listener, scene.device)))
    heard = as_follow_up(scene, as_answer(scene, heard))
    scene = gate.prepared(scene, heard)
    outcome = gate.of_turn(scene, heard, ANSWERS[type(heard)](scene, heard))
    return outcome if isinstance(heard, UNREPEATED) else _remembered(scene, outcome)


def _credited(scene: Scene, listener: Listener) -> Listener:
    if listener is scene.listener:
        return listener
    heard = credited(scene.library, scene.listener, listener, scene.today)
    return credited_to_plan(scene.library, scene.listener, heard, scene.today)


def _remembered(scene: Scene, outcome: Outcome) -> Outcome:
    # "Repeat" must work in a later request too, and Alexa's session may be gone by then.
    outcome = in_fresh_words(outcome)
    if not outcome.lines or outcome.lines == scene.listener.last_reply:
        return outcome
    return replace(outcome, listener=replace(outcome.listener, last_reply=outcome.lines))
