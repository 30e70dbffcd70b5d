"""The judge: every rule of Alexa's that an answer can break, run on the JSON as it was serialised.

One place, so that the virtual Echo, the tests and the page refuse the same things. Rules are
numbered as in docs/alexa-law.md.
"""

from collections.abc import Callable, Sequence

from simulator.law.audio import audio
from simulator.law.cards import card, fulfilment
from simulator.law.case import Breach, Breaches, Case, DurationOf, Manifest
from simulator.law.directives import directives
from simulator.law.envelope import envelope, lateness, shape
from simulator.law.handing_over import handing_over
from simulator.law.session import session
from simulator.law.ssml import speech
from simulator.law.table import table
from simulator.wire import Json

__all__ = ["Breach", "DurationOf", "Manifest", "Unlawful", "breaches", "hard_ones", "lateness"]

CHAPTERS: Sequence[Callable[[Case], Breaches]] = (
    envelope, speech, session, table, audio, directives, handing_over, card,
    fulfilment,
)  # fmt: skip


class Unlawful(Exception):
    """An answer that Alexa would refuse."""

    def __init__(self, request_type: str, found: Sequence[Breach]) -> None:
        self.breaches = tuple(found)
        told = "; ".join(str(one) for one in found)
        super().__init__(f"unlawful answer to {request_type}: {told}")


def breaches(
    request: Json,
    answer: object,
    manifest: Manifest | None = None,
    duration_of: DurationOf | None = None,
) -> list[Breach]:
    """Return all that is wrong with an answer; an empty list if it is lawful.

    Args:
        request: the whole request envelope.
        answer: the whole answer, as it was deserialised.
        manifest: what the skill has declared; None for AudioPlayer and APL, and no dialogs.
        duration_of: the length in milliseconds of a stream, for offsets past its end.
    """
    found = shape(answer)
    if found or not isinstance(answer, dict):
        return found
    case = Case(request, answer, manifest or Manifest(), duration_of)
    return [breach for chapter in CHAPTERS for breach in chapter(case)]


def hard_ones(found: Sequence[Breach]) -> list[Breach]:
    """Return the breaches that Alexa would not forgive."""
    return [one for one in found if one.is_hard]
