"""What a room gives for each of its intents: from the slots to what was heard."""

from collections.abc import Callable

from skill.alexa.slots import Slots
from skill.domain.turn.requests import Heard

Reading = Callable[[Slots], Heard]
