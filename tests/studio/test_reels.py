"""Reels: clips by sentence on compact files, with an index; a later line goes onto a further file."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.library.trainer_texts import stale_lines
from studio.score.editions import editions
from studio.score.speech_time import estimated_ms, speech_ms
from studio.voices import clip_index
from studio.voices.casting import CastEngine
from studio.voices.clip_index import REEL_RATE
from studio.voices.clip_lengths import clip_length_ms
from studio.voices.delivery import BREATH_MS
from studio.voices.reel import add_reel, make_reel, reel_clip
from studio.voices.timbre import pitch_hz
from tests.shipped_library import authored, maya

pytestmark = pytest.mark.rendering
REELS = clip_index.VOICES
MOST_BYTES = 95_000_000


def tone(hertz: float, seconds: float = 0.5, rate: int = REEL_RATE, level: float = 0.5) -> np.ndarray:
    return (level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def sounds(**hertz: float) -> dict[str, Callable[[], np.ndarray]]:
    """Return sentences of one word, each a tone."""
    return {f"{one.capitalize()}.": (lambda at=at: tone(at)) for one, at in hertz.items()}


def test_a_recording_wins_over_the_reel_and_over_synthesis(shelf: Path) -> None:
    """What a person recorded is what is heard, and it changes the name of what is rendered with it."""
    make_reel(maya(), sounds(go=300), "kokoro")
    before = clip_index.take_of("Go.", maya())
    assert pitch_hz(CastEngine().speak("Go.", maya())) == pytest.approx(300, rel=0.02)
    file = shelf / "maya" / f"{clip_index.recording_name('Go.')}.wav"
    soundfile.write(file, tone(200, rate=SAMPLE_RATE), SAMPLE_RATE)
    assert pitch_hz(CastEngine().speak("Go.", maya())) == pytest.approx(200, rel=0.02)
    assert clip_index.take_of("Go.", maya()) != before
    assert clip_length_ms("Go.", maya()) == pytest.approx(500, abs=3)


def test_a_text_is_put_together_from_its_sentences(shelf: Path) -> None:
    """With a breath between two; a recorded sentence takes the place of its clip."""
    make_reel(maya(), sounds(stand=200, breathe=300), "kokoro")
    heard = CastEngine().speak("Stand. Breathe. Stand.", maya())
    each, breath = SAMPLE_RATE // 2, BREATH_MS * SAMPLE_RATE // 1000
    assert len(heard) == pytest.approx(3 * each + 2 * breath, abs=6)
    assert [
        pitch_hz(heard[at : at + each]) for at in (0, each + breath, 2 * (each + breath))
    ] == pytest.approx([200, 300, 200], rel=0.02)
    assert clip_length_ms("Stand. Breathe. Stand.", maya()) == pytest.approx(
        1000 * len(heard) / SAMPLE_RATE, abs=4
    )
    before = clip_index.take_of("Stand. Breathe.", maya())
    file = shelf / "maya" / f"{clip_index.recording_name('Breathe.')}.wav"
    soundfile.write(file, tone(150, rate=SAMPLE_RATE), SAMPLE_RATE)
    again = CastEngine().speak("Stand. Breathe.", maya())
    assert pitch_hz(again[each + breath :]) == pytest.approx(150, rel=0.02)
    assert clip_index.take_of("Stand. Breathe.", maya()) != before


def test_one_voice_says_a_text_from_first_word_to_last(shelf: Path) -> None:
    """Where a sentence is on no reel, none of the text is taken from it."""
    make_reel(maya(), sounds(stand=1000), "kokoro")
    plain = replace(maya(), festival="", flite="", kokoro=maya().kokoro)
    assert clip_index.take_of("Stand. Never said.", plain) == "synthesis"
    assert pitch_hz(CastEngine().speak("Stand. Never said.", plain)) < 400


def test_a_clip_whose_text_or_voice_changed_is_stale(shelf: Path) -> None:
    """Another word, or another pace, is not on the reel; settings of other engines change nothing."""
    make_reel(maya(), sounds(go=300), "kokoro")
    assert clip_index.stale_texts(maya(), {"Go.", "Begin.", "Go. Begin."}) == {"Begin.", "Go. Begin."}
    assert clip_index.stale_texts(replace(maya(), kokoro_pace=75), {"Go."}) == {"Go."}
    assert clip_index.stale_texts(replace(maya(), polly="Ruth"), {"Go."}) == set()


def test_clips_of_a_reel_come_back_where_they_were_laid(shelf: Path) -> None:
    """Each clip, read from the middle of the compact file, is its own tone in its own length."""
    tones = {f"Tone {hertz}.": tone(hertz, 0.3 + hertz / 2_000) for hertz in (120, 180, 250, 330)}
    make_reel(maya(), {text: (lambda sound=sound: sound) for text, sound in tones.items()}, "kokoro")
    for text, sound in tones.items():
        heard = reel_clip("maya", text)
        assert abs(len(heard) - len(sound) * SAMPLE_RATE / REEL_RATE) <= 2
        assert pitch_hz(heard) == pytest.approx(pitch_hz(sound) * REEL_RATE / SAMPLE_RATE, rel=0.03)
    assert sorted(one.name for one in (shelf / "maya").iterdir()) == ["reel-1.opus", "reel.json"]


def test_clips_keep_their_distance_in_level(shelf: Path) -> None:
    """One voice says them all: a word that is softer than another is softer on the reel."""
    quiet, loud = tone(200, level=0.1), tone(200, level=0.4)
    make_reel(maya(), {"Quiet.": lambda: quiet, "Loud.": lambda: loud}, "kokoro")
    levels = [float(np.sqrt(np.mean(reel_clip("maya", text) ** 2))) for text in ("Loud.", "Quiet.")]
    assert levels[0] / levels[1] == pytest.approx(4, rel=0.05)


def test_a_later_line_goes_onto_a_further_reel(shelf: Path) -> None:
    """What was there is not encoded again, and stays where it was; made anew, one reel holds all."""
    make_reel(maya(), sounds(go=300, rest=200), "kokoro")
    first = (shelf / "maya" / "reel-1.opus").read_bytes()
    add_reel(maya(), sounds(begin=250))
    assert (shelf / "maya" / "reel-1.opus").read_bytes() == first
    assert [round(pitch_hz(reel_clip("maya", text)), -1) for text in ("Go.", "Begin.", "Rest.")] == [
        300,
        250,
        200,
    ]
    with pytest.raises(VoiceError, match="make it anew"):
        add_reel(replace(maya(), kokoro_pace=75), sounds(other=220))
    make_reel(maya(), sounds(go=310), "kokoro")
    assert sorted(one.name for one in (shelf / "maya").iterdir()) == ["reel-1.opus", "reel.json"]


def test_a_reel_that_cannot_be_written_leaves_the_old_one(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a reel is no reel: what was there before is there still."""
    make_reel(maya(), sounds(go=300), "kokoro")
    before = {one.name: one.read_bytes() for one in (shelf / "maya").iterdir()}
    monkeypatch.setattr("studio.voices.reel.BITRATE", "no-such-rate")
    for write in (
        lambda: make_reel(maya(), sounds(go=200), "kokoro"),
        lambda: add_reel(maya(), sounds(rest=200)),
    ):
        with pytest.raises(VoiceError, match="could not be encoded"):
            write()
        assert {one.name: one.read_bytes() for one in (shelf / "maya").iterdir()} == before


def test_a_reel_cut_short_is_one_clear_sentence(shelf: Path) -> None:
    """A damaged file says so, and how to mend it."""
    make_reel(maya(), sounds(go=300), "kokoro")
    (shelf / "maya" / "reel-1.opus").write_bytes(b"OggS")
    with pytest.raises(VoiceError, match=r"reel-1\.opus cannot be read"):
        CastEngine().speak("Go.", maya())


def test_a_reel_of_whole_texts_counts_as_none(shelf: Path) -> None:
    """As earlier releases wrote it: its clips are stale, and nothing fails."""
    (shelf / "maya").mkdir()
    old = {"engine": "festival", "how": "0", "clips": {"Go.": [0, 100]}}
    (shelf / "maya" / "reel.json").write_text(json.dumps(old))
    assert clip_index.stale_texts(maya(), {"Go."}) == {"Go."}


def test_the_shipped_reels_hold_every_line_that_can_be_said() -> None:
    """A newcomer hears one voice a trainer in whatever is recast, without installing anything."""
    assert stale_lines(authored()) == {}
    assert sum(one.stat().st_size for one in REELS.rglob("*") if one.is_file()) <= MOST_BYTES
    credits_of = tomllib.loads((REELS / "credits.toml").read_text("utf-8"))["voices"]
    for trainer_id, trainer in authored().trainers.items():
        kept = json.loads((REELS / trainer_id / "reel.json").read_text("utf-8"))
        mine = [one for one in credits_of if trainer_id in one["trainers"]]
        assert [(one["engine"], one["voice"]) for one in mine] == [
            (kept["engine"], getattr(trainer.voice, kept["engine"]))
        ]


def test_a_score_knows_how_long_what_is_on_a_reel_takes(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the millisecond, with a breath between two sentences; all else is estimated."""
    sounds = {"Step.": tone(150, 1.234), "And hold.": tone(180, 0.8)}
    make_reel(maya(), {text: (lambda sound=sound: sound) for text, sound in sounds.items()}, "kokoro")
    assert speech_ms("Step.", maya()) == clip_length_ms("Step.", maya()) == 1_234
    assert speech_ms("Step. And hold.", maya()) == 1_234 + BREATH_MS + 800
    unknown = estimated_ms("Breathe.", maya().words_per_minute)
    assert speech_ms("Step. Breathe.", maya()) == 1_234 + BREATH_MS + unknown

    soundfile.write(shelf / "maya" / "step.wav", tone(150, 2.0), REEL_RATE)
    estimate = estimated_ms("Step.", maya().words_per_minute)
    assert speech_ms("Step.", maya()) == estimate
    monkeypatch.setenv(clip_index.ENGINE_VARIABLE, "espeak")
    assert speech_ms("And hold.", maya()) == estimated_ms("And hold.", maya().words_per_minute)


def test_another_take_is_another_name_for_what_is_rendered(shelf: Path) -> None:
    """For the texts that hold the sentence, and for what the trainer leads in others' stead; 0 is no take."""
    make_reel(maya(), sounds(go=300, rest=200), "kokoro")
    before = {text: clip_index.take_of(text, maya()) for text in ("Go.", "Rest.", "Rest. Go.")}
    edition = editions(authored())["trainer", "maya"]
    clip_index.choose_takes("maya", {"Go.": 2, "Rest.": 0})
    after = {text: clip_index.take_of(text, maya()) for text in before}
    assert [text for text in before if before[text] != after[text]] == ["Go.", "Rest. Go."]
    assert editions(authored())["trainer", "maya"] != edition
    clip_index.choose_takes("maya", {"Go.": 0})
    assert editions(authored())["trainer", "maya"] == edition
