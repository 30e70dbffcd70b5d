"""Processes that render: they end with the one that started them, however that ended."""

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process

from studio.rendering.jobs import WORKERS


def start_processes(count: int = WORKERS) -> ProcessPoolExecutor:
    """Return processes that work as long as this one; each starts when it is first needed."""
    # A fork would copy the locks of whatever threads there are.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=end_with_parent)


def end_with_parent() -> None:
    """Have this process end when its parent is gone.

    A parent that is killed tells its processes nothing, and each of them would wait for work for ever, with
    all the memory that it took for the last one.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
