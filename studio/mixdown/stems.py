"""Stems: music, voice and bells of a render, read piece by piece, so that memory does not grow with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile, VoiceFile
from skill.domain.library.placement import NO_MUSIC
from studio.audio.gains import FRAME, fade_gains, frames_in, sample_gains
from studio.audio.limiter import peak_limited
from studio.audio.loudness import db_to_gain, loudness
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.bells import bell_sound
from studio.mixdown.dynamics import DUCK_DB, WORDS_DB, down_by, ducking_depths
from studio.mixdown.word_clarity import with_clear_words
from studio.mixdown.word_room import REACH, word_band
from studio.music.track_sound import Playing
from studio.score.segment_score import SegmentScore
from studio.voices.clip_index import take_of
from studio.voices.engine import VoiceEngine

if TYPE_CHECKING:
    from studio.audio.samples import Samples

VOICE_LOUDNESS = -8.7
"""The loudness of each clip in LUFS: eight above music that drives, nineteen when it is ducked."""

VOICE_PEAK = 0.3
"""The peak level to which a clip is limited, before it is brought to its loudness."""

SHORT_WORD, ONSET = round(0.6 * SAMPLE_RATE), round(0.15 * SAMPLE_RATE)
"""In samples: the longest word that counts as short, and the length of a word's onset."""
WEAK_DB, LIFT_DB = -12.0, 4.0
"""How far below its word an onset counts as weak, and by how much such a word is raised."""

PIECE = SAMPLE_RATE
"""Samples in a piece: whole frames and hops, and few enough for a processor's cache."""

CLIPS_KEPT = 96
"""Clips that are cached, about thirty megabytes: half of a workout's texts come more than once."""

FADE_IN, SEAM_FADE, FINAL_FADE = 6, 35, 70
"""In frames: the fade-in of the music, its fade-out at a seam, and its fade-out at the end of a track."""


NO_DIP = 0.998
"""A gain so near to 1 that nobody hears it."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound of shape (n,), and the sample at which it begins."""

    at: int
    sound: "Samples"

    @property
    def end(self) -> int:
        """The first sample after the sound."""
        return self.at + len(self.sound)


@dataclass(frozen=True, slots=True)
class Stems:
    """The parts that a render is mixed from."""

    name: str
    """For messages to the user."""
    samples: int
    play: Callable[[int, int], "Samples"]
    """Takes a first sample and a number of samples; returns the music as a new array of shape (n, 2)."""
    clips: tuple[Clip, ...]
    gains: "Samples"
    """The gains of the music by frames: ducking and fades."""
    bells: tuple[Clip, ...] = ()
    word_gains: "Samples | None" = None
    """The further gains of the music from 1 to 4 kHz, by frames; None where nobody speaks over it."""

    def bed(self, start: int, samples: int) -> "Samples":
        """Return a piece of the music with its gains, of shape (n, 2)."""
        music = self._with_room(start, samples)
        music *= sample_gains(self.gains, start, samples, 2)
        return music

    def _with_room(self, start: int, samples: int) -> "Samples":
        """Return a piece of the music that leaves room for words where a voice is over it."""
        gains = self.word_gains
        frames = slice(start // FRAME, frames_in(start + samples) + 1)
        if gains is None or gains[frames].min(initial=1) > NO_DIP:
            return self.play(start, samples)
        before = min(REACH, start)
        around = self.play(start - before, before + samples + REACH)
        around = np.pad(around, ((REACH - before, 0), (0, 0)))
        band = word_band(around)
        band *= sample_gains(gains, start, samples, 2) - np.float32(1)
        band += around[REACH : REACH + samples]
        return band

    def dry(self, start: int, samples: int) -> "Samples":
        """Return a piece of the music without ducking and fades, of shape (n, 2)."""
        return self.play(start, samples)

    def voice(self, start: int, samples: int) -> "Samples":
        """Return a piece of the voice, of shape (n,)."""
        return _with_clips(self.clips, start, np.zeros(samples, np.float32))

    def signals(self, start: int, samples: int) -> "Samples":
        """Return a piece of the bells, of shape (n,)."""
        return _with_clips(self.bells, start, np.zeros(samples, np.float32))

    def pieces(self) -> Iterator[tuple[int, "Samples"]]:
        """Yield the mix piece by piece: its first sample, and the sound of shape (n, 2).

        Raises:
            RenderError: a piece has fewer samples than planned.
        """
        for start in range(0, self.samples, PIECE):
            wanted = min(PIECE, self.samples - start)
            mixed = _with_clips(self.bells, start, _with_clips(self.clips, start, self.bed(start, wanted)))
            if mixed.shape != (wanted, 2):
                raise RenderError(f"{self.name}: {len(mixed)} samples at {start}, promised were {wanted}")
            yield start, mixed


def segment_stems(score: SegmentScore, track: TrackFile, engine: VoiceEngine) -> Stems:
    """Return the stems of a segment.

    Raises:
        RenderError: a cue is longer than its window.
    """
    clips = tuple(_clips(score, engine))
    play = silence if score.music.track == NO_MUSIC else music_of(score, track).play
    depths = ducking_depths(((one.at, one.end) for one in clips), score.samples)
    return Stems(
        f"{score.workout} {score.segment}",
        score.samples,
        play,
        clips,
        down_by(DUCK_DB, depths)
        * fade_gains(score.samples, FADE_IN, SEAM_FADE if score.music.runs_on else FINAL_FADE),
        tuple(Clip(round(one.at_ms * SAMPLE_RATE / 1000), bell_sound(one.kind)) for one in score.bells),
        down_by(WORDS_DB, depths),
    )


def music_of(score: SegmentScore, track: TrackFile) -> Playing:
    """Return the music of a segment, each bar with as much of the arrangement as the score says."""
    return Playing(track, score.music.start_bar, score.music.layers)


def track_stems(track: TrackFile, samples: int) -> Stems:
    """Return the stems of a track that is heard on its own, without a voice."""
    return Stems(
        f"track {track.id}",
        samples,
        Playing(track).play,
        (),
        fade_gains(samples, FADE_IN, FINAL_FADE),
    )


def _with_clips(clips: tuple[Clip, ...], start: int, piece: "Samples") -> "Samples":
    """Add the parts of the clips that fall into a piece to all its channels, and return it."""
    end = start + len(piece)
    for clip in clips:
        if clip.at < end and clip.end > start:
            inside = clip.sound[max(0, start - clip.at) : end - clip.at]
            at = max(0, clip.at - start)
            piece[at : at + len(inside)] += inside if piece.ndim == 1 else inside[:, None]
    return piece


def silence(_start: int, samples: int) -> "Samples":
    """Return silence in place of music, of shape (n, 2)."""
    return np.zeros((samples, 2), np.float32)


def _clips(score: SegmentScore, engine: VoiceEngine) -> Iterator[Clip]:
    for cue in score.cues:
        sound = _levelled_clip(engine, cue.text, score.voice, take_of(cue.text, score.voice))
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
def _levelled_clip(engine: VoiceEngine, text: str, voice: VoiceFile, _take: str) -> "Samples":
    """Return a clip as it lies in a mix, of shape (n,): limited, and at the loudness of all clips.

    The take is a part of the cache's key, to tell a new recording from the cached one.
    """
    sound = with_clear_words(engine.speak(text, voice))
    # A fade of ten milliseconds, for a clip is trimmed where it is not quite silent.
    edges = sample_gains(fade_gains(len(sound), 1, 1), 0, len(sound)) if len(sound) > 4 * FRAME else 1
    even = peak_limited(sound * np.float32(db_to_gain(VOICE_LOUDNESS - loudness(sound))), VOICE_PEAK)
    level = VOICE_LOUDNESS - loudness(even) + lift_db(even)
    return np.asarray(even * np.float32(db_to_gain(level)) * edges, np.float32)


def forget_clips() -> None:
    """Forget the clips that are cached, to free their memory."""
    _levelled_clip.cache_clear()


def lift_db(sound: "Samples") -> float:
    """Return by how many decibels a clip of shape (n,) is raised above the loudness of all clips.

    This concerns short words with a weak onset, such as "three": one vowel holds almost all of the word's
    loudness, and the onset is masked by the music. Raising the word brings the onset up, while the limiter
    holds the vowel down.
    """
    if not ONSET < len(sound) < SHORT_WORD:
        return 0.0
    onset, whole = (float(np.mean(np.square(one))) for one in (sound[:ONSET], sound))
    return LIFT_DB if onset < whole * db_to_gain(WEAK_DB) ** 2 else 0.0
