"""The lift of the band in which words are told apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import band_level_db, level_db
from studio.mixdown.word_clarity import CLEAR_DB, MOST_DB, WORDS_HZ, with_clear_words


def tones(seconds: float, **hertz: float) -> np.ndarray:
    """Return tones together, each named by its frequency, at a level."""
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.asarray(
        sum(level * np.sin(2 * np.pi * int(name[1:]) * time) for name, level in hertz.items()), np.float32
    )


def test_a_clip_whose_words_are_weak_is_lifted_to_the_mark() -> None:
    """And only from 1 to 4 kHz: what is below and above stays as it was."""
    dull = tones(1.0, h200=0.3, h2000=0.06, h10000=0.02)
    clear = with_clear_words(dull)
    before, after = (band_level_db(one, *WORDS_HZ) for one in (dull, clear))
    assert 2 < after - before < MOST_DB
    assert after - level_db(clear) == pytest.approx(CLEAR_DB, abs=0.6)
    for band in ((100, 500), (6_000, 15_000)):
        assert band_level_db(clear, *band) == pytest.approx(band_level_db(dull, *band), abs=0.2)


def test_what_is_clear_stays_as_it_is() -> None:
    """To the sample."""
    clear = tones(0.5, h200=0.2, h2000=0.2)
    assert with_clear_words(clear) is clear


@given(st.integers(2, 60_000), st.integers(0, 2**32 - 1))
def test_no_clip_changes_its_length_or_is_lifted_beyond_the_limit(length: int, seed: int) -> None:
    """Whatever it is."""
    sound = np.cumsum(np.random.default_rng(seed).standard_normal(length)).astype(np.float32) * 0.01
    clear = with_clear_words(sound)
    assert clear.shape == sound.shape
    assert np.isfinite(clear).all()
    assert level_db(clear) <= level_db(sound) + MOST_DB + 0.5
