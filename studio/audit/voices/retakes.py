"""Retakes: a sentence that came out badly is said again in other ways, and the best of them is kept.

The speech model throws no dice. What it can be given is the style of a longer utterance; a sentence that is
blurred in one style is clear in another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.audit.voices.heard_clips import Listens, clip_key, reel_sound, remembered
from studio.audit.voices.listener_process import RATE
from studio.audit.voices.misheard import in_american, misheard, words_of
from studio.voices.clip_index import reel_index
from studio.voices.clip_making import make_clip
from studio.voices.delivery import Delivery
from studio.voices.reel import read_sound
from studio.voices.speech_model.styles import SHORTEST

if TYPE_CHECKING:
    from studio.audio.samples import Samples

BETTER = 0.15
"""By how much the quality of a retake must be better."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A take as it is heard."""

    take: int
    quality: float
    errors: int
    """The number of words heard amiss."""


def best_take(
    takes: Sequence[int], sound_of: Callable[[int], "Samples"], judge: Callable[[int, "Samples"], Judged]
) -> Judged:
    """Return the take that is heard best; the first one, unless another is clearly better.

    Args:
        takes: the numbers of the takes, the present one first.
        sound_of: a take's sound.
        judge: how a take is heard.
    """
    first, *others = (judge(one, sound_of(one)) for one in takes)
    best = max(others, key=lambda one: (-one.errors, one.quality), default=first)
    is_righter = best.errors < first.errors and best.quality >= first.quality
    is_better = best.errors <= first.errors and best.quality >= first.quality + BETTER
    return best if is_righter or is_better else first


def bad_sentences(trainer: str, under: float) -> list[str]:
    """Return the sentences on a trainer's reels that were heard with less than a quality, or amiss."""
    index, kept = reel_index(trainer), remembered(trainer).kept
    found = []
    for sentence in sorted(index.clips) if index else ():
        heard = kept.get(clip_key(sentence, reel_sound(trainer, sentence)), {})
        if heard.get("quality", under) < under or heard.get("errors"):
            found.append(sentence)
    return found


def better_takes(
    voice: VoiceFile, lines: Mapping[str, Delivery], listener: Listens
) -> Iterator[tuple[str, int]]:
    """Yield each sentence with the number of its best take, of all that there are.

    Raises:
        VoiceError: a take cannot be made, or not be heard.
    """

    def judge(take: int, sound: "Samples") -> Judged:
        heard = listener.heard(sound, "quality", "words")
        amiss = misheard(words_of(sentence), words_of(heard["words"]), in_american)
        return Judged(take, heard["quality"], sum(one.errors for one in amiss))

    for sentence, delivery in lines.items():

        def sound_of(take: int, sentence: str = sentence, delivery: Delivery = delivery) -> "Samples":
            return read_sound(make_clip(voice, "kokoro", sentence, delivery, take), rate=RATE)

        yield sentence, best_take(range(len(SHORTEST)), sound_of, judge).take
