"""Stems: the bed and the voice of a render, apart, and by the piece, so that length costs no memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile, VoiceFile
from studio.audio.gains import FRAME, fade_gains, sample_gains
from studio.audio.limiter import peak_limited
from studio.audio.loudness import db_to_gain, loudness
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.bells import bell_sound
from studio.mixdown.dynamics import ducking_gains
from studio.music.track_sound import excerpt
from studio.score.recast import NO_MUSIC
from studio.score.segment_score import SegmentScore
from studio.voices.clip_index import take_of
from studio.voices.engine import VoiceEngine

if TYPE_CHECKING:
    from studio.audio.samples import Samples

VOICE_LOUDNESS = -12.0
"""Of each clip, in LUFS: six above the bed as it is, nineteen above the bed when it is ducked."""

VOICE_PEAK = 0.3
"""To which a clip's highest peaks are turned down, before it is brought back to its loudness."""

SHORT, ONSET = round(0.6 * SAMPLE_RATE), round(0.15 * SAMPLE_RATE)
"""Samples in a short word at most, and in the beginning of one."""
WEAK_DB, LIFT_DB = -12.0, 4.0
"""How far below its whole a beginning is weak, and by how much such a short word stands louder."""

PIECE = SAMPLE_RATE
"""Samples in a piece: whole frames and whole hops, and few enough that a processor keeps them at hand."""

CLIPS_KEPT = 96
"""Clips kept at their loudness, about thirty megabytes: half of what a workout says, it says again."""

SWELL, BREATH, CLOSE = 6, 35, 70
"""Frames in which a bed begins, breathes out at a seam, and ends for good."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Something said, and from which sample on."""

    at: int
    sound: "Samples"

    @property
    def end(self) -> int:
        """The first sample after it."""
        return self.at + len(self.sound)


@dataclass(frozen=True, slots=True)
class Stems:
    """What a render is mixed from."""

    name: str
    """What a person calls it."""
    samples: int
    play: Callable[[int, int], "Samples"]
    """Returns the music from a sample on, so many samples of it, of shape (n, 2), for the asker to change."""
    clips: tuple[Clip, ...]
    gains: "Samples"
    """Of the bed: ducked, and faded at its ends."""
    bells: tuple[Clip, ...] = ()

    def bed(self, start: int, samples: int) -> "Samples":
        """Return a piece of the music as it lies under the voice, of shape (n, 2)."""
        music = self.play(start, samples)
        music *= sample_gains(self.gains, start, samples, 2)
        return music

    def dry(self, start: int, samples: int) -> "Samples":
        """Return a piece of the music as nobody spoke over it, of shape (n, 2): to measure ducking by."""
        return self.play(start, samples)

    def voice(self, start: int, samples: int) -> "Samples":
        """Return a piece of the voice, of shape (n,)."""
        return _laid(self.clips, start, np.zeros(samples, np.float32))

    def signals(self, start: int, samples: int) -> "Samples":
        """Return a piece of the bells, of shape (n,)."""
        return _laid(self.bells, start, np.zeros(samples, np.float32))

    def pieces(self) -> Iterator[tuple[int, "Samples"]]:
        """Yield the mix by the piece: from which sample on, and the sound of shape (n, 2).

        Raises:
            RenderError: a piece has not the samples that were promised.
        """
        for start in range(0, self.samples, PIECE):
            wanted = min(PIECE, self.samples - start)
            mixed = _laid(self.bells, start, _laid(self.clips, start, self.bed(start, wanted)))
            if mixed.shape != (wanted, 2):
                raise RenderError(f"{self.name}: {len(mixed)} samples at {start}, promised were {wanted}")
            yield start, mixed


def segment_stems(score: SegmentScore, track: TrackFile, engine: VoiceEngine) -> Stems:
    """Return the stems of a segment.

    Raises:
        RenderError: a cue is longer than its window.
    """
    clips = tuple(_clips(score, engine))
    play = silence if score.music.track == NO_MUSIC else partial(excerpt, track, score.music.start_bar)
    gains = ducking_gains(((one.at, one.end) for one in clips), score.samples)
    return Stems(
        f"{score.workout} {score.segment}",
        score.samples,
        play,
        clips,
        gains * fade_gains(score.samples, SWELL, BREATH if score.music.runs_on else CLOSE),
        tuple(Clip(round(one.at_ms * SAMPLE_RATE / 1000), bell_sound(one.kind)) for one in score.bells),
    )


def track_stems(track: TrackFile, samples: int) -> Stems:
    """Return the stems of a track to be heard on its own: nobody speaks."""
    return Stems(
        f"track {track.id}",
        samples,
        lambda start, count: excerpt(track, 0, start, count),
        (),
        fade_gains(samples, SWELL, CLOSE),
    )


def _laid(clips: tuple[Clip, ...], start: int, piece: "Samples") -> "Samples":
    """Add to a piece what of the clips falls into it, in all its channels, and return it."""
    end = start + len(piece)
    for clip in clips:
        if clip.at < end and clip.end > start:
            inside = clip.sound[max(0, start - clip.at) : end - clip.at]
            at = max(0, clip.at - start)
            piece[at : at + len(inside)] += inside if piece.ndim == 1 else inside[:, None]
    return piece


def silence(_start: int, samples: int) -> "Samples":
    """Return music that is none, of shape (n, 2)."""
    return np.zeros((samples, 2), np.float32)


def _clips(score: SegmentScore, engine: VoiceEngine) -> Iterator[Clip]:
    for cue in score.cues:
        sound = _even(engine, cue.text, score.voice, take_of(cue.text, score.voice))
        at = round(cue.at_ms * SAMPLE_RATE / 1000)
        window = round(cue.window_ms * SAMPLE_RATE / 1000)
        if len(sound) > window or at + len(sound) > score.samples:
            if score.is_recast:
                continue
            raise RenderError(
                f"{score.workout} {score.segment}: {cue.kind!r} takes "
                f"{len(sound) * 1000 // SAMPLE_RATE} ms and has {cue.window_ms} ms: {cue.text!r}"
            )
        yield Clip(at, sound)


@lru_cache(maxsize=CLIPS_KEPT)
def _even(engine: VoiceEngine, text: str, voice: VoiceFile, _take: str) -> "Samples":
    """Return what is said as it lies in a mix, of shape (n,): at its loudness, its peaks tamed.

    The take is there to tell a new recording from the one that is kept.
    """
    sound = engine.speak(text, voice)
    # A hair's breadth of fade, for a clip is trimmed where it is not quite silent.
    edges = sample_gains(fade_gains(len(sound), 1, 1), 0, len(sound)) if len(sound) > 4 * FRAME else 1
    even = peak_limited(sound * np.float32(db_to_gain(VOICE_LOUDNESS - loudness(sound))), VOICE_PEAK)
    level = VOICE_LOUDNESS - loudness(even) + lift_db(even)
    return np.asarray(even * np.float32(db_to_gain(level)) * edges, np.float32)


def lift_db(sound: "Samples") -> float:
    """Return by how many decibels a word of shape (n,) has to stand louder than the others.

    A long phrase is carried by its vowels. Where a short word begins with little more than breath, as "three"
    may, its one vowel takes up all of its loudness and is then held down by the limiter, while nothing holds
    down the music under its beginning. Louder by a little, the beginning comes up and the vowel does not.
    """
    if not ONSET < len(sound) < SHORT:
        return 0.0
    onset, whole = (float(np.mean(np.square(one))) for one in (sound[:ONSET], sound))
    return LIFT_DB if onset < whole * db_to_gain(WEAK_DB) ** 2 else 0.0
