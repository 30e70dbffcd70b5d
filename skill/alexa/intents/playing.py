"""Alexa's own playback words, resuming a workout, and questions about what plays."""

from skill.alexa.intents.intent_table import RequestReader
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

INTENTS: dict[str, RequestReader] = {
    "ResumeWorkoutIntent": lambda _: Resume(SourceKind.WORKOUT),
    "HoldOnIntent": lambda _: Pause(),
    "WhatIsThisIntent": lambda _: WhatIsThis(),
    "HowLongLeftIntent": lambda _: HowLongLeft(),
    "WhatsNextIntent": lambda _: WhatsNext(),
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
}
