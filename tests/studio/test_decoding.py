"""The two decoders of shipped tracks: the same sound, in phase, whole or in stretches."""

from itertools import pairwise

import numpy as np
import pytest

from studio.audio.encoder_choice import ENCODER_VARIABLE
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.music.shipped_tracks import RATIO, STRETCH, decode_stretch, decode_track, sound_file
from studio.music.tempo import bars_to_samples
from studio.music.track_sound import excerpt, forget_track, track_sound
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering

LOUDEST_NOISE_DB = -70.0
"""How far below full scale the difference between the decoders must lie."""


@pytest.mark.parametrize("name", ["first-light", "solid-ground", "last-lap"])
def test_both_decoders_give_the_same_sound_to_the_sample(name: str) -> None:
    """As long, in phase, and different by less than anybody hears."""
    track = authored().track(name)
    samples, file = bars_to_samples(track.bars, track.bpm), sound_file(track)
    whole = decode_track(file, samples) / 32_768
    for start in (0, 7 * STRETCH, samples // STRETCH * STRETCH):
        length = min(STRETCH, samples - start)
        stretch = decode_stretch(file, samples, start, length) / 32_768
        assert stretch.shape == (length, 2)
        noise = stretch - whole[start : start + length]
        assert 20 * np.log10(np.std(noise)) < LOUDEST_NOISE_DB
        shifted = np.std(stretch[1:] - whole[start : start + length - 1])
        assert np.std(noise) < shifted / 10


def test_a_stretch_is_the_same_as_amid_a_longer_one() -> None:
    """Wherever decoding begins, a sample differs by one of 16 bits at most; so no seam is heard."""
    track = authored().track("solid-ground")
    samples, file = bars_to_samples(track.bars, track.bpm), sound_file(track)
    long = decode_stretch(file, samples, 0, 3 * STRETCH).astype(int)
    for start in (RATIO[1], STRETCH, STRETCH + 100 * RATIO[1], 2 * STRETCH):
        short = decode_stretch(file, samples, start, STRETCH)
        assert np.abs(short[: 3 * STRETCH - start] - long[start : start + STRETCH]).max() <= 1


def test_without_ffmpeg_only_what_is_heard_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """By LAME's choice ffmpeg is not called, and a minute of a track is a minute's work."""
    monkeypatch.setenv(ENCODER_VARIABLE, "lame")
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    forget_track()
    track = authored().track("solid-ground")
    heard = excerpt(track, 8, 1_000, 20 * SAMPLE_RATE)
    assert heard.shape == (20 * SAMPLE_RATE, 2)
    steps = np.abs(np.diff(heard, axis=0)).max(axis=1)
    first = bars_to_samples(8, track.bpm) + 1_000
    for one, _ in pairwise(range(STRETCH - first % STRETCH - 1, len(steps), STRETCH)):
        around = np.delete(steps[max(0, one - 2_205) : one + 2_205], min(one, 2_205))
        assert steps[one] <= around.max()
    assert len(track_sound(track)) == bars_to_samples(track.bars, track.bpm)
    forget_track()


def test_a_file_of_another_length_is_refused_by_both() -> None:
    """A track whose declaration changed is not played as it was."""
    track = authored().track("solid-ground")
    samples, file = bars_to_samples(track.bars, track.bpm), sound_file(track)
    with pytest.raises(RenderError, match="samples, not"):
        decode_track(file, samples + SAMPLE_RATE)
    with pytest.raises(RenderError, match="samples, not"):
        decode_stretch(file, samples + SAMPLE_RATE, 0, STRETCH)
