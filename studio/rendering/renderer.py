"""Rendering the files of jobs that are missing: each once, whole or not at all, on several processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from studio.mixdown.encoding import encoded
from studio.mixdown.export import export, export_stems
from studio.mixdown.mixer import mix_segment, mix_track
from studio.mixdown.stems import segment_stems
from studio.rendering.jobs import WORKERS, RenderJob, file_of, renders_folder
from studio.rendering.processes import start_processes
from studio.voices.casting import voice_engine

if TYPE_CHECKING:
    from studio.audio.samples import Pcm


def render(job: RenderJob) -> bool:
    """Render a job's file unless it exists; return True if it was rendered now.

    Raises:
        RenderError: it could not be rendered; no unfinished file is left.
    """
    if file_of(job).exists():
        return False
    export(_sound(job), file_of(job), job.duration_ms, job.name)
    return True


def rendered(job: RenderJob) -> bytes:
    """Return the MP3 of a job, rendered now, without a file.

    Raises:
        RenderError: it could not be rendered.
        OSError: the encoder needs a temporary file, and there is no room for it.
    """
    return encoded(_sound(job), job.duration_ms, job.name)


def _sound(job: RenderJob) -> "Pcm":
    return mix_segment(job.score, job.track, voice_engine()) if job.score else mix_track(job.track)


def export_segment_stems(job: RenderJob) -> list[Path]:
    """Write a segment's stems as WAV files below `stems/`, and return the files; a track has none.

    Raises:
        RenderError: they could not be written.
    """
    if job.score is None:
        return []
    return export_stems(
        segment_stems(job.score, job.track, voice_engine()), renders_folder() / "stems" / job.score.asset
    )


def render_all(jobs: Sequence[RenderJob]) -> Iterator[RenderJob]:
    """Render all missing files on `WORKERS` processes, and yield each job when it is done.

    Raises:
        RenderError: a file could not be rendered.
    """
    missing = list({job.path: job for job in jobs if not file_of(job).exists()}.values())
    if len(missing) < 3:
        for job in missing:
            render(job)
            yield job
        return
    pools = [start_processes(1) for _ in range(WORKERS)]
    try:
        shares = zip(pools, split_by_worker(missing), strict=True)
        submitted = {pool.submit(render, job): job for pool, share in shares for job in share}
        for done in as_completed(submitted):
            done.result()
            yield submitted[done]
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def split_by_worker(jobs: Sequence[RenderJob]) -> list[list[RenderJob]]:
    """Return the jobs in one list for each worker process, about equally long.

    The jobs over one track stay in one list, so that only one process decodes the track. At most one track is
    split over several lists: the one whose splitting makes the longest list shortest.
    """
    tracks: dict[str, list[RenderJob]] = {}
    for job in sorted(jobs, key=lambda one: (-one.duration_ms, one.path)):
        tracks.setdefault(job.track.id, []).append(job)

    def with_split(split: str) -> list[list[RenderJob]]:
        whole = sorted((tracks[one] for one in tracks if one != split), key=_length_ms, reverse=True)
        shares: list[list[RenderJob]] = [[] for _ in range(WORKERS)]
        for unit in [*whole, *([job] for job in tracks[split])]:
            min(shares, key=_length_ms).extend(unit)
        return shares

    return min(map(with_split, tracks), key=lambda shares: max(map(_length_ms, shares)))


def _length_ms(jobs: Sequence[RenderJob]) -> int:
    return sum(job.duration_ms for job in jobs)
