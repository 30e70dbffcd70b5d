"""Alexa's services where there are none: nobody is asked, and nothing goes over any network."""

from skill.domain.conversation.requests import NotUnderstood
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Errand
from skill.domain.turn.requests import Heard
from skill.ports import ApiAccess


class NoServices:
    """Knows nothing and does nothing."""

    def learn(self, wanted: frozenset[Fact], access: ApiAccess | None) -> Facts:
        """Learn nothing."""
        return Facts(asked=wanted)

    def run(self, errand: Errand, access: ApiAccess | None) -> Heard:
        """Do nothing."""
        return NotUnderstood()
