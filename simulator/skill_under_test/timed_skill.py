"""A skill that is timed: Alexa waits eight seconds for a response and no longer."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from simulator.protocol.json_access import Json
from simulator.rules.breaches import Breach
from simulator.rules.latency import lateness


@dataclass(slots=True)
class TimedSkill:
    """Calls a skill, and measures how long each response takes."""

    answer: Callable[[Json], object]
    """The skill: takes a request envelope and returns a response envelope."""
    after: Callable[[Json, int], None] = lambda _request, _took_ms: None
    """Called after each response with the request and the time it took, in milliseconds."""
    _late: list[Breach] = field(default_factory=list)

    def __call__(self, request: Json) -> object:
        """Return the response to a request."""
        begun = time.monotonic_ns()
        answer = self.answer(request)
        took_ms = (time.monotonic_ns() - begun) // 1_000_000
        self._late += lateness(took_ms)
        self.after(request, took_ms)
        return answer

    def late(self) -> Sequence[Breach]:
        """Return the breaches of the response time since the last call of this method."""
        late, self._late = self._late, []
        return late
