"""The cast as it is heard: each trainer's figures, beside what is asked of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean, median, pstdev

import numpy as np

from studio.audit.voices.heard_clips import HeardClip
from studio.voices.speech_model.pace import FEW_WORDS

MOST_MISHEARD = 0.01
"""The part of all words that may be misheard."""
LEAST_QUALITY, LEAST_QUALITY_OF_ONE = 4.4, 3.5
"""DistillMOS of a trainer, and of each clip of over a second."""
LEAST_LIKENESS, MOST_LIKENESS_TO_OTHERS = 0.9, 0.8
"""How alike a trainer's clips are to their own mean, and to another trainer's."""
TELLING_MS = 1_600
"""A shorter clip may sound like anybody."""


@dataclass(frozen=True, slots=True)
class TrainerHeard:
    """A trainer's figures."""

    trainer: str
    clips: int
    words: int
    misheard: int
    """Of the words."""
    quality: float
    lowest: float
    noise: float
    pace: float
    """Words a minute, the median of all clips of four words and more."""
    level_sd_db: float
    own: float
    """How alike the clips are to the trainer's own mean, on average."""
    nearest: float
    """The same to the trainer who is nearest."""
    nearest_trainer: str
    faults: tuple[str, ...]


def audit_cast(cast: Mapping[str, Sequence[HeardClip]]) -> list[TrainerHeard]:
    """Return the figures of each trainer of whom clips were heard; some of them must be of 1.6 s."""
    means = {trainer: _mean_voice(clips) for trainer, clips in cast.items()}
    return [_trainer(trainer, clips, means) for trainer, clips in cast.items()]


def _trainer(
    trainer: str,
    clips: Sequence[HeardClip],
    means: Mapping[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"],
) -> TrainerHeard:
    judged = [one for one in clips if one.quality is not None]
    telling = _telling(clips)
    like = {
        other: float(mean(np.dot(voice, one.likeness) for one in telling)) for other, voice in means.items()
    }
    others = {other: value for other, value in like.items() if other != trainer}
    nearest = max(others, key=lambda other: others[other], default="")
    paces = [one.words * 60_000 / one.measures.length_ms for one in clips if one.words >= FEW_WORDS]
    found = TrainerHeard(
        trainer,
        len(clips),
        sum(one.words for one in clips),
        sum(one.errors for one in clips),
        mean(one.quality or 0 for one in judged),
        min(one.quality or 0 for one in judged),
        mean(one.noise for one in clips),
        median(paces) if paces else 0,
        pstdev(one.measures.level_db for one in clips),
        like[trainer],
        others.get(nearest, 0),
        nearest,
        (),
    )
    faults = [*_of_the_trainer(found), *(fault for one in clips for fault in _of_a_clip(trainer, one, means))]
    return replace(found, faults=tuple(faults))


def _of_the_trainer(found: TrainerHeard) -> Iterator[str]:
    if found.misheard > MOST_MISHEARD * found.words:
        yield f"{found.trainer}: {found.misheard} of {found.words} words are misheard"
    if found.quality < LEAST_QUALITY:
        yield f"{found.trainer}: the quality is {found.quality:.2f}, and {LEAST_QUALITY} is asked"
    if found.own < LEAST_LIKENESS:
        yield f"{found.trainer}: the clips are {found.own:.2f} alike, and {LEAST_LIKENESS} is asked"
    if found.nearest > MOST_LIKENESS_TO_OTHERS:
        yield f"{found.trainer} is {found.nearest:.2f} like {found.nearest_trainer}"


def _of_a_clip(
    trainer: str, clip: HeardClip, means: Mapping[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]
) -> Iterator[str]:
    named = f"{trainer} {clip.sentence!r}:"
    yield from (f"{named} {fault}" for fault in clip.measures.faults())
    if clip.quality is not None and clip.quality < LEAST_QUALITY_OF_ONE:
        yield f"{named} the quality is {clip.quality:.2f}"
    if clip in _telling([clip]):
        like = {other: float(np.dot(voice, clip.likeness)) for other, voice in means.items()}
        if (nearest := max(like, key=lambda other: like[other])) != trainer:
            yield f"{named} it sounds like {nearest}"


def _telling(clips: Sequence[HeardClip]) -> list[HeardClip]:
    return [one for one in clips if one.likeness and one.measures.length_ms >= TELLING_MS]


def _mean_voice(clips: Sequence[HeardClip]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    total = np.sum([one.likeness for one in _telling(clips)], axis=0)
    return np.asarray(total / np.linalg.norm(total))
