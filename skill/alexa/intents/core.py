"""Workouts, tips, music, questions, and Alexa's own playback words."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.choice.requests import ListWorkouts, StartWorkout, SurpriseMe
from skill.domain.conversation.requests import GoHome, Help, No, NotUnderstood, Thanks, Yes
from skill.domain.library.contents import SourceKind
from skill.domain.playing.requests import (
    Cancel,
    HowLongLeft,
    Loop,
    Next,
    Pause,
    Previous,
    Repeat,
    Resume,
    Shuffle,
    StartOver,
    Stop,
    WhatIsThis,
    WhatsNext,
)
from skill.domain.tips.requests import TellAnother, TellMore, TellTodaysTip

INTENTS: dict[str, Reading] = {
    "StartWorkoutIntent": lambda slots: StartWorkout(s.wish(slots)),
    "ListWorkoutsIntent": lambda slots: ListWorkouts(s.wish(slots)),
    "SurpriseMeIntent": lambda _: SurpriseMe(),
    "TodaysTipIntent": lambda _: TellTodaysTip(),
    "TipIntent": s.tip,
    "TellMoreIntent": lambda _: TellMore(),
    "AnotherTipIntent": lambda _: TellAnother(),
    "ReadArticleIntent": s.article,
    "StartPlaylistIntent": s.playlist,
    "ListPlaylistsIntent": s.playlists,
    "ResumeWorkoutIntent": lambda _: Resume(SourceKind.WORKOUT),
    "ResumeMusicIntent": lambda _: Resume(SourceKind.PLAYLIST),
    "WhatIsThisIntent": lambda _: WhatIsThis(),
    "HowLongLeftIntent": lambda _: HowLongLeft(),
    "WhatsNextIntent": lambda _: WhatsNext(),
    "WhoTrainsIntent": s.trainer,
    "HowToIntent": s.exercise,
    "AMAZON.PauseIntent": lambda _: Pause(),
    "AMAZON.ResumeIntent": lambda _: Resume(),
    "AMAZON.StopIntent": lambda _: Stop(),
    "AMAZON.CancelIntent": lambda _: Cancel(),
    "AMAZON.NextIntent": lambda _: Next(),
    "AMAZON.PreviousIntent": lambda _: Previous(),
    "AMAZON.RepeatIntent": lambda _: Repeat(),
    "AMAZON.StartOverIntent": lambda _: StartOver(),
    "AMAZON.ShuffleOnIntent": lambda _: Shuffle(on=True),
    "AMAZON.ShuffleOffIntent": lambda _: Shuffle(on=False),
    "AMAZON.LoopOnIntent": lambda _: Loop(on=True),
    "AMAZON.LoopOffIntent": lambda _: Loop(on=False),
    "AMAZON.HelpIntent": lambda _: Help(),
    "ThanksIntent": lambda _: Thanks(),
    "HoldOnIntent": lambda _: Pause(),
    "AMAZON.YesIntent": lambda _: Yes(),
    "AMAZON.NoIntent": lambda _: No(),
    "AMAZON.NavigateHomeIntent": lambda _: GoHome(),
    "AMAZON.FallbackIntent": lambda _: NotUnderstood(),
}
