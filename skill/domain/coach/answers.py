"""How each thing that is said to the coach is answered."""

from collections.abc import Callable
from typing import Any

from skill.domain.coach import (
    breathing,
    counting,
    easing,
    finishing,
    hurting,
    lasting,
    music_changing,
    sparing,
    swapping,
    teaching,
)
from skill.domain.coach import heard as h
from skill.domain.outcome import Outcome, line
from skill.domain.scene import Scene
from skill.domain.talk import Pending
from skill.domain.training import start

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.Slower: teaching.on_slower,
    h.RestartMove: teaching.on_restart_move,
    h.Easier: easing.on_easier,
    h.Harder: easing.on_harder,
    h.SwapMove: swapping.on_swap_move,
    h.Spare: sparing.on_spare,
    h.SkipWarmUp: lasting.on_skip_warm_up,
    h.ChangeLength: lasting.on_change_length,
    h.OneMoreRound: lasting.on_one_more_round,
    h.TakeBreather: breathing.on_breather,
    h.Ready: breathing.on_ready,
    h.ChangeMusic: music_changing.on_change_music,
    h.FasterMusic: music_changing.on_faster_music,
    h.SlowerMusic: music_changing.on_slower_music,
    h.NoMusic: music_changing.on_no_music,
    h.HowManyLeft: counting.on_how_many_left,
    h.WhichRound: counting.on_which_round,
    h.Hurt: hurting.on_hurt,
    h.Finish: finishing.on_finish,
}


def _agreed_to_cool_down(scene: Scene, pending: Pending) -> Outcome:
    card = scene.library.workout_card(pending.id)
    return start(scene, card) if card else scene.say(line("trouble.gone"))


AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {"cool-down": _agreed_to_cool_down}
