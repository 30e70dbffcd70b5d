"""Playing: a composed track as sound. Sampled players where FluidSynth is there, else our own synthesis.

Each role is played apart, brought to its own loudness and cleared of the bass that is not its business:
so a quiet sample and a loud one lie in the mix alike, and the machine that makes it makes no difference
to the balance.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.limiter import soft_clipped
from studio.audio.loudness import HOP, db_to_gain, hop_powers, loudness
from studio.audio.samples import SAMPLE_RATE
from studio.music.bands import ROLES
from studio.music.composition import compose, song_of
from studio.music.fluidsynth import find_fluidsynth, play_midi
from studio.music.instruments import drum, tone
from studio.music.midi import midi_file
from studio.music.notes import NoteEvent
from studio.music.styles import STYLES
from studio.music.tempo import BEATS_A_BAR, bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Samples

LOUDNESS = -18.0
"""Of a track before the mixdown, in LUFS: all alike, with room for the voice."""

BALANCE = {
    "machine": -19.0, "drums": -20.0, "bass": -21.5, "chords": -24.0, "lead": -22.0,
    "pad": -28.0, "second": -26.5, "spark": -28.5,
}  # fmt: skip
"""How loud each role is in the mix, in LUFS; `machine` is what we synthesise of the drums."""

CUTS = {
    "chords": 140,
    "lead": 200,
    "pad": 180,
    "second": 200,
    "spark": 300,
    "drums": 45,
    "bass": 32,
    "machine": 32,
}
"""Below which frequency a role is silenced, in hertz."""

PANS = {"shaker": -0.4, "hat": 0.3, "open_hat": 0.3, "chords": -0.25, "second": 0.35, "spark": 0.45}
PUMP_S = 0.26
"""How long the music gives way to a stroke of the bass drum."""
DRUM_TAPE, TAPE = (0.2, 0.36), (0.34, 0.56)
"""From which level on drums, and all together, are bent softly, and the level that they never reach."""
EVENING = 0.4
"""How much of the difference between loud and quiet parts is taken away: a break stays a break."""
EVENING_S = 3.0

_EDGE, _BLOCK = 8_192, 65_536


def perform(track: TrackFile) -> "Samples":
    """Return a track as stereo samples of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    What rings on past the last bar rings into the first, so that the track can go round.

    Raises:
        RenderError: FluidSynth is there, and could not play it.
    """
    style = STYLES[track.style]
    by_stem: dict[str, list[NoteEvent]] = defaultdict(list)
    for stroke in compose(track):
        by_stem[_stem(stroke, style.own)].append(stroke)
    length = bars_to_samples(track.bars, track.bpm)
    beats = [_starts_at(one, track) for one in by_stem["machine"] if one.instrument == "kick"]
    gives_way = pumped(length, beats, style.pump)[:, None]
    mix = np.zeros((length, 2), np.float32)
    for name, strokes in by_stem.items():
        if not strokes:
            continue
        stem = _played(name, strokes, track, length)
        depth = style.depth_db if name in {"bass", "drums"} else 0.0
        stem *= np.float32(db_to_gain(BALANCE[name] + depth - loudness(stem)))
        mix += soft_clipped(stem, *DRUM_TAPE) if name in {"machine", "drums"} else stem * gives_way
    mix = evened(mix)
    mix *= np.float32(db_to_gain(LOUDNESS - loudness(mix)))
    return soft_clipped(mix, *TAPE)


def evened(sound: "Samples") -> "Samples":
    """Return a sound whose parts are nearer to one another in loudness; the gain goes round as it does."""
    hops = hop_powers(sound)
    width = round(EVENING_S * SAMPLE_RATE / HOP)
    window = np.hanning(width + 2)[1:-1]
    around = np.concatenate([hops[-width:], hops, hops[:width]])
    slow = np.convolve(around, window / window.sum(), "same")[width:-width]
    gains = (slow.mean() / np.maximum(slow, slow.mean() * 0.02)) ** (EVENING / 2)
    at = np.arange(len(sound), dtype=np.float32) / np.float32(HOP) - np.float32(0.5)
    shape = np.interp(at, np.arange(len(gains)), gains, period=len(sound) / HOP).astype(np.float32)
    return np.asarray(sound * shape[:, None], np.float32)


def pumped(length: int, kicks: list[int], depth: float) -> "Samples":
    """Return the gain of what gives way to the bass drum: down at its stroke, and back."""
    shape = np.ones(length, np.float32)
    dip = 1 - depth * (1 - np.linspace(0, 1, int(PUMP_S * SAMPLE_RATE), dtype=np.float32)) ** 2
    dip[:90] = np.linspace(1, dip[90], 90)  # two milliseconds down: no click
    for at in kicks if depth else ():
        room = shape[at : at + len(dip)]
        np.minimum(room, dip[: len(room)], out=room)
    return shape


def _stem(stroke: NoteEvent, own: frozenset[str]) -> str:
    if stroke.instrument in ROLES:
        return stroke.instrument
    return "machine" if stroke.instrument in own or stroke.instrument == "riser" else "drums"


def _played(name: str, strokes: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    if name != "machine" and find_fluidsynth() is not None:
        stem = _round(play_midi(midi_file(track, list(strokes))), length)
    else:
        stem = _synthesised(strokes, track, length)
    return cleared(stem, CUTS[name])


def _round(sound: "Samples", length: int) -> "Samples":
    """Return a sound of a length; what is longer begins again at its start."""
    around = np.zeros((length, 2), np.float32)
    for start in range(0, len(sound), length):
        piece = sound[start : start + length]
        around[: len(piece)] += piece
    return around


def cleared(sound: "Samples", hertz: float) -> "Samples":
    """Return a sound without what is below a frequency; as the track goes round, so does the filter."""
    # A whole number of blocks, for a length with a large prime in it takes many times as long.
    size = -(-(len(sound) + 2 * _EDGE) // _BLOCK) * _BLOCK
    at = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    keeps = 1 / np.sqrt(1 + (np.float32(hertz) / np.maximum(at, np.float32(0.1))) ** 6)
    for side in range(sound.shape[1]):
        around = np.pad(sound[:, side], (_EDGE, size - len(sound) - _EDGE), "wrap")
        sound[:, side] = np.fft.irfft(np.fft.rfft(around) * keeps, size)[_EDGE : _EDGE + len(sound)]
    return sound


def _synthesised(strokes: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    sound = np.zeros((length, 2), np.float32)
    players = song_of(track).players
    for stroke in strokes:
        samples = round(stroke.beats * 60 * SAMPLE_RATE / track.bpm)
        if stroke.instrument in ROLES:
            wave = tone(players[stroke.instrument].tone, stroke.note, samples)
        else:
            wave = drum(stroke.instrument, stroke.note, samples)
        _place(sound, wave, _starts_at(stroke, track), stroke)
    return sound


def _starts_at(stroke: NoteEvent, track: TrackFile) -> int:
    bar_starts = bars_to_samples(stroke.bar, track.bpm)
    bar_ends = bars_to_samples(stroke.bar + 1, track.bpm)
    return bar_starts + round(stroke.beat * (bar_ends - bar_starts) / BEATS_A_BAR)


def _place(sound: "Samples", wave: "Samples", at: int, stroke: NoteEvent) -> None:
    pan = PANS.get(stroke.instrument, 0.0)
    sides = np.array([1 - max(0, pan), 1 + min(0, pan)], np.float32) * np.float32(stroke.level)
    at %= len(sound)
    while len(wave):
        fits = wave[: len(sound) - at]
        sound[at : at + len(fits)] += fits * sides
        wave, at = wave[len(fits) :], 0
