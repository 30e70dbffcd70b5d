"""The tables by which each room answers its requests; `decide` and `conversation` merge them."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

Answers = Mapping[type[Heard], Callable[[Scene, Any], Outcome]]
"""What answers a request, by the request's class."""

Replies = Mapping[str, Callable[[Scene, Pending], Outcome]]
"""What "yes" (or "no") does, by what the question was about: `Pending.about`."""

Returns = Mapping[str, Callable[[Scene, HandoverEnded], Outcome]]
"""What follows when Alexa gives the conversation back, by the name of the handover."""
