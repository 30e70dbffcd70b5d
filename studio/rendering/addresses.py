"""From the path in an audio address to its file, which is rendered when it is first asked for."""

from functools import lru_cache
from pathlib import Path

from skill.content.authored import CONTENT, Authored, read_authored, read_tables
from skill.domain.library.placement import NO_MUSIC
from studio.errors import UnknownAsset
from studio.music.earcons import EARCONS, SHIPPED_EARCONS, earcon_path, write_earcon
from studio.rendering.jobs import RenderJob, breather_jobs, file_of, renders_folder, track_jobs, workout_jobs
from studio.rendering.renderer import render
from studio.rendering.tastes import FOLDER, Taste, make_taste, tastes
from studio.score.recast import read_recast_name, score_recast


def fetch(path: str) -> Path:
    """Return the file of an audio path, rendered now if it is missing.

    Args:
        path: as in an audio address: `segments/….mp3`, `tracks/….mp3`, `tastes/….mp3` or `earcons/….mp3`.

    Raises:
        UnknownAsset: the library has no such audio.
        RenderError: the file could not be rendered.
    """
    if (name := _earcon_name(path)) is not None:
        return _earcon_file(name, path)
    if path.startswith(FOLDER):
        return _taste_file(path)
    job = _job(path)
    render(job)
    return file_of(job)


def expected_file(path: str) -> Path:
    """Return the file of an audio path without rendering a segment or track that is missing.

    Earcons and tastes are short, and are made at once.

    Raises:
        UnknownAsset: the library has no such audio.
    """
    if (name := _earcon_name(path)) is not None:
        return _earcon_file(name, path)
    if path.startswith(FOLDER):
        return _taste_file(path)
    return file_of(_job(path))


def _earcon_name(path: str) -> str | None:
    name = path.removeprefix("earcons/").removesuffix(".mp3")
    return name if path == earcon_path(name) else None


def _earcon_file(name: str, path: str) -> Path:
    if name not in EARCONS:
        raise UnknownAsset(path)
    shipped = SHIPPED_EARCONS / f"{name}.mp3"
    return shipped if shipped.exists() else write_earcon(name, renders_folder() / "earcons")


def _taste_file(path: str) -> Path:
    taste = _tastes_by_path().get(path)
    if taste is None:
        raise UnknownAsset(path)
    make_taste(taste, renders_folder() / path)
    return renders_folder() / path


def _job(path: str) -> RenderJob:
    job = _jobs_by_path().get(path) or _recast_job(path)
    if job is None:
        raise UnknownAsset(path)
    return job


def _recast_job(path: str) -> RenderJob | None:
    """Return the job of a recast segment; None if its name is unknown or of an older edition."""
    asset = path.removeprefix("segments/").removesuffix(".mp3")
    base = _jobs_by_path().get(f"segments/{asset.partition('.')[0]}.mp3")
    if base is None or base.score is None:
        return None
    authored, score = _library(), base.score
    change = read_recast_name(authored, score, asset)
    if change is None:
        return None
    recast = score_recast(authored, score.workout, score.place, change, asset)
    track = base.track if change.music == NO_MUSIC else authored.track(recast.music.track)
    return RenderJob(path, recast.duration_ms, f"{base.name} recast", recast, track)


@lru_cache(maxsize=1)
def _library() -> Authored:
    authored, faults = read_authored(read_tables(CONTENT)[0])
    if authored is None or faults:
        raise UnknownAsset("the library has faults: say 'python -m studio check'")
    return authored


@lru_cache(maxsize=1)
def _tastes_by_path() -> dict[str, Taste]:
    return {one.path: one for one in tastes(_library())}


@lru_cache(maxsize=1)
def _jobs_by_path() -> dict[str, RenderJob]:
    authored = _library()
    jobs = [job for one in authored.workouts for job in workout_jobs(authored, one)]
    jobs += [job for one in authored.trainers for job in breather_jobs(authored, one)]
    jobs += [job for one in authored.playlists for job in track_jobs(authored, one)]
    return {job.path: job for job in jobs}
