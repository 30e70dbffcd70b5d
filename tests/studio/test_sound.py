"""Sound keeps its plan: lengths, levels, and what is said when."""

import subprocess
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from skill.content.authored import VoiceFile
from studio.audio.ffmpeg import ffmpeg
from studio.audio.gains import sample_gains
from studio.audio.limiter import limiter_gains
from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import level_db
from studio.audit.segment_audit import DUCK, OVER_MUSIC, measure_segment
from studio.errors import RenderError, UnknownAsset, VoiceError
from studio.mixdown.dynamics import DUCK_DB, down_by, ducking_depths
from studio.mixdown.export import export
from studio.mixdown.mixer import mix_segment, mix_track, mixed, separate_stems
from studio.mixdown.stems import LIFT_DB, ONSET, lift_db, segment_stems
from studio.music.tempo import bars_to_samples
from studio.music.track_sound import excerpt, track_sound
from studio.rendering.addresses import fetch
from studio.rendering.jobs import file_of, workout_jobs
from studio.rendering.renderer import export_segment_stems, render, split_by_worker
from studio.score.cue_sheet import SEAM_MS
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import score_workout
from studio.voices.casting import voice_engine
from tests.shipped_library import WORKOUT_IDS, authored

pytestmark = pytest.mark.rendering


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_a_score_keeps_its_promises(workout: str) -> None:
    """No two voices at once, every cue inside its segment, go and rest exactly where the plan says."""
    plan = plan_workout(authored(), workout)
    for planned, score in zip(plan, score_workout(authored(), workout), strict=True):
        ends = [cue.at_ms + cue.window_ms for cue in score.cues]
        assert all(end <= cue.at_ms for end, cue in zip(ends, score.cues[1:], strict=False))
        assert ends[-1] <= planned.duration_ms
        at = {cue.kind: cue.at_ms for cue in score.cues}
        assert (at["go"], at["rest"]) == (planned.work_start_ms, planned.work_end_ms)
        rings = {bell.kind: bell.at_ms for bell in score.bells}
        assert (rings["start"], rings["end"]) == (planned.work_start_ms, planned.work_end_ms)
        assert score.cues[0].at_ms >= SEAM_MS
        assert ends[-1] <= planned.duration_ms - SEAM_MS
    for one in plan:
        first, last = (bars_to_samples(bar, one.bpm) for bar in (one.start_bar, one.start_bar + one.bars))
        assert one.samples == last - first
    assert len({one.id for one in plan}) == len(plan)


def test_a_render_is_as_long_as_planned_and_never_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One segment, rendered, decoded, found again; nothing half made is left."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    job = workout_jobs(authored(), "desk-reset")[0]
    assert render(job) is True
    assert render(job) is False
    assert [file.suffix for file in tmp_path.rglob("*.*")] == [".mp3"]
    assert fetch(job.path) == file_of(job)
    with pytest.raises(UnknownAsset):
        fetch("segments/../../etc/passwd.mp3")


def test_a_mix_is_ducked_under_the_voice_and_comes_back() -> None:
    """The bed falls by 8 to 14 dB where somebody speaks, smoothly, and is back after it."""
    length = 5 * SAMPLE_RATE
    gains = down_by(DUCK_DB, ducking_depths([(SAMPLE_RATE, 2 * SAMPLE_RATE)], length))
    gain = 20 * np.log10(sample_gains(gains, 0, length))
    assert -14 <= gain[int(1.6 * SAMPLE_RATE)] <= -8
    assert gain[0] > -1
    assert gain[-1] > -1
    assert np.abs(np.diff(gain)).max() < 0.05


def test_nothing_clips_and_every_promised_sample_comes() -> None:
    """The mix of a segment has exactly its samples, below the ceiling."""
    score = score_workout(authored(), "strength-for-runners")[2]
    sound = mix_segment(score, authored().track(score.music.track), voice_engine())
    assert sound.shape == (score.samples, 2)
    assert np.abs(sound.astype(np.int32)).max() < 0.69 * 32_768
    peaks = np.array([0.1, 5.0, 0.1], np.float32)
    assert np.all(limiter_gains(peaks)[:3] * peaks < 0.69)


def test_music_is_exact_to_the_bar_and_goes_round() -> None:
    """A track is its bars long, and a stretch past its end begins anew."""
    track = authored().track("solid-ground")
    assert len(track_sound(track)) == bars_to_samples(track.bars, track.bpm)
    bar = bars_to_samples(1, track.bpm)
    last = len(track_sound(track)) - bars_to_samples(track.bars - 1, track.bpm)
    around = excerpt(track, track.bars - 1, 0, last + bar)
    assert np.array_equal(around[last:], excerpt(track, 0, 0, bar))
    assert np.sqrt(np.mean((mix_track(track) / 32_768) ** 2)) > 0.05


def test_voices_differ_and_an_unknown_one_is_named() -> None:
    """Two trainers do not sound the same; a voice that is not there is a clear error."""
    one = voice_engine().speak("Ready, and go.", VoiceFile("en-us+f3", 165, 52))
    other = voice_engine().speak("Ready, and go.", VoiceFile("en-us+m3", 165, 52))
    assert len(one) != len(other) or not np.allclose(one, other)
    with pytest.raises(VoiceError, match="nobody-such"):
        voice_engine().speak("x", VoiceFile("nobody-such", 165, 50))


def test_a_file_that_misses_its_plan_is_refused(tmp_path: Path) -> None:
    """A render of another length than planned fails, and leaves nothing."""
    with pytest.raises(RenderError, match="planned were"):
        export(np.zeros((SAMPLE_RATE, 2), np.int16), tmp_path / "x.mp3", 2_000, "x")
    assert list(tmp_path.iterdir()) == []


def test_a_render_is_mp3_at_128_kilobits(tmp_path: Path) -> None:
    """What a device gets is what its rules allow."""
    export(np.zeros((SAMPLE_RATE * 2, 2), np.int16), tmp_path / "x.mp3", 2_000, "x")
    told = subprocess.run(
        [ffmpeg(), "-i", str(tmp_path / "x.mp3")], capture_output=True, text=True, check=False
    )
    assert "mp3" in told.stderr
    assert "44100 Hz, stereo" in told.stderr
    assert "128 kb/s" in told.stderr


def test_a_shipped_segment_keeps_every_promise_that_the_audit_measures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loudness, true peak, ducking, voice over music, cues and length of three segments, on the files."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    jobs = [workout_jobs(authored(), one)[2] for one in ("strength-for-runners", "gentle-mobility")]
    jobs.append(workout_jobs(authored(), "full-throttle")[-1])
    for job in jobs:
        assert list(measure_segment(job).faults()) == []


def test_a_short_word_that_begins_with_breath_stands_above_the_music() -> None:
    """Samuel's "Three.", where the music under its weak beginning is loudest of all."""
    score = next(
        one for one in score_workout(authored(), "steady-and-strong") if one.segment == "main-3-wall-push-up"
    )
    stems = segment_stems(score, authored().track(score.music.track), voice_engine())
    apart = separate_stems(stems)
    words = [
        [level_db(apart[name][clip.at : clip.end] / 32_768) for name in ("voice", "music", "music-dry")]
        for clip in stems.clips
    ]
    assert min(voice - music for voice, music, _ in words) >= OVER_MUSIC + 0.5
    assert max(dry - music for _, music, dry in words) <= DUCK[1]


def test_only_a_short_word_with_a_weak_beginning_is_lifted() -> None:
    """Not one that begins at once, not a phrase, not nothing."""
    tone = np.sin(np.arange(SAMPLE_RATE) * 0.05).astype(np.float32)
    weak = tone.copy()
    weak[:ONSET] *= 0.1
    half = SAMPLE_RATE // 2
    assert [lift_db(one) for one in (weak[:half], tone[:half], weak, weak[:0])] == [LIFT_DB, 0, 0, 0]


@pytest.mark.parametrize("workout", ["easy-half-hour", "full-throttle", "desk-reset"])
def test_the_work_is_shared_out_evenly_and_by_track(workout: str) -> None:
    """Every job once; one track at most in two lanes; no lane takes much more than its part."""
    jobs = workout_jobs(authored(), workout)
    lanes = split_by_worker(jobs)
    assert sorted(job.path for lane in lanes for job in lane) == sorted(job.path for job in jobs)
    tracks = [{job.track.id for job in lane} for lane in lanes]
    assert len(tracks[0] & tracks[1]) <= 1
    for lane in lanes:
        at_hand = [job.track.id for job in lane]
        assert sum(one != other for one, other in pairwise(at_hand)) == len(set(at_hand)) - 1
    longest = max(job.duration_ms for job in jobs)
    lengths = [sum(job.duration_ms for job in lane) for lane in lanes]
    assert abs(lengths[0] - lengths[1]) <= longest


def test_the_audit_finds_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too quiet, and whose cues come late, is no longer as promised."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    job = workout_jobs(authored(), "desk-reset")[1]
    assert job.score is not None
    sound = mix_segment(job.score, job.track, voice_engine()) // 4
    late = np.roll(sound, SAMPLE_RATE // 2, axis=0)
    export(late, file_of(job), job.duration_ms, job.name)
    faults = " ".join(measure_segment(job).faults())
    assert "LUFS" in faults
    assert "ms from the plan" in faults


def test_stems_add_up_to_the_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Music, voice and bells, apart, are the mix again when they are added."""
    score = score_workout(authored(), "desk-reset")[0]
    stems = segment_stems(score, authored().track(score.music.track), voice_engine())
    apart = separate_stems(stems)
    whole = sum(apart[name].astype(np.int32) for name in ("music", "voice", "bells"))
    assert np.abs(whole - mixed(stems)).max() <= 3
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    written = export_segment_stems(workout_jobs(authored(), "desk-reset")[0])
    assert {path.name for path in written} == {"music.wav", "voice.wav", "bells.wav", "music-dry.wav"}
