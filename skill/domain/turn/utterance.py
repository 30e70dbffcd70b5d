"""What a person said, as far as Alexa tells it: the chosen intent, and the words in its slots.

Alexa gives a skill no transcript. Words come in slot values alone: as much as a sample's slot could hold.
"""

from skill.domain.ground.records import record


@record
class SpokenSlot:
    """One slot's value."""

    slot: str
    """The slot's name."""
    said: str
    """What was recognized, in lower case: `apps`."""
    id: str = ""
    """The value that Alexa resolved it to; empty if none."""


@record
class Utterance:
    """One utterance; empty for a button, an event, or a launch."""

    intent: str = ""
    """The intent's name: `StartWorkoutIntent`."""
    slots: tuple[SpokenSlot, ...] = ()

    @property
    def words(self) -> str:
        """All recognized words of all slots, in the order of the slots."""
        return " ".join(one.said for one in self.slots)

    @property
    def unresolved(self) -> tuple[SpokenSlot, ...]:
        """The slots whose words resolved to no value."""
        return tuple(one for one in self.slots if not one.id)


NO_UTTERANCE = Utterance()
