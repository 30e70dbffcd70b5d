"""Rendering many files by their paths, ahead of being asked for."""

from collections.abc import Iterator, Sequence

from studio.rendering.addresses import fetch, job_of
from studio.rendering.pictures import PICTURES
from studio.rendering.renderer import render_all
from studio.score.tastes import FOLDER

AT_ONCE = (FOLDER, PICTURES)
"""The folders of what is so small that it needs no processes of its own."""


def render_files(paths: Sequence[str]) -> Iterator[str]:
    """Render the files of paths that are missing here, and yield the name of each that was rendered.

    Raises:
        UnknownAsset: the library has no such audio.
        RenderError: a file could not be rendered.
    """
    for path in paths:
        if path.startswith(AT_ONCE):
            fetch(path)
            yield path
    for job in render_all([job_of(path) for path in paths if not path.startswith(AT_ONCE)]):
        yield job.name
