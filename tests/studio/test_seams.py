"""A workout's music runs on through its seams, as decoded; and a workout has more than one track."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from skill.domain.ground.units import MINUTE_MS
from studio.audio.samples import SAMPLE_RATE
from studio.audit.heard_again import HeardAgain, heard_again
from studio.audit.meter import decode_mono
from studio.audit.seams import VOICE_AWAY_MS, seam, seams
from studio.rendering.jobs import file_of, workout_jobs
from studio.rendering.renderer import render
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import score_workout
from studio.voices.clip_index import has_takes
from studio.voices.clip_lengths import clip_length_ms
from tests.shipped_library import WORKOUT_IDS, authored


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_a_workout_goes_through_its_playlist(workout: str) -> None:
    """Each segment goes on where the last one ended, if its track has unheard bars, or takes the next track.

    A track that comes again goes on where it was left.
    """
    tracks = [one.id for one in authored().playlists[authored().workouts[workout].playlist].tracks]
    plan = plan_workout(authored(), workout)
    assert (plan[0].track, plan[0].start_bar) == (tracks[0], 0)
    left: dict[str, int] = {}
    entered = 0
    for one, other in pairwise(plan):
        assert other.bpm == authored().track(other.track).bpm
        end, bars = one.start_bar + one.bars, authored().track(one.track).bars
        if other.track == one.track:
            assert other.start_bar == end
            assert end - entered + other.bars <= bars
        else:
            left[one.track] = end % bars
            assert other.track == tracks[(tracks.index(one.track) + 1) % len(tracks)]
            assert other.start_bar == (entered := left.get(other.track, 0))
    for score, (one, other) in zip(score_workout(authored(), workout), pairwise(plan), strict=False):
        assert score.music.runs_on == (one.track == other.track)


def test_a_long_workout_hears_every_track() -> None:
    """In half an hour no track is played for more than half of the time."""
    plan = plan_workout(authored(), "easy-half-hour")
    heard = {one.track: 0 for one in plan}
    for one in plan:
        heard[one.track] += one.duration_ms
    assert len(heard) >= 3
    assert max(heard.values()) <= sum(heard.values()) / 2


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_music_can_be_heard_three_times_a_week(workout: str) -> None:
    """In up to twenty minutes at most 30 per cent of the bars come again, and none within six minutes."""
    assert list(heard_again(authored(), workout).faults()) == []


def test_music_that_comes_again_too_soon_is_told() -> None:
    """A bar in two is too many, and five minutes are too short; an hour's run is promised nothing."""
    poor = HeardAgain("x", 15 * MINUTE_MS, 2, 0.5, 5 * MINUTE_MS)
    assert [fault.split(": ")[1] for fault in poor.faults()] == [
        "50% of the music's bars were heard before",
        "music comes again after 5.0 minutes",
    ]
    assert list(replace(poor, duration_ms=60 * MINUTE_MS).faults()) == []


@pytest.mark.rendering
def test_music_runs_on_through_rendered_seams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decoded, the second file's music is where the first one's goes on; it rests there, without a click."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    found = list(seams(workout_jobs(authored(), "strength-for-runners")[:4]))
    assert len(found) == 3
    assert any(one.runs_on for one in found)
    assert [fault for one in found for fault in one.faults()] == []


@pytest.mark.rendering
def test_a_broken_seam_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that lost its first twentieth of a second has a jump; one that does not rest is heard, too."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    jobs = workout_jobs(authored(), "strength-for-runners")
    before, after = next((a, b) for a, b in pairwise(jobs) if a.score is not None and a.score.music.runs_on)
    for one in (before, after):
        render(one)
    first, second = decode_mono(file_of(before)), decode_mono(file_of(after))
    assert list(seam(before, after, first, second).faults()) == []
    late = np.concatenate([second[SAMPLE_RATE // 20 :], np.zeros(SAMPLE_RATE // 20, np.float32)])
    told = " ".join(seam(before, after, first, late).faults())
    assert "jumps" in told
    loud = first.copy()
    loud[-SAMPLE_RATE:] = 0.3 * np.sin(np.arange(SAMPLE_RATE) * 0.1)
    assert "does not rest" in " ".join(seam(before, after, loud, second).faults())


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_no_shipped_voice_comes_near_a_seam(workout: str) -> None:
    """To the sample, by the clips that are shipped: a window that is rounded up would be too long."""
    away = SAMPLE_RATE * VOICE_AWAY_MS // 1000
    for job in workout_jobs(authored(), workout):
        score = job.score
        assert score is not None
        for cue in score.cues:
            assert has_takes(cue.text, score.voice), "say 'python -m studio voice make'"
            at = round(cue.at_ms * SAMPLE_RATE / 1000)
            end = at + clip_length_ms(cue.text, score.voice) * SAMPLE_RATE // 1000
            assert away <= at, (job.name, cue)
            assert end <= score.samples - away, (job.name, cue)
