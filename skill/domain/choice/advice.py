"""Answers to "what should I do today?" and "why?"."""

from skill.domain.choice.history import past_workouts, planned_today
from skill.domain.choice.on_screen import today_screen
from skill.domain.choice.requests import Suggest, Why
from skill.domain.choice.suggestion import Reason, ReasonKind, Suggestion, habits_of, suggest
from skill.domain.choice.wishes import workout_here_or_last
from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DAY_MS, MINUTE_MS
from skill.domain.listener.queue import Queue
from skill.domain.playback.streams import remaining_ms
from skill.domain.playing.current_workout import say_about_workout
from skill.domain.playing.player_orders import name_of
from skill.domain.tips.articles import on_more
from skill.domain.tips.requests import TellMore
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question, question_still_open, say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

MOST_REASONS = 3


def on_suggest(scene: Scene, _heard: Suggest) -> Outcome:
    """Suggest one workout with its main reason, and ask whether to start it.

    A person with an unfinished workout is reminded of that one, and offered nothing else.
    """
    if not scene.device.has_audio:
        return say_no_audio(scene)
    begun = workout_under_way(scene)
    if begun is not None:
        left = Length(remaining_ms(scene.library, begun))
        return say_about_workout(scene, begun, line("suggest.go_on", name=name_of(begun), left=left))
    found = suggestion(scene)
    if found is None:
        return scene.say(line("trouble.gone"))
    card = found.card
    said = line(
        "suggest.this",
        name=Text("workout", card.id),
        length=Length(card.minutes * MINUTE_MS),
        trainer=Text("trainer", card.trainer),
    )
    pending = Pending("offer", card.id)
    question = Question(line("offer.ask"), line("suggest.reprompt"), pending)
    is_planned = found.reasons[0].why is ReasonKind.PLANNED
    talk = replace(
        scene.talk, wish=Wish(), offered=(card.id,), told=(card.id,), tunes=(), asked_for=is_planned
    )
    reason = _reason_said(found.reasons[0])
    screen = today_screen(scene, card, reason)
    return replace(scene.say(said, reason, question=question), talk=talk, screen=screen)


def on_why(scene: Scene, _heard: Why) -> Outcome:
    """Give the reasons for the suggestion, or say what the workout offered or played last is good for."""
    if scene.pending is not None and scene.pending.about in {"more", "another"}:
        return on_more(scene, TellMore())
    question, talk = question_still_open(scene)
    card = scene.library.workout_card(talk.offered[0]) if talk.offered else workout_here_or_last(scene)
    if card is None:
        return scene.say(line("why.what"), question=open_question())
    found = suggestion(scene)
    good = line("why.good_for", name=Text("workout", card.id), good_for=Text("workout", card.id, "good_for"))
    if found is not None and found.card.id == card.id and talk.offered:
        reasons = tuple(_reason_said(one) for one in found.reasons[:MOST_REASONS])
        return replace(scene.say(*reasons, good, question=question), talk=talk)
    return replace(scene.say(good, question=question), talk=talk)


def suggestion(scene: Scene) -> Suggestion | None:
    """Return the workout that this person should do today; None only if the library is empty."""
    history = past_workouts(scene)
    return suggest(
        scene.library, history, habits_of(history, scene.library, planned_today(scene)), scene.today
    )


def workout_under_way(scene: Scene) -> Queue | None:
    """Return the unfinished workout that plays, or that stopped less than a day ago; else None."""
    queue = scene.listener.workout
    if queue is None or queue.is_over or scene.library.workout_card(queue.source.id) is None:
        return None
    return queue if queue.is_fresh(scene.now, DAY_MS) else None


def _reason_said(reason: Reason) -> Line:
    if reason.why is ReasonKind.RESTED:
        muscles = Words("muscles", reason.muscles)
        return line("why.rested", name=Text("workout", reason.workout), muscles=muscles)
    if reason.why is ReasonKind.CHANGE:
        return line("why.change", name=Text("workout", reason.workout))
    if reason.why is ReasonKind.EASY_DAY:
        return line("why.easy_day", count=reason.count)
    if reason.why is ReasonKind.LENGTH:
        return line("why.length", length=Length(reason.count * MINUTE_MS))
    if reason.why is ReasonKind.LEVEL:
        return line("why.level", level=Words("levels", (reason.level or "",)))
    return line("why.planned") if reason.why is ReasonKind.PLANNED else line("why.first")
