"""Reports of a week or another period, the streak and the last workout; setting the weekly goal."""

from skill.domain.ground.days import Span, add_days, past_span, span_of, week_of
from skill.domain.ground.lines import Count, Length, Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.spoken_days import spoken_day, spoken_span
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.diary import Diary, Sum
from skill.domain.listener.goals_and_streaks import Goal, streak_weeks, with_closed_weeks
from skill.domain.progress.milestones import with_milestones_told
from skill.domain.progress.on_screen import progress_screen
from skill.domain.progress.requests import SetGoal, TellLastTime, TellProgress, TellStreak
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

DAYS_OF_A_WEEK = 7
MOST_DAYS = 7
MOST_MINUTES = 2_000
"""Limits of a weekly goal."""
LEAST_STREAK = 2
"""From so many weeks in a row on, the report of this week mentions the streak."""


def on_progress(scene: Scene, heard: TellProgress) -> Outcome:
    """Say what was trained in a period; for this week, also the goal and the streak."""
    week = week_of(scene.today)
    if heard.compared:
        return _compared(scene)
    if heard.total and scene.listener.diary.all.trainings:
        return say_and_ask(scene, _total_said(scene.listener.diary.all))
    span = span_of(heard.period) if heard.period else week
    if span is None:
        return say_and_ask(scene, line("progress.when"))
    span = past_span(span, scene.today)
    if span.first > scene.today:
        return say_and_ask(scene, line("progress.future"))
    if span == week:
        return _this_week(scene)
    done = scene.listener.diary.sum_of_span(span)
    if done is None:
        return say_and_ask(scene, line("progress.forgotten", span=spoken_span(span, scene.today)))
    return say_and_ask(scene, _trained_said(scene, span, done))


def _total_said(done: Sum) -> Line:
    return line("progress.total", count=Count("workout", done.trainings), length=Length(done.ms))


def _compared(scene: Scene) -> Outcome:
    """Say what was trained this week and last week."""
    days = (scene.today, add_days(scene.today, -DAYS_OF_A_WEEK))
    diary = scene.listener.diary
    said = [_trained_said(scene, week_of(day), diary.sum_of_week(day)) for day in days]
    told = say_and_ask(scene, *(said[:1] if diary == Diary() else said))
    return replace(told, screen=progress_screen(scene))


def on_streak(scene: Scene, _heard: TellStreak) -> Outcome:
    """Say how many weeks in a row the goal was met, and the best streak."""
    listener = scene.listener
    weeks = streak_weeks(listener.diary, listener.aims, scene.today)
    best = max(with_closed_weeks(listener.diary, listener.aims, scene.today).streak.best, weeks)
    if weeks == 0:
        return say_and_ask(scene, line("streak.none"))
    said = [line("streak.weeks", count=Count("week", weeks))]
    if best > weeks:
        said.append(line("streak.best", count=Count("week", best)))
    elif not (listener.aims.goal or Goal()).is_met_by(listener.diary.sum_of_week(scene.today)):
        said.append(line("streak.open"))
    return say_and_ask(scene, *said)


def on_last_time(scene: Scene, _heard: TellLastTime) -> Outcome:
    """Say which workout was done last, when, and for how long."""
    last = scene.listener.diary.last_training()
    if last is None:
        has_begun = scene.listener.diary.sum_of_week(scene.today).ms > 0
        return _this_week(scene) if has_begun else say_and_ask(scene, line("last_time.none"))
    day = spoken_day(last.day, scene.today)
    name = Text("workout", last.workout) if scene.library.workout_card(last.workout) else None
    if name is None:
        return say_and_ask(scene, line("last_time.gone", day=day, length=Length(last.ms)))
    key = "last_time.whole" if last.is_finished else "last_time.part"
    return say_and_ask(scene, line(key, day=day, name=name, length=Length(last.ms)))


def on_set_goal(scene: Scene, heard: SetGoal) -> Outcome:
    """Set the weekly goal in days or minutes, and say how much of it is done this week."""
    goal = _goal(heard)
    if goal is None:
        return (
            scene.say(line("goal.say_number")) if scene.is_playing() else scene.say(question=goal_question())
        )
    listener = scene.listener
    aims = replace(with_closed_weeks(listener.diary, listener.aims, scene.today), goal=goal)
    scene = replace(scene, listener=replace(listener, aims=aims))
    said = [_goal_said("goal.set", goal)]
    if heard.days is not None and heard.days > MOST_DAYS:
        said.insert(0, line("goal.seven"))
    if scene.listener.diary.sum_of_week(scene.today).days:
        said.append(_goal_progress_said(scene, goal))
    return say_and_ask(scene, *said)


def goal_question() -> Question:
    """Return the question how many days a week the person would like to train."""
    return Question(line("goal.ask"), line("goal.reprompt"), Pending("goal"))


def _this_week(scene: Scene) -> Outcome:
    listener, lines = with_milestones_told(scene.listener, scene.today)
    scene = replace(scene, listener=listener)
    week = listener.diary.sum_of_week(scene.today)
    goal = listener.aims.goal
    said = [_trained_said(scene, week_of(scene.today), week)]
    if goal is not None and week.ms:
        said.append(_goal_progress_said(scene, goal))
    weeks = streak_weeks(listener.diary, listener.aims, scene.today)
    if weeks >= LEAST_STREAK:
        said.append(line("streak.too", count=Count("week", weeks)))
    return replace(say_and_ask(scene, *said, *lines), screen=progress_screen(scene))


def _trained_said(scene: Scene, span: Span, done: Sum) -> Line:
    when = spoken_span(span, scene.today)
    if not done.ms:
        is_new = scene.listener.diary == Diary()
        return line("progress.new" if is_new else "progress.nothing", span=when)
    if not done.trainings:
        return line("progress.a_little", span=when, length=Length(done.ms))
    return line("progress.done", span=when, count=Count("workout", done.trainings), length=Length(done.ms))


def _goal_progress_said(scene: Scene, goal: Goal) -> Line:
    week = scene.listener.diary.sum_of_week(scene.today)
    if goal.is_met_by(week):
        return line("goal.met")
    if goal.days:
        return line("goal.days_left", count=Count("day", goal.days - week.days))
    return line("goal.minutes_left", left=Length(goal.minutes * MINUTE_MS - week.ms))


def _goal(heard: SetGoal) -> Goal | None:
    if heard.days is not None and heard.days > 0:
        return Goal(days=min(heard.days, MOST_DAYS))
    if heard.minutes is not None and heard.minutes > 0:
        return Goal(minutes=min(heard.minutes, MOST_MINUTES))
    return None


def _goal_said(key: str, goal: Goal) -> Line:
    if goal.days:
        return line(f"{key}.days", count=Count("day", goal.days))
    return line(f"{key}.minutes", length=Length(goal.minutes * MINUTE_MS))
