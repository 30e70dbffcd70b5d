"""The drums are played at the mix: by a stored kit, at the sample, as loudly as the layer says."""

from itertools import pairwise

import numpy as np
import pytest
import soundfile

from skill.content.authored import TrackFile
from studio.audio.loudness import loudness
from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import level_db
from studio.music.bands import BANDS, ROLES
from studio.music.bed_gains import GLIDE, BedGains
from studio.music.composition import compose
from studio.music.drumming import RINGS_S, Drums
from studio.music.kit import KIT, MACHINE, shot, shots
from studio.music.layers import ALONE, LAYERS, LayerChange
from studio.music.styles import STYLES
from studio.music.tempo import bars_to_samples
from studio.music.track_sound import Playing
from tests.shipped_library import authored

SOME = ("lemonade", "solid-ground", "anvil", "first-light", "last-lap", "porch-swing")
"""A track of each style."""


def heard(track: TrackFile, start_bar: int, layers: tuple[LayerChange, ...], samples: int) -> np.ndarray:
    """Return the drums of a track from a bar on."""
    sound = np.zeros((samples, 2), np.float32)
    Drums(track, start_bar, layers).add_to(sound, 0)
    return sound


def test_the_kit_holds_every_drum_of_every_track() -> None:
    """Each is short, audible, not clipped; all together they are the file, which has lost nothing."""
    told = soundfile.info(KIT)
    assert (told.samplerate, told.channels, told.subtype) == (SAMPLE_RATE, 2, "PCM_16")
    assert sum(one.samples for one in shots().values()) == told.frames
    for name in shots():
        sound = shot(name)
        assert 0.02 * SAMPLE_RATE < len(sound) < RINGS_S * SAMPLE_RATE, name
        assert 0.01 < np.abs(sound).max() <= 0.26, name
        assert np.abs(sound[-1]).max() < 0.001, name
    for playlist in authored().playlists.values():
        for track in playlist.tracks:
            own, kit = STYLES[track.style].synthesised_drums, BANDS[track.style].kit
            drums = {one.instrument for one in compose(track)} - set(ROLES)
            assert {f"{MACHINE if one in own else kit}/{one}" for one in drums} <= shots().keys()


def test_a_hit_sounds_at_its_sample() -> None:
    """The bass drum of a bar begins with the bar's first sample, however far into the track."""
    track = authored().track("lemonade")
    kick = shot(f"{MACHINE}/kick")[:200]
    for bar in (9, 41, track.bars + 9):
        sound = heard(track, bar, ((0, "drive"),), 4_410)
        alone = sound[:200].mean(axis=1)
        match = np.dot(alone, kick.mean(axis=1)) / np.linalg.norm(alone) / np.linalg.norm(kick.mean(axis=1))
        assert match > 0.9
        later = heard(track, bar - 1, ((0, "drive"),), bars_to_samples(1, track.bpm) + 4_410)
        at = bars_to_samples(bar % track.bars, track.bpm) - bars_to_samples(bar % track.bars - 1, track.bpm)
        assert np.abs(later[at : at + 200] - sound[:200]).max() < 0.2


@pytest.mark.parametrize("name", SOME)
def test_drums_are_the_same_in_pieces(name: str) -> None:
    """Piece by piece or at once, past the track's end: not a sample differs."""
    track = authored().track(name)
    layers: tuple[LayerChange, ...] = ((0, "breathe"), (2, "open"), (4, "drive"), (7, "push"), (9, "close"))
    drums = Drums(track, track.bars - 4, layers)
    whole = np.zeros((bars_to_samples(10, track.bpm), 2), np.float32)
    drums.add_to(whole, 0)
    edges = [0, 1, 999, *range(44_100, len(whole), 44_100), len(whole)]
    pieces = []
    for start, end in pairwise(edges):
        piece = np.zeros((end - start, 2), np.float32)
        drums.add_to(piece, start)
        pieces.append(piece)
    assert np.array_equal(np.concatenate(pieces), whole)
    assert np.abs(whole).max() > 0.02


@pytest.mark.parametrize("name", SOME)
def test_what_rings_over_a_seam_is_heard_after_it(name: str) -> None:
    """A segment that goes on in the middle begins as the whole goes on there, with all that still rings."""
    track = authored().track(name)
    seam = bars_to_samples(16, track.bpm) - bars_to_samples(12, track.bpm)
    whole = heard(track, 12, ((-8, "push"), (4, "breathe")), seam + 2 * SAMPLE_RATE)
    after = heard(track, 16, ((-4, "push"), (0, "breathe")), 2 * SAMPLE_RATE)
    assert np.allclose(whole[seam:], after, atol=1e-6)
    assert np.abs(after[:200]).max() > 0 or STYLES[track.style].rich
    fresh = heard(track, 16, ((0, "close"),), 2 * SAMPLE_RATE)
    assert not fresh.any()


@pytest.mark.parametrize("name", SOME)
def test_each_layer_is_more_than_the_one_before(name: str) -> None:
    """From closing to pushing the drums grow; closing has none."""
    track = authored().track(name)
    # A whole phrase, with its fill.
    length = bars_to_samples(8, track.bpm)
    levels = [level_db(heard(track, 8, ((0, layer),), length)) for layer in LAYERS]
    assert levels[0] < -100
    assert all(b > a for a, b in pairwise(levels)), levels
    assert levels[4] - levels[1] > 6


def test_the_drums_enter_with_a_fill_and_a_crash() -> None:
    """The bar before the work has a fill in its second half; the first bar of it has a crash."""
    track = authored().track("anvil")
    a_bar = bars_to_samples(1, track.bpm)
    enters = heard(track, 9, ((0, "open"), (2, "drive")), 4 * a_bar)
    stays = heard(track, 9, ((0, "open"),), 4 * a_bar)
    goes_on = heard(track, 9, ((0, "drive"),), 4 * a_bar)
    half = a_bar + a_bar // 2
    assert level_db(enters[half : 2 * a_bar]) > level_db(stays[half : 2 * a_bar]) + 3
    assert np.abs(enters[2 * a_bar : 3 * a_bar] - goes_on[2 * a_bar : 3 * a_bar]).max() > 0.02


def test_a_bed_glides_from_layer_to_layer() -> None:
    """No step at a bar line, the same in pieces, and one number where nothing changes."""
    track = authored().track("solid-ground")
    gains = BedGains(track, 3, ((-4, "breathe"), (2, "drive")))
    line = bars_to_samples(2, track.bpm)
    around = np.asarray(gains.of(line - 44_100, 88_200))[:, 0]
    assert np.abs(np.diff(around)).max() < 1 / GLIDE
    assert around[-1] == pytest.approx(1.0)
    assert around[0] == pytest.approx(10 ** (LAYERS["breathe"].bed_db / 20), rel=1e-3)
    assert gains.of(line + 1_000, 30_000) == 1.0
    starts = range(line - 44_100, line, 14_700)
    parts = [np.broadcast_to(gains.of(start, 14_700), (14_700, 1))[:, 0] for start in starts]
    assert np.concatenate(parts) == pytest.approx(around[:44_100], abs=1e-6)


@pytest.mark.rendering
@pytest.mark.parametrize("name", ["solid-ground", "last-lap"])
def test_music_is_louder_in_the_work_than_in_the_rest(name: str) -> None:
    """A person hears it: five units or more between breathing and driving, of bed and drums together."""
    track = authored().track(name)
    length = bars_to_samples(8, track.bpm)
    rest, work = (loudness(Playing(track, 16, ((0, one),)).play(0, length)) for one in ("breathe", "drive"))
    assert 5 < work - rest < 12
    assert -19 < loudness(Playing(track, 0, ALONE).play(0, bars_to_samples(40, track.bpm))) < -17
