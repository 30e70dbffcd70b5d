"""The music follows the workout: it opens, drives, breathes and closes, on the bar."""

from dataclasses import replace
from itertools import pairwise

import pytest

from studio.music.layers import LAYERS, STRONG, layer_at
from studio.music.tempo import bars_to_samples
from studio.score.breathers import score_breathers
from studio.score.intensity import layers_under
from studio.score.segment_plan import PlannedSegment, plan_workout
from studio.score.segment_score import hashed_score, music_under, score_workout
from tests.shipped_library import TRAINER_IDS, WORKOUT_IDS, authored


def starts_ms(planned: PlannedSegment, bar: int) -> float:
    """Return where a bar of a segment begins, in milliseconds."""
    return bars_to_samples(bar, planned.bpm) / 44.1


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_work_drives_and_everything_else_does_not(workout: str) -> None:
    """In the main part each bar that begins in the work is strong, and no other; elsewhere none is."""
    plan = plan_workout(authored(), workout)
    for one in plan:
        layers = layers_under(plan, one)
        for bar in range(one.bars):
            begins, a_bar = starts_ms(one, bar), starts_ms(one, 1)
            is_strong = layer_at(layers, bar) in STRONG
            if one.block_kind != "main":
                assert not is_strong
            elif one.work_start_ms + a_bar / 50 < begins < one.work_end_ms - a_bar / 50:
                assert is_strong
            elif not (one.work_start_ms - a_bar / 50 < begins < one.work_end_ms + a_bar / 50):
                assert not is_strong


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_layers_are_known_in_order_and_change_something(workout: str) -> None:
    """From the first bar on, each change later than the last and to another layer, inside the segment."""
    plan = plan_workout(authored(), workout)
    for one in plan:
        layers = layers_under(plan, one)
        bars = [bar for bar, _ in layers]
        assert bars == sorted(set(bars))
        assert bars[0] <= 0
        assert bars[-1] < one.bars
        names = [name for _, name in layers]
        assert set(names) <= LAYERS.keys()
        assert all(name != after for name, after in pairwise(names))


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_what_runs_on_remembers_the_layer_before(workout: str) -> None:
    """Where the music runs on, the layer before the seam is the last segment's; else nothing was played."""
    plan = plan_workout(authored(), workout)
    for one, other in pairwise(plan):
        before = layer_at(layers_under(plan, other), -1)
        if music_under(plan, one).runs_on:
            assert before == layer_at(layers_under(plan, one), one.bars - 1)
        else:
            assert before == ""


def test_a_workout_builds_and_comes_down() -> None:
    """In strength-for-runners the warm-up opens and warms, work pushes at its end, the last closes."""
    plan = plan_workout(authored(), "strength-for-runners")
    heard = [[name for _, name in layers_under(plan, one)] for one in plan]
    assert heard[0][0] == "open"
    assert "warm" in heard[2]
    assert heard[4] == ["breathe", "open", "drive", "push", "breathe"]
    assert heard[-1][-1] == "close"


@pytest.mark.parametrize("trainer", TRAINER_IDS)
def test_a_breather_breathes(trainer: str) -> None:
    """A minute of rest has quiet music from the first bar to the last."""
    assert all(one.music.layers == ((0, "breathe"),) for one in score_breathers(authored(), trainer))


def test_other_layers_are_another_render() -> None:
    """A render's name tells which layers it was made with."""
    one = score_workout(authored(), "strength-for-runners")[4]
    track = authored().track(one.music.track)

    def asset(music: object) -> str:
        return hashed_score("w", "s", 0, one.samples, one.voice, (), (), music, track).asset  # type: ignore[arg-type]

    assert asset(one.music) == asset(replace(one.music))
    assert asset(one.music) != asset(replace(one.music, layers=((0, "drive"),)))
