"""What runs in a process that renders: one file after another, behind everything else on the machine."""

import errno
import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor

FILES_A_PROCESS = 200
"""After so many files a process is replaced by a new one, whatever it has kept by then."""
BEHIND_OTHERS = 10
"""How far a render stands back for turns (`nice`): a person waits for an answer, a player has a buffer."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def start_processes(count: int) -> Executor:
    """Return processes that render; each starts when it is first needed."""
    return ProcessPoolExecutor(
        count,
        mp_context=multiprocessing.get_context("spawn"),  # a fork would copy the server's threads' locks
        initializer=_begin,
        max_tasks_per_child=FILES_A_PROCESS,
    )


def make_file(path: str) -> str:
    """Render the file of an audio path, and return why it could not be; empty if it is there.

    No error leaves this process as itself: not every one can be sent to another.
    """
    from studio.errors import StudioError  # noqa: PLC0415  the server itself renders nothing
    from studio.rendering.addresses import fetch  # noqa: PLC0415

    try:
        fetch(path)
    except (StudioError, OSError, MemoryError) as error:
        return f"the disk is full: {error}" if _is_full(error) else f"{type(error).__name__}: {error}"
    return ""


def _is_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        error = error.__cause__
    return False


def _begin() -> None:
    from studio.rendering.processes import end_with_parent  # noqa: PLC0415  the server itself renders nothing

    os.nice(BEHIND_OTHERS)
    end_with_parent()
