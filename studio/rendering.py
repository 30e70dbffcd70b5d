"""Where renders stand, and how a missing one is made: once, whole, by however many ask at a time."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from skill.content.authored import CONTENT, Authored, TrackFile, read_authored, read_tables
from studio.mixdown.errors import UnknownAsset
from studio.music.assets import track_asset, track_ms
from studio.score.breathers import score_breathers
from studio.score.recasting import NO_MUSIC, change_of, score_recast
from studio.score.scoring import SegmentScore, score_workout
from studio.tastes import FOLDER, Taste, make_taste, tastes

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be there."""

    path: str
    """Below the renders: `segments/….mp3` or `tracks/….mp3`."""
    duration_ms: int
    name: str
    """What a person calls it."""
    score: SegmentScore | None
    """None for a track."""
    track: TrackFile


def renders() -> Path:
    """Return the folder of rendered audio: AUDIO_TRAINER_RENDERS, or `renders/` beside the studio."""
    chosen = os.environ.get("AUDIO_TRAINER_RENDERS")
    return Path(chosen) if chosen else Path(__file__).parent.parent / "renders"


def file_of(job: Job) -> Path:
    """Return where a job's file stands."""
    return renders() / job.path


def workout_jobs(authored: Authored, workout_id: str) -> list[Job]:
    """Return a job for each segment of a workout, in order."""
    return [
        Job(
            f"segments/{score.asset}.mp3",
            score.duration_ms,
            f"{workout_id} {score.segment}",
            score,
            authored.track(score.music.track),
        )
        for score in score_workout(authored, workout_id)
    ]


def breather_jobs(authored: Authored, trainer_id: str) -> list[Job]:
    """Return a job for each of a trainer's breathers, in order."""
    return [
        Job(
            f"segments/{score.asset}.mp3",
            score.duration_ms,
            f"{trainer_id} {score.segment}",
            score,
            authored.track(score.music.track),
        )
        for score in score_breathers(authored, trainer_id)
    ]


def track_jobs(authored: Authored, playlist_id: str) -> list[Job]:
    """Return a job for each track of a playlist, in order."""
    tracks = authored.playlists[playlist_id].tracks
    return [
        Job(f"tracks/{track_asset(one)}.mp3", track_ms(one), f"{playlist_id} {one.id}", None, one)
        for one in tracks
    ]


def render(job: Job) -> bool:
    """Make a job's file if it is not there; True if it was made now.

    Raises:
        RenderError: it could not be made; nothing half made is left.
    """
    if file_of(job).exists():
        return False
    from studio.mixdown.mixing import export, mix, mix_track
    from studio.voices.engines import engine

    sound = mix(job.score, job.track, engine()) if job.score else mix_track(job.track)
    export(sound, file_of(job), job.duration_ms, job.name)
    return True


def separate(job: Job) -> list[Path]:
    """Write a segment's stems below `stems/`, and return the files; none for a track.

    Raises:
        RenderError: they could not be made.
    """
    from studio.mixdown.mixing import export_stems
    from studio.mixdown.stems import stems_of
    from studio.voices.engines import engine

    if job.score is None:
        return []
    return export_stems(stems_of(job.score, job.track, engine()), renders() / "stems" / job.score.asset)


def render_all(jobs: Sequence[Job]) -> Iterator[Job]:
    """Make all that are missing, over two processes, and yield each when it is there.

    Raises:
        RenderError: one could not be made.
    """
    missing = list({job.path: job for job in jobs if not file_of(job).exists()}.values())
    if len(missing) < 3:
        for job in missing:
            render(job)
            yield job
        return
    pools = [ProcessPoolExecutor(1, mp_context=get_context("spawn")) for _ in range(WORKERS)]
    try:
        lanes = zip(pools, shared_out(missing), strict=True)
        asked = {pool.submit(render, job): job for pool, lane in lanes for job in lane}
        for done in as_completed(asked):
            done.result()
            yield asked[done]
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def shared_out(jobs: Sequence[Job]) -> list[list[Job]]:
    """Return the jobs in as many lanes as there are processes, about equally long.

    A track's jobs stand together, so that a process decodes it once; one track at most is parted, the
    one by which the longest lane is shortest.
    """
    tracks: dict[str, list[Job]] = {}
    for job in sorted(jobs, key=lambda one: (-one.duration_ms, one.path)):
        tracks.setdefault(job.track.id, []).append(job)

    def parting(parted: str) -> list[list[Job]]:
        whole = sorted((tracks[one] for one in tracks if one != parted), key=_length_ms, reverse=True)
        lanes: list[list[Job]] = [[] for _ in range(WORKERS)]
        for unit in [*whole, *([job] for job in tracks[parted])]:
            min(lanes, key=_length_ms).extend(unit)
        return lanes

    return min(map(parting, tracks), key=lambda lanes: max(map(_length_ms, lanes)))


def _length_ms(jobs: Sequence[Job]) -> int:
    return sum(job.duration_ms for job in jobs)


def fetch(path: str) -> Path:
    """Return the file of an audio path, made now if it is missing.

    Args:
        path: as in an address: `segments/….mp3`, `tracks/….mp3`, `tastes/….mp3` or `earcons/….mp3`.

    Raises:
        UnknownAsset: it is no path of this library.
        RenderError: it could not be made.
    """
    if (name := _earcon_named(path)) is not None:
        return _earcon(name, path)
    if path.startswith(FOLDER):
        return _fetched_taste(path)
    job = _job(path)
    render(job)
    return file_of(job)


def place_of(path: str) -> Path:
    """Return where the file of an audio path stands, or will stand once it is made.

    Raises:
        UnknownAsset: it is no path of this library.
    """
    if (name := _earcon_named(path)) is not None:
        return _earcon(name, path)
    if path.startswith(FOLDER):
        return _fetched_taste(path)
    return file_of(_job(path))


def _earcon_named(path: str) -> str | None:
    name = path.removeprefix("earcons/").removesuffix(".mp3")
    return name if path == f"earcons/{name}.mp3" else None


def _job(path: str) -> Job:
    job = _jobs_by_path().get(path) or _recast_job(path)
    if job is None:
        raise UnknownAsset(path)
    return job


def _fetched_taste(path: str) -> Path:
    taste = _tastes_by_path().get(path)
    if taste is None:
        raise UnknownAsset(path)
    make_taste(taste, renders() / path)
    return renders() / path


@lru_cache(maxsize=1)
def _tastes_by_path() -> dict[str, Taste]:
    return {one.path: one for one in tastes(_library())}


def _recast_job(path: str) -> Job | None:
    """Return the job of a segment that is not as its author wrote it; None if no part of it is known."""
    asset = path.removeprefix("segments/").removesuffix(".mp3")
    base = _jobs_by_path().get(f"segments/{asset.partition('.')[0]}.mp3")
    if base is None or base.score is None:
        return None
    authored, score = _library(), base.score
    change = change_of(authored, score, asset)
    if change is None:
        return None
    recast = score_recast(authored, score.workout, score.place, change, asset)
    track = base.track if change.music == NO_MUSIC else authored.track(recast.music.track)
    return Job(path, recast.duration_ms, f"{base.name} recast", recast, track)


def _earcon(name: str, path: str) -> Path:
    from studio.music import earcons

    if name not in earcons.EARCONS:
        raise UnknownAsset(path)
    shipped = earcons.SHELF / f"{name}.mp3"
    return shipped if shipped.exists() else earcons.write(name, renders() / "earcons")


@lru_cache(maxsize=1)
def _library() -> Authored:
    authored, faults = read_authored(read_tables(CONTENT)[0])
    if authored is None or faults:
        raise UnknownAsset("the library has faults: say 'python -m studio check'")
    return authored


@lru_cache(maxsize=1)
def _jobs_by_path() -> dict[str, Job]:
    authored = _library()
    jobs = [job for one in authored.workouts for job in workout_jobs(authored, one)]
    jobs += [job for one in authored.trainers for job in breather_jobs(authored, one)]
    jobs += [job for one in authored.playlists for job in track_jobs(authored, one)]
    return {job.path: job for job in jobs}
