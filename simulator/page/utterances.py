"""What Alexa says aloud on the page, and the numbers by which the page asks for its sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.device.dialog_manager import BROKEN
from simulator.device.exchange import Exchange
from simulator.page.speech_script import Piece, script_of
from simulator.protocol.json_access import Json, dig

MOST_UTTERANCES = 40


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that Alexa says."""

    script: Sequence[Piece]
    caption: str


def utterances(fresh: Sequence[Exchange]) -> Iterator[Utterance]:
    """Yield what Alexa says in some exchanges."""
    for one in fresh:
        is_heard = one.amazon != BROKEN and dig(one.request, "session") is not None
        spoken = dig(one.response, "response", "outputSpeech")
        if is_heard and one.spoken:
            yield Utterance(script_of(spoken), one.spoken)
        if one.amazon:
            yield Utterance([Piece(one.amazon)], one.amazon)
        if one.asked_again:
            yield Utterance(script_of(one.said_again), one.asked_again)


class UtteranceLog:
    """The last utterances by number."""

    def __init__(self) -> None:
        self._kept: dict[int, Utterance] = {}
        self._count = 0

    def get(self, number: int) -> Utterance | None:
        """Return an utterance by its number; None if it is unknown, or not kept any more."""
        return self._kept.get(number)

    def add(self, utterance: Utterance) -> Json:
        """Keep an utterance, and return it with its number for the page."""
        self._count += 1
        self._kept[self._count] = utterance
        self._kept.pop(self._count - MOST_UTTERANCES, None)
        pieces = [one.as_json() for one in utterance.script]
        return {"number": self._count, "caption": utterance.caption, "pieces": pieces}
