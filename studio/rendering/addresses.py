"""From the path in an audio address to its file, which is rendered when it is first asked for."""

from functools import lru_cache
from pathlib import Path

from skill.content.authored import CONTENT, Authored, read_authored, read_tables
from skill.domain.library.placement import NO_MUSIC
from studio.addresses.index import Origin, index_of
from studio.errors import UnknownAsset
from studio.music.earcons import EARCONS, SHIPPED_EARCONS, earcon_path, write_earcon
from studio.rendering.jobs import RenderJob, breather_jobs, file_of, renders_folder, track_jobs, workout_jobs
from studio.rendering.pictures import PICTURES, drawn_picture, make_picture
from studio.rendering.renderer import render, rendered
from studio.rendering.tastes import make_taste, rendered_taste
from studio.score.recast import AS_WRITTEN, Recast, score_recast
from studio.score.tastes import FOLDER, Taste, tastes


def fetch(path: str) -> Path:
    """Return the file of an audio path, rendered now if it is missing.

    Args:
        path: as in an audio address: `segments/….mp3`, `tracks/….mp3`, `tastes/….mp3` or `earcons/….mp3`;
            or as in a picture's, `pictures/….png`.

    Raises:
        UnknownAsset: the library has no such audio.
        RenderError: the file could not be rendered.
    """
    if (name := _earcon_name(path)) is not None:
        return _earcon_file(name, path)
    if path.startswith(FOLDER):
        return _taste_file(path)
    if path.startswith(PICTURES):
        return make_picture(path, renders_folder() / path)
    job = job_of(path)
    render(job)
    return file_of(job)


def rendered_bytes(path: str) -> bytes:
    """Return what stands at a path, MP3 or PNG, rendered now; no file of it is looked for, and none is left.

    Raises:
        UnknownAsset: the library has no such audio.
        RenderError: it could not be rendered.
        OSError: the encoder needs a temporary file, and there is no room for it.
    """
    if path.startswith(PICTURES):
        return drawn_picture(path)
    return rendered_taste(_taste(path)) if path.startswith(FOLDER) else rendered(job_of(path))


def rehearse() -> None:
    """Render something short for nobody, so that whatever is loaded late is loaded.

    Raises:
        RenderError: it could not be rendered.
    """
    authored = _library()
    rendered(breather_jobs(authored, min(authored.trainers))[0])


def expected_file(path: str) -> Path:
    """Return the file of an audio path without rendering a segment or track that is missing.

    Earcons, tastes and pictures are small, and are made at once.

    Raises:
        UnknownAsset: the library has no such audio.
    """
    if (name := _earcon_name(path)) is not None:
        return _earcon_file(name, path)
    if path.startswith(FOLDER):
        return _taste_file(path)
    if path.startswith(PICTURES):
        return make_picture(path, renders_folder() / path)
    origin = index_of().origin(path)
    if origin is None or not origin.of:
        raise UnknownAsset(path)
    return renders_folder() / path


def _earcon_name(path: str) -> str | None:
    name = path.removeprefix("earcons/").removesuffix(".mp3")
    return name if path == earcon_path(name) else None


def _earcon_file(name: str, path: str) -> Path:
    if name not in EARCONS:
        raise UnknownAsset(path)
    shipped = SHIPPED_EARCONS / f"{name}.mp3"
    return shipped if shipped.exists() else write_earcon(name, renders_folder() / "earcons")


def _taste_file(path: str) -> Path:
    make_taste(_taste(path), renders_folder() / path)
    return renders_folder() / path


def _taste(path: str) -> Taste:
    if index_of().origin(path) is None:
        raise UnknownAsset(path)
    return next(one for one in tastes(_library()) if one.path == path)


def job_of(path: str) -> RenderJob:
    """Return the job of a segment, breather or track, found by its name without scoring the whole library.

    Raises:
        UnknownAsset: the library has no such audio, or is older than the authors' files.
    """
    origin = index_of().origin(path)
    if origin is None or not origin.of:
        raise UnknownAsset(path)
    job = _written_job(origin)
    if job.path != path and (origin.change == AS_WRITTEN or not _is_of(path, job)):
        raise UnknownAsset(f"{path}: the compiled library is older than its files: say 'make build'")
    return job if origin.change == AS_WRITTEN else _recast_job(path, job, origin.change)


def _written_job(origin: Origin) -> RenderJob:
    return _jobs_of(origin.of, origin.id)[origin.place]


@lru_cache(maxsize=4)
def _jobs_of(of: str, item_id: str) -> list[RenderJob]:
    # Whoever asks for one segment asks for its neighbours next.
    jobs_of = {"workout": workout_jobs, "trainer": breather_jobs, "playlist": track_jobs}[of]
    return jobs_of(_library(), item_id)


def _is_of(path: str, job: RenderJob) -> bool:
    """True if a path names a recast of a job's segment."""
    return path.startswith(f"{job.path.removesuffix('.mp3')}.")


def _recast_job(path: str, job: RenderJob, change: Recast) -> RenderJob:
    authored, score = _library(), job.score
    assert score is not None  # noqa: S101  a recast is of a segment, which has a score
    asset = path.removeprefix("segments/").removesuffix(".mp3")
    recast = score_recast(authored, score.workout, score.place, change, asset)
    track = job.track if change.music == NO_MUSIC else authored.track(recast.music.track)
    return RenderJob(path, recast.duration_ms, f"{job.name} recast", recast, track)


@lru_cache(maxsize=1)
def _library() -> Authored:
    authored, faults = read_authored(read_tables(CONTENT)[0])
    if authored is None or faults:
        raise UnknownAsset("the library has faults: say 'python -m studio check'")
    return authored
