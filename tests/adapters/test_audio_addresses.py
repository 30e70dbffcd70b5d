"""Addresses of audio: plain for what is free, signed and expiring for what is premium."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.audio_addresses import KEY_FILE, SignedAddresses, admits, shared_key
from skill.domain.ground.units import EpochMs

KEY = b"some key"
NOW = EpochMs(1_795_420_800_000)
ADDRESSES = SignedAddresses("https://audio.example.com", KEY)


def test_what_is_free_stays_where_it_is() -> None:
    """Without a query."""
    assert ADDRESSES.address("segments/a.mp3") == "https://audio.example.com/segments/a.mp3"


def test_what_is_premium_is_good_until_then() -> None:
    """To the second, and for its own path and key alone."""
    parts = urlsplit(ADDRESSES.address("segments/a.mp3", NOW))
    assert parts.path == "/segments/a.mp3"
    assert admits(KEY, "segments/a.mp3", parts.query, NOW)
    assert not admits(KEY, "segments/a.mp3", parts.query, EpochMs(NOW + 1_000))
    assert not admits(KEY, "segments/b.mp3", parts.query, NOW)
    assert not admits(b"another key", "segments/a.mp3", parts.query, NOW)
    later = parts.query.replace(str(NOW // 1000), str(NOW // 1000 + 9))
    assert not admits(KEY, "segments/a.mp3", later, NOW)


@given(query=st.one_of(st.text(), st.builds("expires={}&signature={}".format, st.text(), st.text())))
def test_nothing_made_up_is_admitted(query: str) -> None:
    """Nor does it break anything."""
    assert not admits(KEY, "segments/a.mp3", query, NOW)


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    """The skill and a server on the same machine share it; nobody else may read it."""
    key = shared_key(tmp_path / "home")
    assert shared_key(tmp_path / "home") == key
    assert shared_key(tmp_path / "other") != key
    assert (tmp_path / "home" / KEY_FILE).stat().st_mode & 0o077 == 0


def test_without_a_place_to_keep_it_there_is_still_a_key(tmp_path: Path) -> None:
    """So that nothing is ever signed by an empty one."""
    (tmp_path / "file").write_text("")
    assert len(shared_key(tmp_path / "file")) >= 32


def test_alexa_plays_https_only() -> None:
    """Said when the skill starts, not when somebody trains."""
    with pytest.raises(ValueError, match="https"):
        SignedAddresses("http://audio.example.com", KEY)
