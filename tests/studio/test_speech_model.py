"""The parts of the speech model, without the model: letters, styles, pace, and the engine over a stand-in."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.voices.delivery import BREATH_MS, COUNT_MS, Delivery
from studio.voices.engines.espeak import EspeakEngine
from studio.voices.engines.kokoro import KokoroEngine
from studio.voices.post_processing import speech_of
from studio.voices.speech_model.espeak_ipa import espeak_ipa
from studio.voices.speech_model.model_files import VARIABLE, model_files
from studio.voices.speech_model.pace import FASTEST, MOST_WORDS_A_MINUTE, SLOWEST, speed_of
from studio.voices.speech_model.phonemes import ACCENTS, LETTERS, from_ipa, phonemes, respelt, tokens
from studio.voices.speech_model.session import FRAME, RATE
from studio.voices.speech_model.styles import SHORTEST, STYLE, parts, style
from tests.shipped_library import authored

VOICE = VoiceFile("en", 165, 50, kokoro="one 75, two 25", kokoro_accent="en-gb", trainer="maya")


@pytest.mark.parametrize(
    ("text", "american", "british"),
    [
        ("And go.", "ænd ɡˈO.", "and ɡˈQ."),
        ("Thirty seconds, over to you!", "θˈɜɹTi sˈɛkəndz, ˈOvəɹ tə ju!", "θˈɜːti sˈɛkəndz, ˈQvə tə juː!"),
        ("Aoife, near the chair?", "ˈifə, nˌɪɹ ðə ʧˈɛɹ?", "ˈiːfə, nˌɪə ðə ʧˈɛː?"),
        ("A little button.", "ə lˈɪTᵊl bˈʌtᵊn.", "ə lˈɪtᵊl bˈʌtən."),
        ("V O two max", "vˈi ˈO tˈu mˈæks", "vˈiː ˈQ tˈuː mˈaks"),
    ],
)
def test_a_sentence_is_written_in_the_letters_of_the_model(text: str, american: str, british: str) -> None:
    """Diphthongs and affricates are one letter, Americans have no length, and the punctuation stands."""
    assert phonemes(text, "en-us", espeak_ipa) == american
    assert phonemes(text, "en-gb", espeak_ipa) == british
    assert all(one in LETTERS for one in american + british)


def test_what_espeak_ng_says_wrongly_is_respelt() -> None:
    """A verb is not said like an adjective, a name of the gym not like a word; a capital stays."""
    assert phonemes("Close your eyes.", "en-us", espeak_ipa).startswith("klˈOz ")
    assert "klˈOs" in phonemes("Keep it close.", "en-us", espeak_ipa)
    assert phonemes("VO2 max", "en-us", espeak_ipa) == phonemes("V O two max", "en-us", espeak_ipa)
    assert respelt("Use it. Used well.") == "Yooz it. Used well."


def test_espeak_ng_may_speak_and_be_asked_at_once() -> None:
    """There is one library in a process: whoever ends it must not take it from another, who would crash."""
    voice = authored().trainers["maya"].voice
    with ThreadPoolExecutor(4) as pool:
        said = [pool.submit(espeak_ipa, "stand tall", "en-us") for _ in range(40)]
        spoken = [pool.submit(EspeakEngine().speak, "Go.", voice) for _ in range(10)]
    assert {one.result() for one in said} == {espeak_ipa("stand tall", "en-us")}
    assert len({one.result().tobytes() for one in spoken}) == 1


def test_every_line_of_the_library_can_be_said_in_both_accents() -> None:
    """No text of a trainer or of a move holds a sound that the model has no letter for."""
    library = authored()
    texts = [one.how_to for one in library.exercises.values()]
    texts += [one.opening for one in library.workouts.values()]
    texts += [one.introduction for one in library.trainers.values()]
    for text in texts:
        for accent in ACCENTS:
            for sentence in sentences(text):
                assert tokens(phonemes(sentence, accent, espeak_ipa))


@pytest.mark.parametrize(
    ("text", "accent", "why"),
    [
        ("Hello.", "en-ie", "accent"),
        ("", "en-us", "at least one"),
        (40 * "stand tall and ", "en-us", "at most"),
    ],
)
def test_what_cannot_be_said_is_one_clear_sentence(text: str, accent: str, why: str) -> None:
    """An unknown accent, nothing to say, and too much of it."""
    with pytest.raises(VoiceError, match=why):
        phonemes(text, accent, espeak_ipa)


def test_a_sound_of_another_language_is_refused() -> None:
    """The model would leave it out in silence."""
    with pytest.raises(VoiceError, match="no letter for"):
        phonemes("Anything.", "en-us", lambda _words, _accent: "ʙaʘ")


@given(st.text("abcdefghijklmnopqrstuvwxyzəɪʊɔæʃθðŋɡˈˌː^", max_size=40))
def test_letters_stay_letters(ipa: str) -> None:
    """Nothing is dropped but ties and lengths: what was a consonant is one still."""
    for accent in ACCENTS:
        kept = from_ipa(ipa, accent)
        assert "^" not in kept
        assert kept.count("s") == ipa.count("s")


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """Two voices of the model, of which each number tells its voice and its length."""
    for name, base in (("one", 0), ("two", 1000)):
        pack = base + np.repeat(np.arange(1, 101, dtype="<f4")[:, None], STYLE, axis=1)
        pack.astype("<f4").tofile(tmp_path / f"{name}.bin")
    return tmp_path


def test_a_blend_is_the_weighted_middle_of_its_voices(voices: Path) -> None:
    """By the length of the sentence, where short ones take the style of longer ones."""
    blend = parts("one 75, two 25")
    assert style(blend, 60, voices) == pytest.approx(np.full((1, STYLE), 60 + 250))
    assert style(blend, 3, voices) == pytest.approx(np.full((1, STYLE), SHORTEST[0] + 250))
    assert style(blend, 3, voices, take=1) == pytest.approx(np.full((1, STYLE), 100 + 250))
    assert style(blend, 400, voices) == pytest.approx(np.full((1, STYLE), 100 + 250))


@pytest.mark.parametrize("blend", ["one", "one 60, two 60", "one half, two half", ""])
def test_a_blend_that_is_none_is_refused(blend: str) -> None:
    """With how it is written, or what it adds up to."""
    with pytest.raises(VoiceError, match=r"blend|add up"):
        parts(blend)


def test_an_unknown_voice_is_refused(voices: Path) -> None:
    """With the command that brings the voices."""
    with pytest.raises(VoiceError, match="make voices"):
        style({"three": 100}, 10, voices)


@given(st.integers(4, 40), st.integers(20, 2000), st.integers(60, 140))
def test_nothing_is_explained_faster_than_one_can_follow(words: int, frames: int, pace: int) -> None:
    """At most 185 words a minute, unless that were slower than the voice may go; orders keep their drive."""
    text, each = " ".join(["step"] * words), np.array([10.0, frames, 20.0])
    speed = speed_of(text, each, pace, Delivery.PLAIN)
    a_minute = words * 60 / (frames * FRAME / RATE / speed)
    assert a_minute <= MOST_WORDS_A_MINUTE + 1e-6 or speed == SLOWEST
    assert speed <= pace / 100 or speed == SLOWEST
    assert speed_of(text, each, pace, Delivery.DRIVE) > speed_of("Go", each, pace, Delivery.CALM)


class StandIn:
    """Says a tone as long as the sentence, between silences, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []

    def sound(self, numbers: list[int], _how: object, speed: float) -> np.ndarray:
        """See `Session.sound`."""
        self.asked.append((len(numbers), speed))
        samples = round(len(numbers) * 1200 / speed)
        tone = 0.5 * np.sin(np.arange(samples) * 0.05)
        return np.concatenate([np.zeros(9000), tone, np.zeros(15000)]).astype(np.float32)

    def frames(self, numbers: list[int], _how: object) -> np.ndarray:
        """See `Session.frames`."""
        return np.array([15.0, *[2.0] * len(numbers), 25.0])


def test_a_text_is_said_sentence_by_sentence_with_a_breath_between(voices: Path) -> None:
    """And without the silence that the model puts around each; the same every time."""
    stand_in = StandIn()
    engine = KokoroEngine(stand_in, espeak_ipa, voices)
    one, two = (engine.speak(text, VOICE) for text in ("Stand tall.", "Breathe out slowly."))
    both = engine.speak("Stand tall. Breathe out slowly.", VOICE)
    breath = BREATH_MS * SAMPLE_RATE // 1000
    assert len(both) == len(one) + breath + len(two)
    assert not both[len(one) : len(one) + breath].any()
    assert both == pytest.approx(engine.speak("Stand tall. Breathe out slowly.", VOICE))
    assert [count for count, _ in stand_in.asked[:2]] == [
        len(phonemes(text, "en-gb", espeak_ipa)) for text in ("Stand tall.", "Breathe out slowly.")
    ]


def test_the_pace_follows_what_is_said(voices: Path) -> None:
    """What spurs on is quicker, rest is slower."""
    engine = KokoroEngine(StandIn(), espeak_ipa, voices)
    drive, plain, calm = (
        len(engine.say("And go.", VOICE, one)) for one in (Delivery.DRIVE, Delivery.PLAIN, Delivery.CALM)
    )
    assert drive < plain < calm


def test_a_counted_word_is_over_before_the_next_beat_but_one(voices: Path) -> None:
    """It is said as quickly as that needs, and no quicker; a word that cannot be is said all the same."""
    stand_in = StandIn()
    engine = KokoroEngine(stand_in, espeak_ipa, voices)
    assert len(engine.say("Three.", VOICE, Delivery.COUNT)) <= COUNT_MS * RATE // 1000
    assert max(speed for _, speed in stand_in.asked) < FASTEST
    long = engine.say("Antidisestablishmentarianism.", VOICE, Delivery.COUNT)
    assert len(long) > COUNT_MS * RATE // 1000


def test_a_trainer_without_a_blend_is_refused(voices: Path) -> None:
    """With the key that is missing."""
    with pytest.raises(VoiceError, match="'kokoro'"):
        KokoroEngine(StandIn(), espeak_ipa, voices).speak("Go.", replace(VOICE, kokoro=""))


def test_without_the_model_one_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment's folder is asked instead of the usual one."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(VoiceError, match="make voices"):
        KokoroEngine()


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(2000, 6000))
def test_only_silence_is_cut_off(before: int, after: int, spoken: int) -> None:
    """A faint beginning and a faint end are kept: words do not begin or end abruptly."""
    tone = np.sin(np.arange(spoken) * 0.3) * np.hanning(spoken)
    sound = np.concatenate([np.zeros(before), tone, np.zeros(after)]).astype(np.float32)
    kept = speech_of(sound, RATE)
    assert np.sum(kept.astype(float) ** 2) > 0.9999 * np.sum(sound.astype(float) ** 2)
    assert len(kept) <= spoken + round(0.05 * RATE)


def test_five_trainers_have_five_blends() -> None:
    """Of voices that nobody shares with another trainer's."""
    blends = {one: parts(trainer.voice.kokoro) for one, trainer in authored().trainers.items()}
    used = [name for blend in blends.values() for name in blend]
    assert len(blends) == 5
    assert len(used) == len(set(used))


@pytest.mark.slow
@pytest.mark.skipif(not model_files().are_here, reason="Kokoro's model is not here: make voices")
def test_one_real_line_is_the_same_bytes_each_time() -> None:
    """Where the model is."""
    pytest.importorskip("onnxruntime")
    voice = authored().trainers["maya"].voice
    first, again = (KokoroEngine().speak("And go.", voice) for _ in range(2))
    assert first.tobytes() == again.tobytes()
    assert 0.4 < len(first) / SAMPLE_RATE < 2
