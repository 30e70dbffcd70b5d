"""The sound of a track as the mixdown takes it: any excerpt of its bed, with the drums played to it.

The bed is that of the shipped file, or of one made now.

At home ffmpeg decodes a whole track, since most renders of a workout need most of it. In the cloud it is
decoded in stretches of five seconds, and only where a render needs it: a segment of a minute over a track of
three would else wait for the other two. A process keeps the sound of one track, as 16-bit integers, about
thirty megabytes; renders are ordered by track.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.encoder_choice import chosen_encoder
from studio.music.bed_gains import BedGains
from studio.music.drumming import Drums, forget_drums
from studio.music.layers import ALONE, LayerChange
from studio.music.shipped_tracks import STRETCH, decode_stretch, decode_track, sound_file
from studio.music.tempo import bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


class DecodedTrack:
    """A track that is decoded when its sound is first asked for: as a whole, or in stretches."""

    def __init__(self, file: Path, samples: int, *, by_ffmpeg: bool) -> None:
        self.samples = samples
        """The length of the track; bar b begins at bars_to_samples(b)."""
        self._file, self._by_ffmpeg = file, by_ffmpeg
        self._stretches: dict[int, Pcm] = {}

    def read(self, start: int, samples: int) -> "Pcm":
        """Return at most so many samples, of shape (n, 2): up to the end of a stretch or of the track.

        Raises:
            RenderError: the file cannot be read as sound, or is not as long as declared.
        """
        number, inside = divmod(start, STRETCH)
        if number not in self._stretches:
            self._decode(number)
        return self._stretches[number][inside : inside + samples]

    def _decode(self, number: int) -> None:
        if self._by_ffmpeg:
            whole = decode_track(self._file, self.samples)
            for at in range(0, self.samples, STRETCH):
                self._stretches[at // STRETCH] = whole[at : at + STRETCH]
        else:
            start = number * STRETCH
            length = min(STRETCH, self.samples - start)
            self._stretches[number] = decode_stretch(self._file, self.samples, start, length)


def decoded_track(track: TrackFile) -> DecodedTrack:
    """Return a track to be decoded; the process keeps the last one.

    Raises:
        RenderError: the track is not shipped and could not be made.
    """
    return _decoded(track, by_ffmpeg=chosen_encoder() == "ffmpeg")


@lru_cache(maxsize=1)
def _decoded(track: TrackFile, *, by_ffmpeg: bool) -> DecodedTrack:
    return DecodedTrack(sound_file(track), bars_to_samples(track.bars, track.bpm), by_ffmpeg=by_ffmpeg)


def forget_track() -> None:
    """Forget the track that is kept, and the drums of its bars, to free their memory."""
    _decoded.cache_clear()
    forget_drums()


class Playing:
    """A track as it is played from a bar on: its bed and its drums, each bar by its layer."""

    def __init__(self, track: TrackFile, start_bar: int = 0, layers: Sequence[LayerChange] = ALONE) -> None:
        """Take a track, looped, from a bar on.

        Args:
            track: the track.
            start_bar: the bar from which samples and the layers' bars are counted.
            layers: what plays from which bar on, as a workout does there.
        """
        self._track, self._start_bar = track, start_bar
        self._bed_gains = BedGains(track, start_bar, layers)
        self._drums = Drums(track, start_bar, layers)

    def play(self, start: int, samples: int) -> "Samples":
        """Return so many samples from one on, of shape (n, 2), from -1 to 1."""
        heard = self._bed(start, samples)
        self._drums.add_to(heard, start)
        return heard

    def _bed(self, start: int, samples: int) -> "Samples":
        gain = self._bed_gains.of(start, samples)
        if isinstance(gain, float):
            return excerpt(self._track, self._start_bar, start, samples, gain)
        bed = excerpt(self._track, self._start_bar, start, samples)
        bed *= gain
        return bed


def track_sound(track: TrackFile) -> "Samples":
    """Return a whole track with its drums, of shape (n, 2), from -1 to 1; bar b begins at bars_to_samples(b).

    Raises:
        RenderError: the track is not shipped and could not be made, or its file cannot be read.
    """
    return Playing(track).play(0, decoded_track(track).samples)


def excerpt(track: TrackFile, start_bar: int, start: int, samples: int, gain: float = 1.0) -> "Samples":
    """Return an excerpt of a track's bed, of shape (n, 2), from -1 to 1; the track is looped.

    Args:
        track: the track.
        start_bar: the bar from which `start` is counted.
        start: the first sample, counted from the beginning of that bar.
        samples: the length of the excerpt.
        gain: the gain of all of it.
    """
    whole = decoded_track(track)
    first = (bars_to_samples(start_bar % track.bars, track.bpm) + start) % whole.samples
    wanted = np.empty((samples, 2), np.float32)
    at = 0
    while at < samples:
        piece = whole.read(first, samples - at)
        np.multiply(piece, np.float32(gain / 32_768), out=wanted[at : at + len(piece)])
        at, first = at + len(piece), (first + len(piece)) % whole.samples
    return wanted
