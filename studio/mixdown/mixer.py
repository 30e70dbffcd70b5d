"""The mixer: adds the stems of a render up to one sound at the studio's loudness."""

from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.gains import sample_gains
from studio.audio.limiter import frame_peaks
from studio.audio.loudness import hop_powers
from studio.mixdown.dynamics import levelling_gains
from studio.mixdown.stems import PIECE, Stems, segment_stems, track_stems
from studio.music.tempo import bars_to_samples
from studio.score.segment_score import SegmentScore
from studio.voices.engine import VoiceEngine

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


KEPT = 32_767 / 2
"""The scale at which a mix is stored until its gain is known; it leaves room for twice full scale."""


def mix_segment(score: SegmentScore, track: TrackFile, engine: VoiceEngine) -> "Pcm":
    """Return the sound of a segment, exactly as long as its score says.

    Raises:
        RenderError: a cue is longer than its window, or samples are missing.
    """
    return mixed(segment_stems(score, track, engine))


def mix_track(track: TrackFile) -> "Pcm":
    """Return the sound of a track that is heard on its own, without a voice."""
    return mixed(track_stems(track, bars_to_samples(track.bars, track.bpm)))


def mixed(stems: Stems) -> "Pcm":
    """Return the stems as one sound, at the target loudness and without clipping.

    The stems are added up once: the pieces are measured and stored as 16-bit integers, and then brought to
    their level in place, so that neither time nor memory is spent twice.

    Raises:
        RenderError: a piece has fewer samples than planned.
    """
    sound = np.empty((stems.samples, 2), np.int16)
    measured = []
    for start, piece in stems.pieces():
        measured.append((hop_powers(piece), frame_peaks(piece)))
        np.multiply(piece, np.float32(KEPT), out=piece)
        sound[start : start + len(piece)] = _to_pcm(piece)
    gains = _levels(measured) * np.float32(32_767 / KEPT)
    for start in range(0, stems.samples, PIECE):
        window = sound[start : start + PIECE]
        window[:] = _at_level(window.astype(np.float32), gains, start)
    return sound


def separate_stems(stems: Stems) -> dict[str, "Pcm"]:
    """Return each stem at its level in the mix, by name: `music`, `voice` and `bells` add up to the mix.

    A fourth, `music-dry`, is the music without ducking and fades; ducking is measured against it.
    """
    gains = mix_gains(stems) * np.float32(32_767)
    parts: dict[str, list[Pcm]] = {"music": [], "voice": [], "bells": [], "music-dry": []}
    for start in range(0, stems.samples, PIECE):
        wanted = min(PIECE, stems.samples - start)
        pieces = {
            "music": stems.bed(start, wanted),
            "voice": np.repeat(stems.voice(start, wanted)[:, None], 2, axis=1),
            "bells": np.repeat(stems.signals(start, wanted)[:, None], 2, axis=1),
            "music-dry": stems.dry(start, wanted),
        }
        for name, piece in pieces.items():
            parts[name].append(_at_level(piece, gains, start))
    return {name: np.concatenate(some) for name, some in parts.items()}


def mix_gains(stems: Stems) -> "Samples":
    """Return the gain of each frame that brings a mix to the target loudness without clipping."""
    return _levels([(hop_powers(piece), frame_peaks(piece)) for _, piece in stems.pieces()])


def _levels(measured: "list[tuple[Samples, Samples]]") -> "Samples":
    hops, peaks = (np.concatenate(one) for one in zip(*measured, strict=True))
    return levelling_gains(hops, peaks)


def _at_level(piece: "Samples", gains: "Samples", start: int) -> "Pcm":
    piece *= sample_gains(gains, start, len(piece), 2)
    return _to_pcm(piece)


def _to_pcm(sound: "Samples") -> "Pcm":
    """Return a sound as 16-bit integers; the argument is overwritten, for a copy costs as much time."""
    np.rint(sound, out=sound)
    return np.clip(sound, -32_768, 32_767, out=sound).astype(np.int16)
