"""The tables of answers to this room's requests, and to "yes" after its questions."""

from skill.domain.playing.controls import (
    on_cancel,
    on_loop,
    on_next,
    on_next_pressed,
    on_pause,
    on_pause_pressed,
    on_play_pressed,
    on_previous,
    on_previous_pressed,
    on_repeat,
    on_resume,
    on_shuffle,
    on_start_over,
    on_stop,
)
from skill.domain.playing.household import RESUME_OTHER, on_agreed_to_resume
from skill.domain.playing.now_playing import on_how_long_left, on_what_is_this, on_whats_next
from skill.domain.playing.requests import (
    Cancel,
    HowLongLeft,
    Loop,
    Next,
    NextPressed,
    Pause,
    PausePressed,
    PlayPressed,
    Previous,
    PreviousPressed,
    Repeat,
    Resume,
    Shuffle,
    StartOver,
    Stop,
    WhatIsThis,
    WhatsNext,
)
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    Resume: on_resume,
    Pause: on_pause,
    Stop: on_stop,
    Cancel: on_cancel,
    Next: on_next,
    Previous: on_previous,
    Repeat: on_repeat,
    StartOver: on_start_over,
    Shuffle: on_shuffle,
    Loop: on_loop,
    PlayPressed: on_play_pressed,
    PausePressed: on_pause_pressed,
    NextPressed: on_next_pressed,
    PreviousPressed: on_previous_pressed,
    WhatIsThis: on_what_is_this,
    HowLongLeft: on_how_long_left,
    WhatsNext: on_whats_next,
}

AGREED: Replies = {
    RESUME_OTHER: on_agreed_to_resume,
    "resume": lambda scene, _: on_resume(scene, Resume()),
}
