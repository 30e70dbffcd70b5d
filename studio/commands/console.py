"""How the commands talk to the user: errors as one sentence on stderr, and progress bars."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from studio.errors import StudioError

if TYPE_CHECKING:
    from rich.progress import Progress


def fail(message: object, code: int = 1) -> NoReturn:
    """Print a message to stderr and exit with a code."""
    print(message, file=sys.stderr)
    raise typer.Exit(code)


@contextmanager
def reported_errors() -> Iterator[None]:
    """Print an error of the studio as its sentence, without a traceback, and exit with 1."""
    try:
        yield
    except StudioError as error:
        fail(error)


def progress_bar() -> "Progress":
    """Return a progress bar on stderr, so that stdout can be read by programs."""
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True))
