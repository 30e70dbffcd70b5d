"""Rendering many files by their paths, ahead of being asked for."""

from collections.abc import Iterator, Sequence

from studio.rendering.addresses import fetch, job_of
from studio.rendering.renderer import render_all
from studio.score.tastes import FOLDER


def render_files(paths: Sequence[str]) -> Iterator[str]:
    """Render the files of paths that are missing here, and yield the name of each that was rendered.

    Raises:
        UnknownAsset: the library has no such audio.
        RenderError: a file could not be rendered.
    """
    for path in paths:
        if path.startswith(FOLDER):
            fetch(path)
            yield path
    for job in render_all([job_of(path) for path in paths if not path.startswith(FOLDER)]):
        yield job.name
