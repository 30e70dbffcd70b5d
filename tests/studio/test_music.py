"""The music: composed the same every time, shipped as declared, in time, and music rather than a beep."""

import io
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import mido
import numpy as np
import pytest

from skill.content.authored import TrackFile
from studio.audio.loudness import loudness
from studio.audio.samples import SAMPLE_RATE
from studio.audit.track_tempo import beat_tracker_python, track_tempos
from studio.audit.track_tone import track_tone
from studio.music import fluidsynth, shipped_tracks
from studio.music.bands import KIT_NOTES, ROLES
from studio.music.composition import compose
from studio.music.credits import ship_track, write_credits
from studio.music.harmony import chord, key_of, voice_led
from studio.music.midi import midi_file
from studio.music.notes import NoteEvent
from studio.music.performance import perform
from studio.music.shipped_tracks import SHIPPED_MUSIC, decode_track, is_shipped, read_credits, stale_tracks
from studio.music.songs import part_of
from studio.music.tempo import bars_to_samples
from studio.music.track_sound import Playing, track_sound
from tests.shipped_library import TRACK_IDS, authored

pytestmark = pytest.mark.rendering


MOST_MB = 55


@cache
def tracks() -> dict[str, TrackFile]:
    """Return the shipped tracks by id."""
    return {track.id: track for one in authored().playlists.values() for track in one.tracks}


@pytest.fixture
def track(request: pytest.FixtureRequest) -> TrackFile:
    """Return the track whose id the test is given."""
    return tracks()[request.param]


@pytest.fixture
def without_fluidsynth(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no soundfont."""
    monkeypatch.setenv("AUDIO_TRAINER_SOUNDFONT", "")
    fluidsynth.find_fluidsynth.cache_clear()
    monkeypatch.setattr("studio.music.performance.find_fluidsynth", lambda: None)
    monkeypatch.setattr("studio.music.credits.find_fluidsynth", lambda: None)


def test_every_track_is_shipped_as_it_is_declared_with_its_credits() -> None:
    """No stale track; each has score, sound, key, tempo, and a free licence; all are under 55 MB."""
    assert stale_tracks(authored()) == []
    told = read_credits(SHIPPED_MUSIC)
    assert (told["composer"], told["licence"]) == ("Audio Trainer", "CC0-1.0")
    for track in tracks().values():
        mine = told["tracks"][track.id]
        assert (mine["title"], mine["bpm"], mine["key"]) == (track.title, track.bpm, track.key)
        assert (SHIPPED_MUSIC / mine["score"]).exists()
        assert mine["played_by"] == "our own synthesis" or mine["soundfont_licence"] == "MIT"
    assert sum(file.stat().st_size for file in SHIPPED_MUSIC.iterdir()) < MOST_MB * 1_000_000


@pytest.mark.parametrize("track", TRACK_IDS, indirect=True)
def test_the_shipped_score_is_what_is_composed(track: TrackFile) -> None:
    """The MIDI file in the repository is the composition, tone for tone, at the declared tempo."""
    written = (SHIPPED_MUSIC / f"{track.id}.mid").read_bytes()
    assert written == midi_file(track)
    score = mido.MidiFile(file=io.BytesIO(written))
    tempo = next(one.tempo for one in score.tracks[0] if one.type == "set_tempo")
    assert mido.tempo2bpm(tempo) == pytest.approx(track.bpm, abs=1e-3)
    assert score.length == pytest.approx(track.bars * 4 * 60 / track.bpm, abs=0.01)


@pytest.mark.parametrize("track", TRACK_IDS, indirect=True)
def test_a_track_is_a_piece_of_music(track: TrackFile) -> None:
    """Drums, bass, harmony and melody; parts that differ; no bar of a part like all others of it."""
    strokes = list(compose(track))
    who = Counter(one.instrument for one in strokes)
    assert {"bass", "chords", "lead", "pad", "second"} <= who.keys()
    assert len(who.keys() - set(ROLES)) >= 3
    parts = {part_of(bar, track.bars).name for bar in range(track.bars)}
    assert parts == {"intro", "verse", "chorus", "break", "outro"}
    bars = [
        frozenset((one.instrument, one.beat, one.note) for one in strokes if one.bar == bar)
        for bar in range(track.bars)
    ]
    assert all(bars)
    assert len(set(bars)) >= track.bars * 0.5
    assert not any(one == other for one, other in pairwise(bars))
    played = [one for one in strokes if one.instrument in ROLES]
    assert all(28 <= one.note <= 100 for one in played)
    assert all(one.instrument in KIT_NOTES for one in strokes if one.instrument not in ROLES)


@pytest.mark.parametrize("track", TRACK_IDS, indirect=True)
def test_everything_is_in_the_key(track: TrackFile) -> None:
    """No player leaves the scale of the track's key."""
    key = key_of(track.key)
    scale = {key.steps_above_root(degree, 60) % 12 for degree in range(7)}
    assert {one.note % 12 for one in compose(track) if one.instrument in ROLES} <= scale


def test_a_tune_moves_by_steps_and_rests() -> None:
    """Of a melody's intervals most are seconds or thirds, and no bar of silence is missing for breath."""
    for track in tracks().values():
        lead = sorted(
            {
                (one.bar, one.beat, one.note)
                for one in compose(track)
                if one.instrument == "lead" and 8 <= one.bar < 16
            }
        )
        leaps = [abs(a[2] - b[2]) for a, b in pairwise(lead)]
        assert sum(one <= 4 for one in leaps) >= 0.7 * len(leaps), track.id
        assert max(leaps) <= 12


def test_chords_are_led_and_not_thrown() -> None:
    """From one chord to the next no voice of the hand moves further than a fifth, on the whole a second."""
    key = key_of("D minor")
    hand: tuple[int, ...] = ()
    moves = []
    for degree in (0, 5, 2, 6, 0, 3, 5, 6):
        after = voice_led(key, chord(degree, rich=True), hand)
        moves += [abs(a - b) for a, b in zip(hand, after, strict=False)]
        hand = after
    assert max(moves) <= 7
    assert sum(moves) / len(moves) < 3


def test_there_is_music_from_a_stretch_to_a_sprint() -> None:
    """Six playlists or more of six tracks or more, from 60–80 to 170–180 beats a minute."""
    assert len(authored().playlists) >= 6
    assert all(len(one.tracks) >= 6 for one in authored().playlists.values())
    assert any(60 <= one.bpm_low <= one.bpm_high <= 80 for one in authored().playlists.values())
    assert any(170 <= one.bpm_low <= one.bpm_high <= 180 for one in authored().playlists.values())


@pytest.mark.parametrize(
    "name",
    ["first-light", "solid-ground", "last-lap", "rooftop-pool", "wheat-fields", "furnace", "garden-gate"],
)
def test_a_shipped_track_sounds_right(name: str) -> None:
    """As loud as the others, with quiet parts and loud ones, from bass to treble, and not shrill."""
    track = tracks()[name]
    sound = track_sound(track)
    assert list(track_tone(track).faults()) == []
    peak = np.abs(sound).max()
    assert peak < 0.9
    crest = 20 * np.log10(peak / np.sqrt(np.mean(sound**2)))
    assert 10 < crest < 20
    power = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    for low, high, least in ((30, 160, -20), (160, 800, -20), (800, 4_000, -20), (4_000, 14_000, -28)):
        assert 10 * np.log10(power[(hertz >= low) & (hertz < high)].sum() / power.sum()) > least
    phrase = bars_to_samples(8, track.bpm)
    levels = [loudness(sound[at : at + phrase]) for at in range(0, len(sound) - phrase, phrase)]
    assert 3 < max(levels) - min(levels) < 11


@pytest.mark.parametrize("name", ["first-light", "solid-ground", "last-lap"])
def test_a_track_goes_round_without_a_click(name: str) -> None:
    """At the loop no step between two samples is higher than those of the tenth of a second around it."""
    track = tracks()[name]
    length = bars_to_samples(track.bars, track.bpm)
    around = Playing(track).play(length - 4_410, 8_820)
    steps = np.abs(np.diff(around, axis=0))
    assert steps[4_409].max() <= np.delete(steps, 4_409, axis=0).max()


def test_a_shipped_bar_begins_where_it_is_reckoned(tmp_path: Path, without_fluidsynth: None) -> None:
    """Encoding and decoding move no bar by a millisecond, at the beginning, in the middle, at the end."""
    track = replace(tracks()["even-keel"], bars=24, seed=5)
    sound = perform(track)
    shipped_tracks.encode_track(sound, tmp_path / "x.opus")
    back = decode_track(tmp_path / "x.opus", len(sound)) / np.float32(32_768)
    for bar in (0, 12, 22):
        at = bars_to_samples(bar, track.bpm)
        mine, its = (one[at : at + SAMPLE_RATE].mean(axis=1) for one in (sound, back))
        size = 2 * SAMPLE_RATE
        lags = np.fft.irfft(np.fft.rfft(its, size) * np.conj(np.fft.rfft(mine, size)))
        lag = int(np.argmax(lags))
        assert min(lag, size - lag) < SAMPLE_RATE // 1000


def test_a_changed_track_is_stale_and_made_anew_with_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_fluidsynth: None
) -> None:
    """Another seed: our own synthesis makes the track, once, and says so in the credits."""
    changed = replace(tracks()["even-keel"], bars=16, seed=5)
    assert not is_shipped(changed)
    monkeypatch.setattr(shipped_tracks, "MADE_TRACKS", tmp_path / "here")
    file = shipped_tracks.sound_file(changed)
    assert file.parent == tmp_path / "here"
    assert len(decode_track(file, bars_to_samples(16, changed.bpm))) == bars_to_samples(16, changed.bpm)
    written = file.stat().st_mtime_ns
    assert shipped_tracks.sound_file(changed).stat().st_mtime_ns == written
    credit = ship_track(changed, tmp_path)
    write_credits(authored(), [credit], tmp_path)
    assert read_credits(tmp_path)["tracks"]["even-keel"]["played_by"] == "our own synthesis"


def test_sampled_players_are_in_time() -> None:
    """FluidSynth strikes on the beat, within four milliseconds, from the first bar to the last."""
    if fluidsynth.find_fluidsynth() is None:
        pytest.skip("no FluidSynth with a soundfont here: 'apt install fluidsynth fluid-soundfont-gm'")
    track = tracks()["last-lap"]
    bars = (0, 40, track.bars - 1)
    sound = fluidsynth.play_midi(midi_file(track, [NoteEvent("rim", bar, 0.0) for bar in bars])).mean(axis=1)
    for bar in bars:
        at = bars_to_samples(bar, track.bpm)
        near = np.abs(sound[max(0, at - 4_410) : at + 4_410])
        onset = max(0, at - 4_410) + int(np.argmax(near > 0.2 * near.max()))
        assert abs(onset - at) < 4 * SAMPLE_RATE // 1000


def test_an_independent_tracker_finds_the_tempo() -> None:
    """Librosa hears a slow, a middling and the fastest track within one per cent of what they declare."""
    python = beat_tracker_python()
    if python is None:
        pytest.skip("no librosa: 'make .venv-audit/.made' installs it; make audit hears every track")
    some = [tracks()[one] for one in ("first-light", "solid-ground", "last-lap")]
    found = list(track_tempos(some, python))
    assert len(found) == 3
    assert [fault for one in found for fault in one.faults()] == []
