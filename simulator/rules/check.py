"""Every rule of Alexa's for a response, run on the JSON as it was serialized.

The device, the tests and the page all call this, so that they refuse the same responses. The rules are
numbered as in docs/alexa-law.md.
"""

from collections.abc import Callable, Sequence

from simulator.errors import SimulatorError
from simulator.protocol.audio_directives import DurationOf
from simulator.protocol.json_access import Json
from simulator.rules.allowed_responses import allowed_responses
from simulator.rules.audio_player import audio_player
from simulator.rules.breaches import Breach, Breaches
from simulator.rules.can_fulfill import can_fulfill
from simulator.rules.cards import card
from simulator.rules.checked_response import CheckedResponse
from simulator.rules.connections import connections
from simulator.rules.declarations import Manifest
from simulator.rules.directives import directives
from simulator.rules.envelope import envelope, shape
from simulator.rules.session import session
from simulator.rules.speech import speech

CHECKS: Sequence[Callable[[CheckedResponse], Breaches]] = (
    envelope, speech, session, allowed_responses, audio_player, directives, connections, card,
    can_fulfill,
)  # fmt: skip


class InvalidResponse(SimulatorError):
    """A response that Alexa would refuse."""

    def __init__(self, request_type: str, found: Sequence[Breach]) -> None:
        self.breaches = tuple(found)
        told = "; ".join(str(one) for one in found)
        super().__init__(f"unlawful answer to {request_type}: {told}")


def check_response(
    request: Json,
    answer: object,
    manifest: Manifest | None = None,
    duration_of: DurationOf | None = None,
) -> list[Breach]:
    """Return the rules that a response breaks; an empty list if it breaks none.

    Args:
        request: the whole request envelope.
        answer: the whole response envelope, parsed.
        manifest: the declarations of the skill; None: AudioPlayer and APL, and no dialogs.
        duration_of: returns the length of a stream, for offsets past its end.
    """
    found = shape(answer)
    if found or not isinstance(answer, dict):
        return found
    checked = CheckedResponse(request, answer, manifest or Manifest(), duration_of)
    return [breach for check in CHECKS for breach in check(checked)]
