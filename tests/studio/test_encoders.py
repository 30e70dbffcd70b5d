"""Both encoders keep the same promises: the same bytes again, length and phase to a sample, Alexa's form."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.audio.encoder_choice import ENCODER_VARIABLE, ENCODERS
from studio.audio.mp3_frames import frames, length_ms, unfit_for_ssml
from studio.audio.samples import SAMPLE_RATE
from studio.audit.meter import decode_mono
from studio.errors import RenderError
from studio.mixdown.encoding import encoded, encoder
from studio.mixdown.lame_encoder import FRAME_SAMPLES
from studio.mixdown.mp3_forms import ALEXA_SPEECH, STREAM

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

pytestmark = pytest.mark.rendering


def chirps(samples: int, seed: int = 0) -> "Pcm":
    """Return a sound of tones below 8 kHz that change all the time, so that no two moments are alike."""
    chance = np.random.default_rng(seed)
    t = np.arange(samples) / SAMPLE_RATE
    sound = np.zeros((samples, 2))
    for hertz in chance.uniform(100, 6_000, 6):
        sound += np.sin(2 * np.pi * (hertz * t + 300 * np.sin(t * chance.uniform(0.5, 3))))[:, None]
    return (sound / np.abs(sound).max() * 12_000).astype(np.int16)


@pytest.mark.parametrize("name", ENCODERS)
@settings(max_examples=12, deadline=None)
@given(samples=st.integers(2 * FRAME_SAMPLES, 4 * SAMPLE_RATE), seed=st.integers(0, 9))
@example(samples=2 * FRAME_SAMPLES + 1, seed=0)
def test_a_stream_is_as_long_and_in_phase_to_a_sample(name: str, samples: int, seed: int) -> None:
    """A decoder that is not ours, at any length: not a sample more, and the sound where it was.

    ffmpeg may pad the end by less than a decoder's own delay: then up to half a frame of silence is left.
    """
    sound = chirps(samples, seed)
    data = encoder(name).encode(sound, STREAM)
    heard, rate = soundfile.read(io.BytesIO(data))
    assert rate == SAMPLE_RATE
    left = len(heard) - samples
    assert 0 <= left <= (0 if name == "lame" else 529)
    heard = heard[:samples]
    assert -0.5 <= length_ms(data) - samples * 1000 / SAMPLE_RATE <= left * 1000 / SAMPLE_RATE + 0.5
    size = 2 * samples
    mine, theirs = sound.mean(axis=1), heard.mean(axis=1)
    lags = np.fft.irfft(np.fft.rfft(theirs, size) * np.conj(np.fft.rfft(mine, size)), size)
    assert int(np.argmax(lags)) == 0


@pytest.mark.parametrize("name", ENCODERS)
def test_ffmpeg_decodes_as_many_samples_as_were_encoded(name: str, tmp_path: Path) -> None:
    """The decoder that the audit measures with leaves out what was padded, too."""
    file = tmp_path / "x.mp3"
    file.write_bytes(encoder(name).encode(chirps(100_001), STREAM))
    assert len(decode_mono(file)) == 100_001


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("form", [STREAM, ALEXA_SPEECH])
def test_the_same_sound_is_the_same_bytes(name: str, form: object) -> None:
    """Nothing of the time or of an earlier encoding is in the file."""
    sound = chirps(SAMPLE_RATE)
    first = encoder(name).encode(sound, form)
    encoder(name).encode(chirps(SAMPLE_RATE, 1), form)
    assert encoder(name).encode(sound, form) == first


@pytest.mark.parametrize("name", ENCODERS)
@settings(max_examples=8, deadline=None)
@given(samples=st.integers(FRAME_SAMPLES, 3 * SAMPLE_RATE))
def test_what_is_played_within_alexas_speech_has_her_form_from_the_first_frame(
    name: str, samples: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """48 kbit/s at 24 kHz in every frame, no tag, at most three frames longer."""
    data = encoder(name).encode(chirps(samples), ALEXA_SPEECH)
    file = tmp_path_factory.mktemp("speech") / "x.mp3"
    file.write_bytes(data)
    assert unfit_for_ssml(file) == []
    assert {(one.hertz, one.kbits) for one in frames(data)} == {(24_000, 48)}
    assert data[:1] == b"\xff"
    assert 0 <= length_ms(data) - samples * 1000 / SAMPLE_RATE <= ALEXA_SPEECH.most_drift_ms


def test_both_encoders_are_heard_alike() -> None:
    """Decoded, each is as near to the other as to what was encoded."""
    sound = chirps(3 * SAMPLE_RATE)
    one, other = (soundfile.read(io.BytesIO(encoder(name).encode(sound, STREAM)))[0] for name in ENCODERS)
    error = np.std(one - sound / 32_768)
    assert np.std(other - sound / 32_768) < 1.2 * error + 1e-3
    assert np.std(one - other) < 2 * error + 1e-3


def test_the_seek_table_leads_into_the_middle() -> None:
    """A player that jumps to half the time by the table finds half of the bytes."""
    data = encoder("lame").encode(chirps(4 * SAMPLE_RATE), STREAM)
    at = data.index(b"Info")
    table = data[at + 16 : at + 116]
    assert list(table) == sorted(table)
    assert abs(table[50] - 128) <= 3


def test_the_information_frame_checks_itself() -> None:
    """The checksum over a tag with its checksum, lowest byte last as it is written, is what CRC-16 gives."""
    data = encoder("lame").encode(chirps(SAMPLE_RATE), STREAM)
    crc = 0
    for byte in data[:190]:
        for bit in range(8):
            crc = crc >> 1 ^ (0xA001 if (crc ^ byte >> bit) & 1 else 0)
    assert int.from_bytes(data[190:192], "big") == crc


def test_lame_needs_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no temporary file can be made, LAME encodes all the same."""
    monkeypatch.setenv(ENCODER_VARIABLE, "lame")
    monkeypatch.setenv("TMPDIR", "/nowhere")
    data = encoded(chirps(SAMPLE_RATE), 1_000, "x", STREAM, tmp_path / "nowhere")
    assert length_ms(data) == 1_000


def test_an_unknown_encoder_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which there are."""
    monkeypatch.setenv(ENCODER_VARIABLE, "gogo")
    with pytest.raises(
        RenderError, match="AUDIO_TRAINER_ENCODER='gogo' is no encoder of ours: say ffmpeg or lame"
    ):
        encoded(chirps(SAMPLE_RATE), 1_000, "x")
