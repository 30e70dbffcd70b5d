"""What the audit of the voices finds: words heard amiss, cut ends, clicks, and voices too much alike."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from skill.domain.ground.units import DurationMs
from studio.audit.voices.cast_audit import audit_cast
from studio.audit.voices.clip_measures import measure_clip
from studio.audit.voices.heard_clips import COMPANY_MS, HeardClip, Memory, heard_clips
from studio.audit.voices.heard_segments import hear_segment
from studio.audit.voices.listener_process import PYTHON_VARIABLE, RATE, listener_python, listening
from studio.audit.voices.misheard import in_american, misheard, words_of
from studio.audit.voices.retakes import Judged, best_take
from studio.errors import VoiceError
from studio.score.cues import Cue

SAID = {1_000: "Lift your heels.", 12_000: "And hold.", 26_000: "Two more.", 60_000: "And rest."}


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Ten push-ups.", "10 pushups"),
        ("Shift your weight.", "shift your wait"),
        ("Grey, 30 seconds!", "gray thirty seconds"),
        ("Set-up: go.", "setup go"),
    ],
)
def test_spelling_is_no_mishearing(said: str, heard: str) -> None:
    """Words that sound alike were heard."""
    assert not list(misheard(words_of(said), words_of(heard), in_american))


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("Lift your heels.", "Left your heels.", 1),
        ("Hold your left knee.", "Hold your knee left.", 2),
        ("And rest.", "And and rest.", 1),
        ("Squeeze your glutes at the top.", "Squeeze your glutes", 3),
        ("Go.", "", 1),
    ],
)
def test_a_word_changed_swapped_repeated_or_cut_is_found(said: str, heard: str, errors: int) -> None:
    """And counted as word error rates count."""
    found = list(misheard(words_of(said), words_of(heard), in_american))
    assert sum(one.errors for one in found) == errors


def voice(seconds: float = 2.0, pitch: float = 150.0) -> np.ndarray:
    """Return something as smooth as speech, that dies away at both ends."""
    time = np.arange(round(seconds * RATE)) / RATE
    swell = np.minimum(1, np.minimum(time, seconds - time) / 0.08) ** 2
    tone = sum(np.sin(2 * np.pi * pitch * n * time) / n for n in range(1, 8))
    return np.asarray(0.2 * tone * swell * (0.7 + 0.3 * np.sin(9 * time)), np.float32)


def test_a_whole_clip_has_no_fault() -> None:
    """Its ends have died away, and nothing clicks."""
    assert not list(measure_clip(voice(), RATE).faults())


def _with_click(sound: np.ndarray) -> np.ndarray:
    sound[RATE] += 0.3
    return sound


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda sound: sound[: RATE * 3 // 2], "its end is cut off"),
        (lambda sound: sound[RATE // 2 :], "its start is cut off"),
        (_with_click, "a click"),
        (lambda sound: np.clip(sound, -0.1, 0.1), "clipped samples"),
        (lambda sound: np.concatenate([np.zeros(RATE // 4, np.float32), sound]), "silence before"),
        (lambda sound: np.concatenate([sound, np.zeros(RATE // 4, np.float32)]), "silence after"),
    ],
)
def test_a_spoiled_clip_is_found(spoil: Callable[[np.ndarray], np.ndarray], fault: str) -> None:
    """Cut, clicking, clipped, or with silence around it."""
    assert any(fault in one for one in measure_clip(spoil(voice()), RATE).faults())


class StandIn:
    """Hears what it was told that each sound says alone, and what all say together."""

    def __init__(self, says: dict[bytes, str], together: str = "") -> None:
        self.says, self.together = says, together or " ".join(says.values())
        self.asked: list[tuple[str, ...]] = []

    def heard(self, sound: np.ndarray, *asked: str) -> dict[str, Any]:
        """See `Listener.heard`."""
        self.asked.append(asked)
        words = self.says.get(sound.tobytes(), self.together)
        return {"words": words, "quality": 4.5, "noise": 3.3, "likeness": [1.0, 0.0]}


def test_a_clip_is_misheard_only_if_it_is_so_alone_too(tmp_path: Path) -> None:
    """Among others the recogniser may lose a word that is there; what is wrong stays wrong."""
    sounds = {"Lift your heels.": voice(1.5, 150), "Hold there.": voice(1.2, 170), "Go.": voice(0.5, 190)}
    alone = {"Lift your heels.": "left your heels", "Hold there.": "hold there"}
    hears = StandIn(
        {sounds[one].tobytes(): heard for one, heard in alone.items()}, "left your heels told there go"
    )
    clips = heard_clips(list(sounds), sounds.__getitem__, hears, Memory(tmp_path / "maya.json"), in_american)
    assert [(one.errors, one.misheard) for one in clips] == [(1, ("lift → left",)), (0, ()), (0, ())]
    assert [one.quality for one in clips] == [4.5, 4.5, None]


def test_what_was_heard_is_not_heard_again_until_it_sounds_otherwise(tmp_path: Path) -> None:
    """Stopped at any time, an audit goes on; a clip that was made anew is heard anew."""
    sounds = {"Go.": voice(1.5), "Rest.": voice(1.4)}
    says = {sound.tobytes(): text for text, sound in sounds.items()}
    first, again = StandIn(says), StandIn(says)
    memory = tmp_path / "maya.json"
    clips = heard_clips(list(sounds), sounds.__getitem__, first, Memory(memory), in_american)
    assert heard_clips(list(sounds), sounds.__getitem__, again, Memory(memory), in_american) == clips
    assert first.asked
    assert not again.asked
    sounds["Rest."] = voice(1.3)
    heard_clips(list(sounds), sounds.__getitem__, again, Memory(memory), in_american)
    assert again.asked[0] == ("quality", "likeness")


def test_no_more_is_heard_at_once_than_the_recogniser_hears(tmp_path: Path) -> None:
    """Whisper hears thirty seconds."""
    sounds = {f"Number {number}.": voice(7.0, 100 + number) for number in range(9)}
    longest = 0

    class Measured(StandIn):
        def heard(self, sound: np.ndarray, *asked: str) -> dict[str, Any]:
            nonlocal longest
            longest = max(longest, len(sound) * 1000 // RATE)
            return super().heard(sound, *asked)

    says = {sound.tobytes(): text for text, sound in sounds.items()}
    heard_clips(list(sounds), sounds.__getitem__, Measured(says), Memory(tmp_path / "a.json"), in_american)
    assert 8_000 < longest <= COMPANY_MS


def clip(sentence: str, like: tuple[float, float], quality: float = 4.6, errors: int = 0) -> HeardClip:
    """Return a clip of two seconds as it might be heard."""
    return HeardClip(sentence, measure_clip(voice(), RATE), quality, 3.3, like, (), errors)


def test_a_good_cast_has_no_fault() -> None:
    """Its figures are means of what was heard."""
    cast = {
        "maya": [clip("Lift your heels now.", (1.0, 0.0)), clip("And rest for me.", (0.98, 0.2))],
        "dan": [clip("Here we go, team.", (0.0, 1.0))],
    }
    maya, dan = audit_cast(cast)
    assert not maya.faults
    assert not dan.faults
    assert maya.pace == pytest.approx(120)
    assert maya.nearest_trainer == "dan"
    assert maya.own > 0.99


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (clip("This is Dan.", (0.0, 1.0)), "it sounds like dan"),
        (clip("Mumbled.", (1.0, 0.0), errors=1), "words are misheard"),
        (clip("Noisy.", (1.0, 0.0), quality=3.2), "the quality is 3.20"),
    ],
)
def test_a_planted_clip_is_found(planted: HeardClip, fault: str) -> None:
    """Another trainer's clip, a word amiss, a bad sound."""
    cast = {"maya": [*[clip("Lift your heels.", (1.0, 0.0))] * 9, planted], "dan": [clip("Go.", (0.0, 1.0))]}
    maya, _ = audit_cast(cast)
    assert any(fault in one for one in maya.faults)


def test_two_trainers_who_are_one_voice_are_found() -> None:
    """They must be told apart."""
    cast = {"maya": [clip("Go.", (1.0, 0.0))], "dan": [clip("Go.", (0.95, 0.31))]}
    assert "maya is 0.95 like dan" in audit_cast(cast)[0].faults


def test_a_listener_that_ends_says_why(tmp_path: Path) -> None:
    """With the last of what it complained of."""
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'no module named torch' >&2\nexit 1\n")
    python.chmod(0o755)
    with listening(python) as listener, pytest.raises(VoiceError, match="no module named torch"):
        listener.heard(voice(), "words")


@pytest.mark.parametrize(
    ("heard", "best"),
    [
        ([(3.2, 0), (4.4, 0), (4.6, 0), (4.5, 0)], 2),
        ([(3.2, 0), (3.3, 0), (3.1, 0), (3.0, 0)], 0),
        ([(3.2, 0), (4.6, 1), (4.4, 0), (3.0, 0)], 2),
        ([(4.4, 1), (4.5, 0), (4.6, 1), (4.6, 1)], 1),
        ([(4.4, 1), (4.5, 2), (4.6, 2), (4.6, 3)], 0),
    ],
)
def test_a_retake_is_taken_only_if_it_is_clearly_better(heard: list[tuple[float, int]], best: int) -> None:
    """By quality, and never at the price of a word."""
    takes = {take: Judged(take, *one) for take, one in enumerate(heard)}
    assert best_take(range(4), lambda take: voice(pitch=100 + take), lambda take, _: takes[take]).take == best


def test_the_words_of_a_segment_are_heard_in_their_places() -> None:
    """No more than the recogniser hears at once, from before the first word to after the last."""
    cues = [Cue("form", DurationMs(at), DurationMs(3_000), text) for at, text in SAID.items()]
    segment = np.zeros(80 * RATE, np.float32)
    for cue in cues:
        at = cue.at_ms * RATE // 1000
        segment[at : at + 2 * RATE] = 0.1 + cue.at_ms / 1e6

    class Hears:
        """Hears the text of each cue whose sound is whole in a piece."""

        def heard(self, sound: np.ndarray, *_asked: str) -> dict[str, Any]:
            assert len(sound) <= 30 * RATE
            levels = [round(0.1 + at / 1e6, 5) for at in SAID]
            whole = [
                text
                for level, text in zip(levels, SAID.values(), strict=True)
                if np.isclose(sound, level, atol=1e-6).sum() == 2 * RATE
            ]
            return {"words": " ".join(whole).replace("heels", "hills")}

    found = hear_segment(cues, [2_000] * len(cues), segment, Hears(), in_american)
    assert found.words == len(words_of(" ".join(SAID.values())))
    assert [(run.said, run.heard) for run in found.runs] == [(("heels",), ("hills",))]
    assert found.errors == 1


def test_without_a_listener_one_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether there is nothing where it is sought, or only a folder."""
    for place in (tmp_path / "none", tmp_path):
        monkeypatch.setenv(PYTHON_VARIABLE, str(place))
        with pytest.raises(VoiceError, match="make audit-voices"):
            listener_python()
