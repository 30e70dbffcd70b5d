"""The trained ear: from raw words to requests, by the readings of their likeliest intents."""

from collections.abc import Callable

from skill.alexa.intents import INTENTS
from skill.alexa.slots import Slot
from skill.domain.ground.records import record
from skill.domain.meaning.spoken_values import LENGTH, SpokenValue
from skill.domain.meaning.word_model import NOTHING, Likely, WordModel
from skill.domain.turn.ear import Guess


@record
class TrainedEar:
    """An ear by a trained model, which is loaded when words first need it."""

    load: Callable[[], WordModel | None]

    def guesses(self, words: str) -> tuple[Guess, ...]:
        """Return what words are likely to mean; nothing without a trained model."""
        model = self.load() if words else None
        return tuple(_guess(one) for one in model.likely(words)) if model else ()


def _guess(likely: Likely) -> Guess:
    if likely.intent not in INTENTS:
        return Guess(None, likely.likelihood, likely.intent.removeprefix(NOTHING))
    slots = {name: _slot(value) for name, value in likely.values}
    return Guess(INTENTS[likely.intent](slots), likely.likelihood)


def _slot(value: SpokenValue) -> Slot:
    if value.type == LENGTH:
        return Slot(value.id, None)
    return Slot(value.said, value.id, (value.id,)) if value.id else Slot(value.said, None)
