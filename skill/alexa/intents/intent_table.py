"""The type of a room's table of intents: a function from an intent's slots to a request."""

from collections.abc import Callable

from skill.alexa.slots import Slots
from skill.domain.turn.requests import Heard

RequestReader = Callable[[Slots], Heard]
