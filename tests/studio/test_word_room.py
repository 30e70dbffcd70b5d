"""The room that music leaves for words: a band, turned down while a voice speaks, and only then."""

import numpy as np
import pytest

from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import band_level_db, level_db
from studio.mixdown.dynamics import DUCK_DB, WORDS_DB, down_by, ducking_depths
from studio.mixdown.stems import PIECE, Clip, Stems
from studio.mixdown.word_clarity import WORDS_HZ
from studio.mixdown.word_room import REACH, word_band

LENGTH = 4 * SAMPLE_RATE
SPEECH = (SAMPLE_RATE + 77, 2 * SAMPLE_RATE + 5_001)


def music(start: int, samples: int) -> np.ndarray:
    """Return a stretch of a noise that is the same wherever one begins to listen."""
    sound = np.random.default_rng(3).standard_normal((LENGTH + 4 * SAMPLE_RATE, 2)).astype(np.float32)
    return np.asarray(sound[start : start + samples] * np.float32(0.1))


def stems(*speech: tuple[int, int]) -> Stems:
    """Return the stems of music that gives way to something silent."""
    depths = ducking_depths(speech, LENGTH)
    clips = tuple(Clip(start, np.zeros(end - start, np.float32)) for start, end in speech)
    return Stems("x", LENGTH, music, clips, down_by(DUCK_DB, depths), (), down_by(WORDS_DB, depths))


@pytest.mark.parametrize(("hertz", "kept"), [(200, 0), (600, 0), (1_500, 1), (3_000, 1), (5_000, 0)])
def test_the_band_of_words_comes_through_alone_and_without_delay(hertz: int, kept: int) -> None:
    """A tone inside is kept to the sample, one outside is gone; left and right stay apart."""
    time = np.arange(20_000 + 2 * REACH) / SAMPLE_RATE
    tone = np.sin(2 * np.pi * hertz * time).astype(np.float32)
    band = word_band(np.stack([tone, np.zeros_like(tone)], axis=1))
    assert band.shape == (20_000, 2)
    assert np.abs(band[:, 0] - np.float32(kept) * tone[REACH:-REACH]).max() < 0.02
    assert np.abs(band[:, 1]).max() < 1e-5


def test_the_music_gives_way_in_that_band_while_somebody_speaks() -> None:
    """There by both, elsewhere by one of them; far from any voice nothing is touched."""
    made = stems(SPEECH)
    bed = np.concatenate([made.bed(start, PIECE) for start in range(0, LENGTH, PIECE)])
    dry = music(0, LENGTH)
    spoken = slice(SPEECH[0] + SAMPLE_RATE // 4, SPEECH[1])
    for band, down in ((WORDS_HZ, DUCK_DB + WORDS_DB), ((5_000, 12_000), DUCK_DB), ((100, 600), DUCK_DB)):
        levels = [band_level_db(one[spoken, 0], *band) for one in (bed, dry)]
        assert levels[0] - levels[1] == pytest.approx(down, abs=1.0)
    assert np.array_equal(bed[: SAMPLE_RATE // 2], dry[: SAMPLE_RATE // 2])
    assert level_db(bed[-SAMPLE_RATE // 2 :]) == pytest.approx(level_db(dry[-SAMPLE_RATE // 2 :]), abs=0.3)


@pytest.mark.parametrize("at", [0, 50, PIECE - 30, PIECE + 30])
def test_no_seam_is_heard_where_a_piece_of_the_music_ends(at: int) -> None:
    """Asked for in pieces or at once, the bed is the same, from its first sample on."""
    made = stems((0, LENGTH))
    whole = made.bed(0, LENGTH)
    assert np.abs(made.bed(at, 5_000) - whole[at : at + 5_000]).max() < 1e-6
