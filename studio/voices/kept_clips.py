"""Kept clips: every sentence that was made, one file each, so that a new line costs that line only.

They lie in `build/clips`, or where AUDIO_TRAINER_CLIPS says, and are found by a hash of all that they
depend on.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from skill.content.authored import VoiceFile
from studio.errors import VoiceError
from studio.paths import BUILD
from studio.voices.clip_index import chosen_takes, voice_fingerprint
from studio.voices.delivery import Delivery

if TYPE_CHECKING:
    from studio.audio.samples import Samples

VARIABLE = "AUDIO_TRAINER_CLIPS"
CLIPS_VERSION = 1
"""Raised whenever the same sentence in the same voice would be made differently."""


def kept_clip(voice: VoiceFile, engine: str, sentence: str, delivery: Delivery, take: int = 0) -> Path:
    """Return the file in which a made sentence is kept, whether it is there or not."""
    how = f"{CLIPS_VERSION}/{engine}/{voice_fingerprint(voice, engine)}/{delivery}/{sentence}"
    how += f"/{take}" if take else ""
    name = hashlib.sha256(how.encode()).hexdigest()[:24]
    folder = Path(os.environ.get(VARIABLE) or BUILD / "clips")
    return folder / voice.trainer / f"{name}.flac"


def missing_clips(voice: VoiceFile, engine: str, lines: Mapping[str, Delivery]) -> dict[str, Delivery]:
    """Return the sentences that are still to be made, and how each is said."""
    takes = chosen_takes(voice.trainer)
    return {
        one: delivery
        for one, delivery in lines.items()
        if not kept_clip(voice, engine, one, delivery, takes.get(one, 0)).exists()
    }


def keep(file: Path, sound: "Samples", rate: int) -> None:
    """Write a sound of shape (n,) as a kept clip, whole or not at all.

    Raises:
        VoiceError: there is nothing to be heard, or the disk is full.
    """
    if not len(sound):
        raise VoiceError(f"nothing came of {file.name}")
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(part, sound, rate, format="FLAC", subtype="PCM_24")
        os.replace(part, file)
    except (OSError, soundfile.SoundFileError) as error:
        raise VoiceError(f"{file} could not be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)
