"""How long the trainer speaks: known for what is on a reel, and estimated for what is not."""

import re

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from skill.domain.ground.units import MINUTE_MS
from studio.voices.clip_index import recorded_file, reel_length_ms
from studio.voices.delivery import BREATH_MS


def speech_ms(text: str, voice: VoiceFile) -> int:
    """Return how long a text takes to say in a voice, in milliseconds.

    A text is said sentence by sentence, with a breath between two. For a sentence that is on no reel, or was
    recorded, it is an estimate, rather too long than too short; the content gate holds recordings to it.
    """
    parts = sentences(text)
    if recorded_file(voice.trainer, text) is not None:
        said = [estimated_ms(one, voice.words_per_minute) for one in parts]
    else:
        said = [_sentence_ms(one, voice) for one in parts]
    return sum(said) + BREATH_MS * max(0, len(said) - 1)


def _sentence_ms(sentence: str, voice: VoiceFile) -> int:
    kept = reel_length_ms(sentence, voice)
    return estimated_ms(sentence, voice.words_per_minute) if kept is None else kept


def estimated_ms(sentence: str, words_per_minute: int) -> int:
    """Return an estimate of how long a sentence takes to say, in milliseconds."""
    by_words = len(sentence.split()) * MINUTE_MS // words_per_minute
    by_letters = len(sentence) * 10_800 // words_per_minute
    breaths = len(re.findall(r"[,:;.!?]\s", sentence)) * 180
    figures = len(re.findall(r"\d", sentence)) * 150
    return max(by_words, by_letters) + breaths + figures + 350
