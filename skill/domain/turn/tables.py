"""The types of the tables by which a room answers requests; `decide` and `conversation` merge them."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

Answers = Mapping[type[Heard], Callable[[Scene, Any], Outcome]]
"""The function that answers a request, by the request's class."""

Replies = Mapping[str, Callable[[Scene, Pending], Outcome]]
"""The function that answers "yes" (or "no"), by the topic of the question: `Pending.about`."""

Returns = Mapping[str, Callable[[Scene, HandoverEnded], Outcome]]
"""The function that answers the result of a handover, by its name: `Buy`, `AskFor` …"""
