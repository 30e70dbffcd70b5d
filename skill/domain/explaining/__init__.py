"""Explaining: questions answered from the exercises and the articles, by their best passage."""

from collections.abc import Callable
from typing import Any

from skill.domain.explaining import answers
from skill.domain.explaining import heard as e
from skill.domain.outcome import Outcome
from skill.domain.scene import Scene
from skill.domain.talk import Pending

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {e.Explain: answers.on_explain}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {"explain": answers.agreed}
