"""The AWS Lambda entry of the renderer: builds it once for each process, which then serves all events."""

import gc

gc.disable()  # no object that is made at the start is garbage

import os  # noqa: E402
from typing import Any  # noqa: E402

from studio.render_function.entry import render_function  # noqa: E402

_function = render_function(os.environ)
gc.freeze()  # these objects stay for the life of the process
gc.enable()


def handler(event: Any, context: Any) -> Any:
    """Return the answer to one event of a function URL, of the queue, or of the skill's."""
    return _function(event, context)
