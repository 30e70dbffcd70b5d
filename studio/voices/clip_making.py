"""Making clips: an engine says what is missing, in processes of one thread each, and each clip is kept.

Stopped at any time, it goes on where it was.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from skill.content.authored import VoiceFile
from studio.audio.samples import SAMPLE_RATE
from studio.voices.casting import engine_by_name
from studio.voices.clip_index import chosen_takes
from studio.voices.delivery import Delivery
from studio.voices.engines.kokoro import KokoroEngine
from studio.voices.kept_clips import keep, kept_clip, missing_clips
from studio.voices.speech_model.session import RATE

PROCESSES = 2


def make_clips(
    voices: Mapping[str, VoiceFile], lines: Mapping[str, Mapping[str, Delivery]], engine: str
) -> Iterator[tuple[int, int]]:
    """Make the clips that are missing, and yield after each how many are made and how many there are to make.

    Args:
        voices: by trainer.
        lines: by trainer, the sentences and how each is said.
        engine: the name of the engine.

    Raises:
        VoiceError: a sentence cannot be said, or not be kept.
    """
    wanted = [
        (voices[one], engine, sentence, delivery, chosen_takes(one).get(sentence, 0))
        for one in voices
        for sentence, delivery in missing_clips(voices[one], engine, lines[one]).items()
    ]
    # Processes that are started anew: onnxruntime's threads do not survive a fork.
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for number, _ in enumerate(pool.map(_made, wanted, chunksize=4), start=1):
            yield number, len(wanted)


def _made(wanted: tuple[VoiceFile, str, str, Delivery, int]) -> None:
    make_clip(*wanted)


def make_clip(voice: VoiceFile, engine: str, sentence: str, delivery: Delivery, take: int = 0) -> Path:
    """Return the kept clip of a sentence; it is made if it is not there.

    Raises:
        VoiceError: it cannot be said, or not be kept.
    """
    file = kept_clip(voice, engine, sentence, delivery, take)
    if file.exists():
        return file
    speaker = engine_by_name(engine)
    if isinstance(speaker, KokoroEngine):
        sound, rate = speaker.say(sentence, voice, delivery, take), RATE
    else:
        sound, rate = speaker.speak(sentence, voice), SAMPLE_RATE
    keep(file, sound, rate)
    return file
