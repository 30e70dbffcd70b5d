"""Workouts, tips, music, questions, and Alexa's own playback words."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain import heard as h
from skill.domain.library import SourceKind

INTENTS: dict[str, Reading] = {
    "StartWorkoutIntent": lambda slots: h.StartWorkout(s.wish(slots)),
    "ListWorkoutsIntent": lambda slots: h.ListWorkouts(s.wish(slots)),
    "SurpriseMeIntent": lambda _: h.SurpriseMe(),
    "TodaysTipIntent": lambda _: h.TellTodaysTip(),
    "TipIntent": s.tip,
    "TellMoreIntent": lambda _: h.TellMore(),
    "AnotherTipIntent": lambda _: h.TellAnother(),
    "ReadArticleIntent": s.article,
    "StartPlaylistIntent": s.playlist,
    "ListPlaylistsIntent": s.playlists,
    "ResumeWorkoutIntent": lambda _: h.Resume(SourceKind.WORKOUT),
    "ResumeMusicIntent": lambda _: h.Resume(SourceKind.PLAYLIST),
    "WhatIsThisIntent": lambda _: h.WhatIsThis(),
    "HowLongLeftIntent": lambda _: h.HowLongLeft(),
    "WhatsNextIntent": lambda _: h.WhatsNext(),
    "WhoTrainsIntent": s.trainer,
    "HowToIntent": s.exercise,
    "AMAZON.PauseIntent": lambda _: h.Pause(),
    "AMAZON.ResumeIntent": lambda _: h.Resume(),
    "AMAZON.StopIntent": lambda _: h.Stop(),
    "AMAZON.CancelIntent": lambda _: h.Cancel(),
    "AMAZON.NextIntent": lambda _: h.Next(),
    "AMAZON.PreviousIntent": lambda _: h.Previous(),
    "AMAZON.RepeatIntent": lambda _: h.Repeat(),
    "AMAZON.StartOverIntent": lambda _: h.StartOver(),
    "AMAZON.ShuffleOnIntent": lambda _: h.Shuffle(on=True),
    "AMAZON.ShuffleOffIntent": lambda _: h.Shuffle(on=False),
    "AMAZON.LoopOnIntent": lambda _: h.Loop(on=True),
    "AMAZON.LoopOffIntent": lambda _: h.Loop(on=False),
    "AMAZON.HelpIntent": lambda _: h.Help(),
    "ThanksIntent": lambda _: h.Thanks(),
    "HoldOnIntent": lambda _: h.Pause(),
    "AMAZON.YesIntent": lambda _: h.Yes(),
    "AMAZON.NoIntent": lambda _: h.No(),
    "AMAZON.NavigateHomeIntent": lambda _: h.GoHome(),
    "AMAZON.FallbackIntent": lambda _: h.NotUnderstood(),
}
