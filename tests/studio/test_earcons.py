"""The small sounds of speech are what SSML's audio element takes."""

from pathlib import Path

import pytest

from studio.audio.mp3_frames import frames, unfit_for_ssml
from studio.audit.meter import measure_loudness
from studio.errors import UnknownAsset
from studio.music.earcons import EARCONS, SHIPPED_EARCONS, earcon_path, write_earcon
from studio.rendering.addresses import fetch


@pytest.mark.parametrize("name", EARCONS)
def test_an_earcon_is_what_amazon_allows(name: str) -> None:
    """Every frame is MPEG-2 layer III at 48 kbit/s and 24 kHz; short, audible, below full scale."""
    file = fetch(earcon_path(name))
    heads = list(frames(file.read_bytes()))
    assert {(one.version, one.kbits, one.hertz, one.channels) for one in heads} == {(2, 48, 24_000, 1)}
    assert unfit_for_ssml(file) == []
    assert 0.5 < sum(one.samples for one in heads) / 24_000 < 4
    level = measure_loudness(file)
    assert level.true_peak_dbtp < -2
    assert -25 < level.integrated_lufs < -14


def test_what_is_shipped_is_what_would_be_made(tmp_path: Path) -> None:
    """The files in the repository are those that `studio render --earcons` writes."""
    for name in EARCONS:
        assert (SHIPPED_EARCONS / f"{name}.mp3").exists()
    made, shipped = write_earcon("tip", tmp_path), SHIPPED_EARCONS / "tip.mp3"
    assert len(list(frames(made.read_bytes()))) == len(list(frames(shipped.read_bytes())))
    assert {one.suffix for one in SHIPPED_EARCONS.iterdir()} == {".mp3"}


def test_what_ssml_would_refuse_is_found(tmp_path: Path) -> None:
    """A file that is no MP3 has a fault, and so has one at another rate; an unknown earcon is no asset."""
    wrong = tmp_path / "wrong.mp3"
    wrong.write_bytes(b"RIFF not an mp3 at all")
    assert unfit_for_ssml(wrong)
    wrong.write_bytes(bytes([0xFF, 0xFB, 0x90, 0xC4]) + bytes(413))
    assert "(1, 128, 44100)" in unfit_for_ssml(wrong)[0]
    with pytest.raises(UnknownAsset):
        fetch("earcons/../../etc/passwd.mp3")
