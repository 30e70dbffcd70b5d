"""What Alexa says, as a script and as sound: the skill's SSML is honoured."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest

from simulator.page.speech_script import BLEEP, Piece, script_of
from simulator.page.speech_synthesis import speech_wav


def script(ssml: str) -> list[Piece]:
    return list(script_of({"type": "SSML", "ssml": f"<speak>{ssml}</speak>"}))


def texts(ssml: str) -> str:
    return " ".join(one.text for one in script(ssml) if one.text)


def sound(ssml: str, file_of=lambda _: None) -> np.ndarray:
    with wave.open(io.BytesIO(speech_wav(script(ssml), "en-US", file_of))) as file:
        assert (file.getframerate(), file.getnchannels()) == (44_100, 1)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


def test_plain_text_is_one_piece():
    """PlainText is said as it stands, ampersands and all."""
    assert script_of({"type": "PlainText", "text": "Salt & pepper"}) == [Piece("Salt & pepper")]
    assert list(script_of(None)) == []


def test_breaks_sentences_and_paragraphs_are_pauses():
    """Each by its own time; a strength by its name."""
    found = script('One<break time="1.5s"/>two<s>three</s><p>four</p><break strength="x-strong"/>')
    assert [one.pause_ms for one in found if one.pause_ms] == [1_500, 300, 600, 900]


def test_prosody_and_emphasis_are_factors_of_the_voice():
    """Nested manners multiply; decibels add up."""
    outer, inner, loud = script(
        '<prosody rate="80%" pitch="+10%" volume="soft">a <emphasis level="strong">b</emphasis></prosody>'
        '<emphasis level="moderate">c</emphasis>'
    )
    assert (outer.prosody.rate, outer.prosody.pitch, outer.prosody.decibels) == (0.8, pytest.approx(1.1), -6)
    assert inner.prosody.rate == pytest.approx(0.8 * 0.85)
    assert inner.prosody.decibels == pytest.approx(-3)
    assert loud.prosody.decibels > 0


@pytest.mark.parametrize(
    ("ssml", "heard"),
    [
        ('<say-as interpret-as="spell-out">hiit</say-as>', "H, I, I, T"),
        ('<say-as interpret-as="digits">2026</say-as>', "2 0 2 6"),
        ('<say-as interpret-as="ordinal">3</say-as> round', "3rd round"),
        ('<say-as interpret-as="ordinal">12</say-as>', "12th"),
        ('<say-as interpret-as="fraction">3/4</say-as>', "three quarters"),
        ('<say-as interpret-as="fraction">2+1/2</say-as>', "2 and a half"),
        ('<say-as interpret-as="fraction">3/20</say-as>', "3 over 20"),
        ('<say-as interpret-as="unit">10kg</say-as>', "10 kilograms"),
        ('<say-as interpret-as="time">1\'21"</say-as>', "1 minute 21 seconds"),
        ('<say-as interpret-as="date" format="mdy">11/23/2026</say-as>', "November 23rd 2026"),
        ('<say-as interpret-as="date">????0922</say-as>', "September 22nd"),
        ('<say-as interpret-as="unheard-of">x</say-as>', "x"),
        ('<sub alias="high intensity">HI</sub> training', "high intensity training"),
    ],
)
def test_say_as_and_sub(ssml, heard):
    """Text is read as it is meant, without a voice that knows SSML."""
    assert texts(ssml) == heard


def test_expletives_are_bleeped():
    """The word itself is in no piece."""
    found = script('Oh <say-as interpret-as="expletive">darn</say-as> it')
    assert [one.clip for one in found if one.clip] == [BLEEP]
    assert [one.text for one in found if one.text] == ["Oh", "it"]


def test_ssml_that_cannot_be_read_is_still_heard():
    """A bare ampersand is the skill's fault; the page says what there is."""
    assert script_of({"type": "SSML", "ssml": "<speak>a & b"}) == [Piece("<speak>a & b")]


def test_a_break_is_so_long_in_the_sound():
    """A second and a half more, to the sample."""
    assert len(sound('Ready<break time="1500ms"/>')) - len(sound("Ready")) == 66_150


def test_whispers_are_quieter_and_slow_is_longer():
    """By a third at least."""
    plainly = sound("Breathe in")
    whispered = sound('<amazon:effect name="whispered">Breathe in</amazon:effect>')
    slowly = sound('<prosody rate="60%">Breathe in</prosody>')
    assert np.sqrt((whispered**2).mean()) < 0.66 * np.sqrt((plainly**2).mean())
    assert len(slowly) > 1.3 * len(plainly)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "de-DE", "xx-XX"])
def test_every_language_has_a_voice(locale):
    """Its own, or the usual one where espeak-ng has none; never silence, never an error."""
    assert len(speech_wav([Piece("Hello again")], locale, lambda _: None)) > 44_100


def test_a_clip_of_this_machine_is_played_and_any_other_is_a_chime(tmp_path: Path):
    """The clip's own length; 0.6 s of chime for what stands elsewhere."""
    clip = tmp_path / "clip.wav"
    with wave.open(str(clip), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes(b"\0\x20" * 44_100)
    here = sound('<audio src="https://a.example.com/clip.mp3"/>', lambda _: clip)
    elsewhere = sound('<audio src="https://a.example.com/clip.mp3"/>')
    assert len(here) == pytest.approx(44_101, abs=10)
    assert len(elsewhere) == pytest.approx(26_461, abs=10)
    assert np.abs(elsewhere).max() > 0.1
