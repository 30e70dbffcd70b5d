"""Alexa's services where there are none: nothing is known, and no errand is done."""

from skill.domain.facts import Fact, Facts
from skill.domain.heard import Heard, NotUnderstood
from skill.domain.outcome import Errand
from skill.ports import Access


class NoServices:
    """Fills the port with silence."""

    def learn(self, wanted: frozenset[Fact], access: Access) -> Facts:
        """Return that all was asked and nothing told."""
        del access
        return Facts(asked=wanted)

    def run(self, errand: Errand, access: Access) -> Heard:
        """Return that it came to nothing."""
        del errand, access
        return NotUnderstood()
