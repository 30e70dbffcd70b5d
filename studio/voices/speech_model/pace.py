"""The pace at which a sentence is said: the voice's own, quicker or slower by what it is for."""

from typing import Any

from studio.voices.delivery import Delivery
from studio.voices.speech_model.session import FRAME, RATE

OF_DELIVERY = {Delivery.PLAIN: 1.0, Delivery.DRIVE: 1.06, Delivery.COUNT: 1.25, Delivery.CALM: 0.95}
"""By how much a sentence is said quicker than the voice's own pace."""
MOST_WORDS_A_MINUTE = 185
"""What is explained is said no faster."""
FEW_WORDS = 4
"""Of fewer words no pace in words a minute can be told."""
FASTEST = 2.0
"""The greatest speed: beyond it, sounds are left out."""
QUICKER = 1.08
"""By how much a counted number is said quicker, as often as it takes."""
SLOWEST = 0.72
"""Of the voice's own pace; below it, it sounds as if it dragged."""


def speed_of(text: str, frames: Any, pace: int, delivery: Delivery) -> float:
    """Return the speed at which the model should say a sentence, 1 for its own.

    Args:
        text: the sentence.
        frames: each letter's length at a speed of one, as `Session.frames` returns it.
        pace: the voice's pace in percent.
        delivery: how it is said.
    """
    wanted = pace / 100 * OF_DELIVERY[delivery]
    words = len(text.split())
    if delivery is Delivery.DRIVE or words < FEW_WORDS:
        return wanted
    spoken_s = float(frames[1:-1].sum()) * FRAME / RATE
    return max(SLOWEST, min(wanted, spoken_s * MOST_WORDS_A_MINUTE / (60 * words)))
