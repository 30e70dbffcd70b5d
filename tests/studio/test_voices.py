"""Who speaks: a recording before a reel, a reel before synthesis; five trainers that nobody mixes up."""

import io
import shutil
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import boto3
import numpy as np
import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content.authored import VoiceFile
from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.score.breathers import BREATHER_MS, score_breathers
from studio.score.cue_sheet import SEAM_MS
from studio.score.spoken_lines import spoken_lines
from studio.voices import clip_index
from studio.voices.casting import CastEngine, preferred_engine, synthesiser_name
from studio.voices.engines.festival import FestivalEngine
from studio.voices.engines.flite import FliteEngine
from studio.voices.engines.polly import PollyEngine
from studio.voices.post_processing import heard_span
from studio.voices.reel import read_sound
from studio.voices.timbre import brightness_hz, pitch_hz
from tests.shipped_library import TRAINER_IDS, authored, maya

pytestmark = pytest.mark.rendering


def tone(hertz: float, seconds: float = 0.5) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE).astype(np.float32)


def test_the_name_of_a_take_does_not_depend_on_the_machine(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With and without flite and festival a render has the same name; a chosen engine is part of it."""
    monkeypatch.setenv("PATH", str(shelf))
    assert synthesiser_name(maya()) == "espeak"
    assert clip_index.take_of("Never said.", maya()) == "synthesis"
    monkeypatch.setenv(clip_index.ENGINE_VARIABLE, "polly")
    assert clip_index.take_of("Never said.", maya()).startswith("polly/")
    monkeypatch.setenv(clip_index.ENGINE_VARIABLE, "parrot")
    with pytest.raises(VoiceError, match="parrot"):
        synthesiser_name(maya())


def test_nobody_mixes_up_two_trainers() -> None:
    """Any two differ in the speaker, or by 4 % in pitch and 8 % in pace; no two share a phrase of cheer."""
    said, engine = spoken_lines(authored()), CastEngine()
    for one, other in combinations(sorted(said), 2):
        voices = [authored().trainers[trainer].voice for trainer in (one, other)]
        speakers = {(preferred_engine(voice), getattr(voice, preferred_engine(voice))) for voice in voices}
        both = sorted(said[one].keys() & said[other].keys())
        if len(speakers) == 2:
            continue
        assert len(both) > 30
        mine, theirs = (np.concatenate([engine.speak(text, voice) for text in both]) for voice in voices)
        assert abs(len(mine) / len(theirs) - 1) > 0.08
        assert abs(pitch_hz(mine) / pitch_hz(theirs) - 1) > 0.04
        assert abs(brightness_hz(mine) / brightness_hz(theirs) - 1) > 0.02
    for one, other in combinations(authored().trainers.values(), 2):
        assert not set(one.phrases["encourage"]) & set(other.phrases["encourage"])


def test_polly_is_asked_for_its_best_voice_at_the_trainers_pace() -> None:
    """Generative, or neural where there is none, which is found once; what is said is escaped."""
    keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    client = boto3.client("polly", region_name="eu-west-1", **keys)
    pcm = (tone(220) * 20_000).astype("<i2").tobytes()
    asked = {
        "Engine": "generative",
        "OutputFormat": "pcm",
        "SampleRate": "16000",
        "TextType": "ssml",
        "VoiceId": "Joanna",
        "Text": '<speak><prosody rate="100%">You &amp; me.</prosody></speak>',
    }

    def answer() -> dict[str, object]:
        return {"AudioStream": StreamingBody(io.BytesIO(pcm), len(pcm)), "ContentType": "audio/pcm"}

    with Stubber(client) as stub:
        engine = PollyEngine(client)
        stub.add_response("synthesize_speech", answer(), asked)
        sound = engine.speak("You & me.", maya())
        assert len(sound) == pytest.approx(len(pcm) / 2 * SAMPLE_RATE / 16_000, rel=0.01)
        stub.add_client_error("synthesize_speech", "EngineNotSupportedException", expected_params={**asked})
        stub.add_response("synthesize_speech", answer(), {**asked, "Engine": "neural"})
        stub.add_response("synthesize_speech", answer(), {**asked, "Engine": "neural"})
        assert len(engine.speak("You & me.", maya())) == len(engine.speak("You & me.", maya()))
        stub.add_client_error("synthesize_speech", "TextLengthExceededException")
        with pytest.raises(VoiceError, match="Polly could not say"):
            engine.speak("Go.", maya())
        stub.assert_no_pending_responses()
    with pytest.raises(VoiceError, match="no Polly voice"):
        PollyEngine(client).speak("Go.", replace(maya(), polly=""))


@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is a package of the system's")
def test_flite_says_the_same_twice_and_slower_when_asked() -> None:
    """The same clip is the same samples; a stretch is longer; a voice that it has not is named."""
    dan = authored().trainers["dan"].voice
    one, again = (FliteEngine().speak("Ready, and go.", dan) for _ in range(2))
    assert np.array_equal(one, again)
    slow = FliteEngine().speak("Ready, and go.", replace(dan, flite_stretch=130))
    assert len(slow) > 1.15 * len(one)
    with pytest.raises(VoiceError, match="'bob'"):
        FliteEngine().speak("x", replace(dan, flite="bob"))


@pytest.mark.skipif(shutil.which("festival") is None, reason="festival is a package of the system's")
def test_festival_says_texts_alone_as_in_a_batch() -> None:
    """A batch is only faster; quotes and backslashes are words, not commands."""
    texts = ['Say "go", now.', "Ease\\in."]
    alone = [FestivalEngine().speak(text, maya()) for text in texts]
    for one, other in zip(alone, FestivalEngine().speak_all(texts, maya()), strict=True):
        assert np.array_equal(one, other)
    with pytest.raises(VoiceError, match="'bob'"):
        FestivalEngine().speak("x", replace(maya(), festival="bob"))


def test_an_engine_that_is_not_installed_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setenv("PATH", "/nowhere")
    for engine, voice in ((FliteEngine(), VoiceFile("en", 160, 50, flite="slt")), (FestivalEngine(), maya())):
        with pytest.raises(VoiceError, match="is not installed: 'apt-get install"):
            engine.speak("Go.", voice)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([16_000, 22_050, 29_120, 32_000, 35_200, 48_000]), st.integers(2_000, 30_000))
def test_resampling_keeps_pitch_and_length(rate: int, samples: int) -> None:
    """A tone is the same tone at the other rate, as long and as loud, and less than a sample off."""
    sound = np.sin(2 * np.pi * 440 * np.arange(samples) / rate).astype(np.float32)
    heard = resampled(sound, rate, SAMPLE_RATE)
    assert abs(len(heard) - samples * SAMPLE_RATE / rate) <= 1
    wanted = np.sin(2 * np.pi * 440 * np.arange(len(heard)) / SAMPLE_RATE)
    inside = slice(200, -200)
    assert np.abs(heard[inside] - wanted[inside]).max() < 2 * np.pi * 440 / min(rate, SAMPLE_RATE)


@pytest.mark.parametrize("trainer", TRAINER_IDS)
def test_a_breather_is_a_minute_with_a_word_at_its_edges_and_its_half(trainer: str) -> None:
    """Sixty seconds exactly, four things said one after another, no wording twice in three breathers."""
    breathers = score_breathers(authored(), trainer)
    for score in breathers:
        assert score.duration_ms == BREATHER_MS
        assert score.samples == 60 * SAMPLE_RATE
        kinds = ["breather-start", "breather-half", "breather-ten", "breather-end"]
        assert [cue.kind for cue in score.cues] == kinds
        ends = [cue.at_ms + cue.window_ms for cue in score.cues]
        assert all(end < cue.at_ms for end, cue in zip(ends, score.cues[1:], strict=False))
        assert score.cues[0].at_ms >= SEAM_MS
        assert ends[-1] <= BREATHER_MS - SEAM_MS
    said = [cue.text for score in breathers for cue in score.cues]
    assert len(set(said)) == len(said)


def test_a_sound_that_is_none_is_one_clear_sentence(tmp_path: Path) -> None:
    """A text file under a recording's name is named as what it is."""
    (tmp_path / "go.wav").write_text("no sound")
    with pytest.raises(VoiceError, match=r"go\.wav cannot be read as sound"):
        read_sound(tmp_path / "go.wav")


@pytest.mark.parametrize(
    ("pieces", "heard"),
    [
        (((0.3, 0.0), (0.5, 0.5), (0.4, 0.0)), (0.29, 0.83)),
        (((0.5, 0.5), (0.4, 0.0), (0.02, 0.02)), (0.0, 0.53)),
        (((0.5, 0.5), (0.1, 0.0), (0.02, 0.02)), (0.0, 0.62)),
        (((0.5, 0.5), (0.3, 0.0), (0.2, 0.3)), (0.0, 1.0)),
        (((0.02, 0.02), (0.4, 0.0), (0.5, 0.5)), (0.41, 0.92)),
        (((0.2, 0.0),), (0.0, 0.2)),
    ],
    ids=[
        "silence",
        "a stray noise after",
        "a stop and its release",
        "a pause",
        "a stray noise before",
        "nothing",
    ],
)
def test_what_is_heard_of_a_clip_is_its_voice(
    pieces: tuple[tuple[float, float], ...], heard: tuple[float, float]
) -> None:
    """Silence and faint noises apart from it are left out; the release of a stop, or a pause, is not.

    Pieces are seconds and level.
    """
    sound = np.concatenate([np.full(round(seconds * 48_000), level) for seconds, level in pieces])
    start, end = heard_span(sound.astype(np.float32), 48_000)
    assert (start / 48_000, end / 48_000) == pytest.approx(heard, abs=0.011)
