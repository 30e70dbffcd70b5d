"""The AWS Lambda entry: builds the skill once for each process, which then serves everybody's requests."""

import gc

gc.disable()  # no object that is made at the start is garbage; collecting is a tenth of a cold start

from functools import lru_cache  # noqa: E402
from typing import Any  # noqa: E402

from skill.bootstrap import Settings, build_skill  # noqa: E402

_skill = lru_cache(maxsize=4)(build_skill)
_skill(Settings.from_environment())  # before the first request, while nobody waits
gc.freeze()  # these objects stay for the life of the process
gc.enable()


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Return the answer to one request of Alexa's; raises `NotDone` for an event to be sent again."""
    return _skill(Settings.from_environment())(event, context)
