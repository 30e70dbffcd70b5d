"""Performance: a composed track as sound, by FluidSynth's sampled instruments or by our own synthesis.

Each role is rendered to a stem of its own, high-passed and brought to its own loudness. So the balance of the
mix does not depend on how loud a sampled instrument is, nor on which of the two played it.
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
"""The loudness of every track before the mixdown, in LUFS; it leaves headroom for the voice."""

BALANCE = {
    "machine": -19.0, "drums": -20.0, "bass": -21.5, "chords": -24.0, "lead": -22.0,
    "pad": -28.0, "second": -26.5, "spark": -28.5,
}  # fmt: skip
"""The loudness of each stem in the mix, in LUFS; `machine` holds the synthesised drums."""

HIGH_PASS_HZ = {
    "chords": 140,
    "lead": 200,
    "pad": 180,
    "second": 200,
    "spark": 300,
    "drums": 45,
    "bass": 32,
    "machine": 32,
}
"""The high-pass frequency of each stem, in hertz."""

PANS = {"shaker": -0.4, "hat": 0.3, "open_hat": 0.3, "chords": -0.25, "second": 0.35, "spark": 0.45}
PUMP_S = 0.26
"""The length of the sidechain dip under each hit of the bass drum, in seconds."""
DRUM_SATURATION, SATURATION = (0.2, 0.36), (0.34, 0.56)
"""Soft clipping of the drums and of the sum: the level at which it sets in, and the level never exceeded."""
LEVELLING = 0.4
"""Which part of the difference between loud and quiet parts is levelled out; a break stays quieter."""
LEVELLING_S = 3.0

_EDGE, _BLOCK = 8_192, 65_536


def perform(track: TrackFile) -> "Samples":
    """Return a track as stereo samples of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    Notes that ring on past the last bar are added to the first one, so that the track can be looped.

    Raises:
        RenderError: FluidSynth is there, and could not play it.
    """
    style = STYLES[track.style]
    by_stem: dict[str, list[NoteEvent]] = defaultdict(list)
    for event in compose(track):
        by_stem[_stem(event, style.synthesised_drums)].append(event)
    length = bars_to_samples(track.bars, track.bpm)
    beats = [_starts_at(one, track) for one in by_stem["machine"] if one.instrument == "kick"]
    pump = pump_gains(length, beats, style.pump)[:, None]
    mix = np.zeros((length, 2), np.float32)
    for name, events in by_stem.items():
        if not events:
            continue
        stem = _played(name, events, track, length)
        depth = style.depth_db if name in {"bass", "drums"} else 0.0
        stem *= np.float32(db_to_gain(BALANCE[name] + depth - loudness(stem)))
        mix += soft_clipped(stem, *DRUM_SATURATION) if name in {"machine", "drums"} else stem * pump
    mix = levelled(mix)
    mix *= np.float32(db_to_gain(LOUDNESS - loudness(mix)))
    return soft_clipped(mix, *SATURATION)


def levelled(sound: "Samples") -> "Samples":
    """Return a looped sound whose loud and quiet parts are closer in loudness."""
    hops = hop_powers(sound)
    width = round(LEVELLING_S * SAMPLE_RATE / HOP)
    window = np.hanning(width + 2)[1:-1]
    around = np.concatenate([hops[-width:], hops, hops[:width]])
    slow = np.convolve(around, window / window.sum(), "same")[width:-width]
    gains = (slow.mean() / np.maximum(slow, slow.mean() * 0.02)) ** (LEVELLING / 2)
    at = np.arange(len(sound), dtype=np.float32) / np.float32(HOP) - np.float32(0.5)
    shape = np.interp(at, np.arange(len(gains)), gains, period=len(sound) / HOP).astype(np.float32)
    return np.asarray(sound * shape[:, None], np.float32)


def pump_gains(length: int, kicks: list[int], depth: float) -> "Samples":
    """Return the sidechain gain of shape (n,): down at each hit of the bass drum, and up again."""
    shape = np.ones(length, np.float32)
    dip = 1 - depth * (1 - np.linspace(0, 1, int(PUMP_S * SAMPLE_RATE), dtype=np.float32)) ** 2
    dip[:90] = np.linspace(1, dip[90], 90)  # two milliseconds down: no click
    for at in kicks if depth else ():
        room = shape[at : at + len(dip)]
        np.minimum(room, dip[: len(room)], out=room)
    return shape


def _stem(event: NoteEvent, own: frozenset[str]) -> str:
    if event.instrument in ROLES:
        return event.instrument
    return "machine" if event.instrument in own or event.instrument == "riser" else "drums"


def _played(name: str, events: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    if name != "machine" and find_fluidsynth() is not None:
        stem = _wrapped(play_midi(midi_file(track, list(events))), length)
    else:
        stem = _synthesised(events, track, length)
    return high_passed(stem, HIGH_PASS_HZ[name])


def _wrapped(sound: "Samples", length: int) -> "Samples":
    """Return a sound cut to a length; what is longer is added to its beginning, as in a loop."""
    around = np.zeros((length, 2), np.float32)
    for start in range(0, len(sound), length):
        piece = sound[start : start + length]
        around[: len(piece)] += piece
    return around


def high_passed(sound: "Samples", hertz: float) -> "Samples":
    """Return a looped sound high-passed at a frequency in hertz; the filter runs on across the loop."""
    # A whole number of blocks: a transform whose length has a large prime factor takes many times as long.
    size = -(-(len(sound) + 2 * _EDGE) // _BLOCK) * _BLOCK
    at = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    keeps = 1 / np.sqrt(1 + (np.float32(hertz) / np.maximum(at, np.float32(0.1))) ** 6)
    for side in range(sound.shape[1]):
        around = np.pad(sound[:, side], (_EDGE, size - len(sound) - _EDGE), "wrap")
        sound[:, side] = np.fft.irfft(np.fft.rfft(around) * keeps, size)[_EDGE : _EDGE + len(sound)]
    return sound


def _synthesised(events: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    sound = np.zeros((length, 2), np.float32)
    players = song_of(track).players
    for event in events:
        samples = round(event.beats * 60 * SAMPLE_RATE / track.bpm)
        if event.instrument in ROLES:
            wave = tone(players[event.instrument].tone, event.note, samples)
        else:
            wave = drum(event.instrument, event.note, samples)
        _place(sound, wave, _starts_at(event, track), event)
    return sound


def _starts_at(event: NoteEvent, track: TrackFile) -> int:
    bar_starts = bars_to_samples(event.bar, track.bpm)
    bar_ends = bars_to_samples(event.bar + 1, track.bpm)
    return bar_starts + round(event.beat * (bar_ends - bar_starts) / BEATS_A_BAR)


def _place(sound: "Samples", wave: "Samples", at: int, event: NoteEvent) -> None:
    pan = PANS.get(event.instrument, 0.0)
    sides = np.array([1 - max(0, pan), 1 + min(0, pan)], np.float32) * np.float32(event.level)
    at %= len(sound)
    while len(wave):
        fits = wave[: len(sound) - at]
        sound[at : at + len(fits)] += fits * sides
        wave, at = wave[len(fits) :], 0
