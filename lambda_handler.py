"""The AWS Lambda entry: wires the skill once a process, and serves strangers in turn."""

from functools import lru_cache
from typing import Any

from skill.bootstrap import Settings, build_skill

_skill = lru_cache(maxsize=4)(build_skill)
_skill(Settings.from_environment())  # before the first request, while starting is all there is to do


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Answer one request of Alexa's; never raises."""
    return _skill(Settings.from_environment())(event, context)
