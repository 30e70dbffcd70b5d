"""All clips of a trainer as they are heard, remembered clip by clip: an audit goes on where it was."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.audit.voices.clip_measures import ClipMeasures, measure_clip
from studio.audit.voices.listener_process import RATE
from studio.audit.voices.misheard import Misheard, Spoken, misheard, words_of
from studio.paths import BUILD
from studio.voices.reel import reel_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples

COMPANY_MS = 24_000
"""Whisper hears thirty seconds at once, so clips are heard one after the other, as many as go into these."""
APART_MS = 700
"""The silence between two of them."""
SHORT_MS = 1_000
"""Of a shorter clip neither quality nor likeness can be told."""


class Listens(Protocol):
    """What hears a sound: `Listener`, or a stand-in."""

    def heard(self, sound: "Samples", *asked: str) -> dict[str, Any]:
        """Return the answers to what is asked of a sound; see `Listener.heard`."""
        ...


@dataclass(frozen=True, slots=True)
class HeardClip:
    """A clip of a trainer as it is heard."""

    sentence: str
    measures: ClipMeasures
    quality: float | None
    """By DistillMOS, 1 to 5; None for a clip that is too short to tell."""
    noise: float
    """By DNSMOS, 1 to 5, of the clips that were heard together."""
    likeness: tuple[float, ...]
    """The voice as an embedding of a length of one; empty for a clip that is too short to tell."""
    misheard: tuple[str, ...]
    """What was heard amiss both among other clips and alone, "said → heard"."""
    errors: int
    """The number of words in it."""

    @property
    def words(self) -> int:
        """The number of words that are said."""
        return len(words_of(self.sentence))


class Memory:
    """What was heard before, in a file; saved whole or not at all."""

    def __init__(self, file: Path) -> None:
        """Read the file, if it is there and whole."""
        self._file = file
        try:
            self.kept: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            self.kept = {}

    def save(self) -> None:
        """Write all to the file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(self.kept), "utf-8")
        os.replace(part, self._file)


def remembered(trainer: str) -> Memory:
    """Return what was heard of a trainer before."""
    return Memory(BUILD / "voice-audit" / f"{trainer}.json")


def reel_sound(trainer: str, sentence: str) -> "Samples":
    """Return a clip of a trainer's reels as the listener takes it, of shape (n,) at `RATE`."""
    return resampled(reel_clip(trainer, sentence), SAMPLE_RATE, RATE)


def clip_key(sentence: str, sound: "Samples") -> str:
    """Return by what a clip of shape (n,) at `RATE` is remembered."""
    return hashlib.sha256(sentence.encode() + sound.tobytes()).hexdigest()[:20]


def heard_clips(
    sentences: Sequence[str],
    sound_of: Callable[[str], "Samples"],
    listener: Listens,
    memory: Memory,
    spoken: Spoken,
    step: Callable[[], None] = lambda: None,
) -> list[HeardClip]:
    """Return a trainer's clips as they are heard, in the order of the sentences.

    Args:
        sentences: what is to be heard.
        sound_of: a sentence's clip, of shape (n,) at `RATE`.
        listener: what hears.
        memory: what was heard before; it is added to and saved.
        spoken: how a text sounds, to tell spelling from mishearing.
        step: called after each sentence.
    """
    keys = {}
    for number, sentence in enumerate(sentences):
        sound = sound_of(sentence)
        keys[sentence] = clip_key(sentence, sound)
        own = memory.kept.setdefault(keys[sentence], {})
        if "quality" not in own and len(sound) * 1000 >= SHORT_MS * RATE:
            own |= listener.heard(sound, "quality", "likeness")
        step()
        if number % 50 == 0:
            memory.save()
    for some in _companies([one for one in sentences if "errors" not in memory.kept[keys[one]]], sound_of):
        _hear_words(some, sound_of, listener, {one: memory.kept[keys[one]] for one in some}, spoken)
        memory.save()
    return [_clip(one, sound_of(one), memory.kept[keys[one]]) for one in sentences]


def _companies(sentences: Sequence[str], sound_of: Callable[[str], "Samples"]) -> Iterator[list[str]]:
    """Yield sentences in groups that go into `COMPANY_MS`."""
    some: list[str] = []
    taken = 0
    for one in sentences:
        takes = len(sound_of(one)) * 1000 // RATE + APART_MS
        if some and taken + takes > COMPANY_MS:
            yield some
            some, taken = [], 0
        some.append(one)
        taken += takes
    if some:
        yield some


def _hear_words(
    some: Sequence[str],
    sound_of: Callable[[str], "Samples"],
    listener: Listens,
    kept: dict[str, dict[str, Any]],
    spoken: Spoken,
) -> None:
    """Hear sentences one after the other, and those alone of which a word was amiss."""
    apart = np.zeros(APART_MS * RATE // 1000, np.float32)
    together = np.concatenate([piece for one in some for piece in (sound_of(one), apart)])
    answer = listener.heard(together, "words", "noise")
    owners = [one for one in some for _ in words_of(one)]
    amiss: dict[str, list[Misheard]] = {one: [] for one in some}
    for run in misheard(words_of(" ".join(some)), words_of(answer["words"]), spoken):
        amiss[owners[min(run.at, len(owners) - 1)]].append(run)
    for one in some:
        runs = amiss[one]
        if runs:
            alone = listener.heard(sound_of(one), "words")["words"]
            again = list(misheard(words_of(one), words_of(alone), spoken))
            # Among others the recogniser may lose its place; alone it lacks what a text would tell it.
            runs = min(runs, again, key=lambda found: sum(run.errors for run in found))
        kept[one] |= {
            "noise": answer["noise"],
            "misheard": [f"{' '.join(run.said)} → {' '.join(run.heard)}" for run in runs],
            "errors": sum(run.errors for run in runs),
        }


def _clip(sentence: str, sound: "Samples", kept: dict[str, Any]) -> HeardClip:
    return HeardClip(
        sentence,
        measure_clip(sound, RATE),
        kept.get("quality"),
        kept["noise"],
        tuple(kept.get("likeness", ())),
        tuple(kept["misheard"]),
        kept["errors"],
    )
