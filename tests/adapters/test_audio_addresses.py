"""Addresses of audio: signed and expiring for every stream, plain for what is open."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.audio_addresses import KEY_FILE, SignedAddresses, admits, shared_key, signature
from skill.bootstrap import Settings, audio_key, audio_keys, build_skill
from skill.domain.ground.units import EpochMs

KEY = b"some key"
NOW = EpochMs(1_795_420_800_000)
ADDRESSES = SignedAddresses("https://audio.example.com", KEY)


@pytest.mark.parametrize("path", ["tastes/a.mp3", "privacy.html", "terms.html", "pictures/a.png"])
def test_what_is_open_has_a_plain_address(path: str) -> None:
    """And needs nothing to be given out, since Alexa's own voice, an app and a browser ask for it."""
    assert ADDRESSES.address(path) == f"https://audio.example.com/{path}"
    assert admits((KEY,), path, "", NOW)


@pytest.mark.parametrize("path", ["segments/a.mp3", "segments/a.b.c.d.mp3", "tracks/a.mp3"])
def test_a_stream_is_good_until_then(path: str) -> None:
    """To the second, and for its own path and key alone."""
    parts = urlsplit(ADDRESSES.address(path, NOW))
    assert parts.path == f"/{path}"
    assert admits((KEY,), path, parts.query, NOW)
    assert not admits((KEY,), path, parts.query, EpochMs(NOW + 1_000))
    assert not admits((KEY,), f"{path.partition('/')[0]}/other.mp3", parts.query, NOW)
    assert not admits((b"another key",), path, parts.query, NOW)
    later = parts.query.replace(str(NOW // 1000), str(NOW // 1000 + 9))
    assert not admits((KEY,), path, later, NOW)
    assert not admits((KEY,), path, urlsplit(ADDRESSES.address(path)).query, NOW)


def test_a_changed_key_takes_along_what_was_handed_out_under_the_one_before() -> None:
    """After a change the addresses of the key before are good; after two they are not."""
    path, first, second, third = "tracks/a.mp3", b"first", b"second", b"third"
    query = urlsplit(SignedAddresses("https://audio.example.com", first).address(path, NOW)).query
    assert admits((second, first), path, query, NOW)
    assert not admits((third, second), path, query, NOW)


def test_a_server_knows_both_keys_and_the_skill_signs_with_the_new_one() -> None:
    """Both are given by the environment."""
    told = {"AUDIO_TRAINER_AUDIO_KEY": "new", "AUDIO_TRAINER_AUDIO_KEY_BEFORE": "old"}
    found = Settings.from_environment(told)
    assert audio_key(found) == b"new"
    assert audio_keys(found) == (b"new", b"old")
    assert "old" not in repr(found)
    assert audio_keys(Settings(Path("/nowhere"), audio_key="new")) == (b"new",)


def test_a_lambda_without_a_key_does_not_start() -> None:
    """One that it made for itself would open nothing: each listener would hear silence."""
    told = {"AWS_LAMBDA_FUNCTION_NAME": "audio-trainer", "AUDIO_TRAINER_HOME": "/nowhere"}
    with pytest.raises(ValueError, match="AUDIO_TRAINER_AUDIO_KEY"):
        build_skill(Settings.from_environment(told))
    build_skill(Settings.from_environment(told | {"AUDIO_TRAINER_AUDIO_KEY": "some key"}))


@given(query=st.one_of(st.text(), st.builds("expires={}&signature={}".format, st.text(), st.text())))
def test_nothing_made_up_is_admitted(query: str) -> None:
    """Nor does it break anything."""
    assert not admits((KEY, b"before"), "segments/a.mp3", query, NOW)


@pytest.mark.parametrize("digits", [13, 400, 5_000])
def test_an_expiry_without_end_is_refused(digits: int) -> None:
    """Python reads no number of more than 4,300 digits, and would raise."""
    expires = "9" * digits
    assert not admits((KEY,), "segments/a.mp3", f"expires={expires}&signature={'0' * 32}", NOW)


@pytest.mark.parametrize(
    "spelling",
    [
        "signature={1}&expires={0}", "expires={0}&signature={1}&", "&expires={0}&signature={1}",
        "expires={0}&signature={1}&more=1", "expires=1&expires={0}&signature={1}",
        "expires=0{0}&signature={1}",
        "%65xpires={0}&signature={1}", "expires={0}&signature={1}\n", "expires={0};signature={1}",
        "expires={0}&signature=0&signature={1}", "expires={0}&signature={1}&expires={0}&signature={1}",
    ],
)  # fmt: skip
def test_there_is_one_spelling_of_a_signature(spelling: str) -> None:
    """The edge takes that alone, and every other server is of its opinion."""
    expires = NOW // 1000
    proof = signature(KEY, "segments/a.mp3", expires)
    assert admits((KEY,), "segments/a.mp3", f"expires={expires}&signature={proof}", NOW)
    assert not admits((KEY,), "segments/a.mp3", spelling.format(expires, proof), NOW)


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
