"""The AWS Lambda entry: wires the skill once a process, and serves strangers in turn."""

import gc

gc.disable()  # nothing that is made while starting is garbage; looking for it is a tenth of a cold start

from functools import lru_cache  # noqa: E402
from typing import Any  # noqa: E402

from skill.bootstrap import Settings, build_skill  # noqa: E402

_skill = lru_cache(maxsize=4)(build_skill)
_skill(Settings.from_environment())  # before the first request, while starting is all there is to do
gc.freeze()  # and it is never garbage later
gc.enable()


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Answer one request of Alexa's; never raises."""
    return _skill(Settings.from_environment())(event, context)
