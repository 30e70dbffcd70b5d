"""How each request of this room is answered."""

from skill.domain.progress.report import on_last_time, on_progress, on_set_goal, on_streak
from skill.domain.progress.requests import SetGoal, TellLastTime, TellProgress, TellStreak
from skill.domain.turn.tables import Answers

ANSWERS: Answers = {
    TellProgress: on_progress,
    TellStreak: on_streak,
    TellLastTime: on_last_time,
    SetGoal: on_set_goal,
}
