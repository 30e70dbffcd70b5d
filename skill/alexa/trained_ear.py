"""The trained ear: from raw words to requests, by the readings of their likeliest meanings."""

from collections.abc import Callable

from skill.alexa.intents import INTENTS
from skill.alexa.intents.by_ear import BY_EAR
from skill.alexa.slots import Slot
from skill.domain.ground.records import record
from skill.domain.meaning.spoken_values import LENGTH, SpokenValue
from skill.domain.meaning.told_wish import told_wish
from skill.domain.meaning.word_model import NOTHING, Likely, WordModel, words_of
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.wish import Wish


@record
class TrainedEar:
    """An ear by a trained model, which is loaded when words first need it."""

    load: Callable[[], WordModel | None]

    def read(self, words: str) -> Reading:
        """Return what words are likely to mean; an empty reading without a trained model."""
        model = self.load() if words else None
        if model is None:
            return Reading()
        read = model.read(words)
        wish = told_wish(words_of(words), read.values, read.facets)
        return Reading(tuple(_guess(one, words, wish) for one in read.likely), wish)


def _guess(likely: Likely, words: str, wish: Wish) -> Guess:
    if likely.meaning in BY_EAR:
        return Guess(BY_EAR[likely.meaning](words, wish), likely.likelihood)
    if likely.meaning not in INTENTS:
        return Guess(None, likely.likelihood, likely.meaning.removeprefix(NOTHING))
    slots = {name: _slot(value) for name, value in likely.values}
    return Guess(INTENTS[likely.meaning](slots), likely.likelihood)


def _slot(value: SpokenValue) -> Slot:
    if value.type == LENGTH:
        return Slot(value.id, None)
    return Slot(value.said, value.id, (value.id,)) if value.id else Slot(value.said, None)
