"""Render jobs: the audio files of a workout, a trainer or a playlist, and the folder that they stand in."""

import os
from dataclasses import dataclass
from pathlib import Path

from skill.content.authored import Authored, TrackFile
from studio.music.track_assets import track_asset, track_ms
from studio.paths import ROOT
from studio.score.breathers import score_breathers
from studio.score.segment_score import SegmentScore, score_workout

RENDERS_VARIABLE = "AUDIO_TRAINER_RENDERS"
"""The environment variable that names the folder of rendered audio."""
WORKERS = 2
"""Processes that render or measure at the same time."""


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One audio file that should exist."""

    path: str
    """Below the folder of renders: `segments/….mp3` or `tracks/….mp3`."""
    duration_ms: int
    name: str
    """For messages to the user."""
    score: SegmentScore | None
    """None for a track that is heard on its own."""
    track: TrackFile
    """The music, under the voice or alone."""


def renders_folder() -> Path:
    """Return the folder of rendered audio: AUDIO_TRAINER_RENDERS, or `renders/` in the repository."""
    chosen = os.environ.get(RENDERS_VARIABLE)
    return Path(chosen) if chosen else ROOT / "renders"


def file_of(job: RenderJob) -> Path:
    """Return the file of a job, whether it was rendered yet or not."""
    return renders_folder() / job.path


def workout_jobs(authored: Authored, workout_id: str) -> list[RenderJob]:
    """Return a job for each segment of a workout, in order."""
    return [_segment_job(authored, workout_id, score) for score in score_workout(authored, workout_id)]


def breather_jobs(authored: Authored, trainer_id: str) -> list[RenderJob]:
    """Return a job for each of a trainer's breathers, in order."""
    return [_segment_job(authored, trainer_id, score) for score in score_breathers(authored, trainer_id)]


def track_jobs(authored: Authored, playlist_id: str) -> list[RenderJob]:
    """Return a job for each track of a playlist, in order."""
    tracks = authored.playlists[playlist_id].tracks
    return [
        RenderJob(f"tracks/{track_asset(one)}.mp3", track_ms(one), f"{playlist_id} {one.id}", None, one)
        for one in tracks
    ]


def _segment_job(authored: Authored, owner: str, score: SegmentScore) -> RenderJob:
    path, name = f"segments/{score.asset}.mp3", f"{owner} {score.segment}"
    return RenderJob(path, score.duration_ms, name, score, authored.track(score.music.track))
