"""Performance: a composed track's bed as sound, by FluidSynth's sampled instruments or by our own synthesis.

The bed is all but the drums, which are played at the mix. Each role is rendered to a stem of its own
and brought to its own loudness. So the balance does not depend on how loud a sampled instrument
is, nor on which of the two played it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.limiter import soft_clipped
from studio.audio.loudness import HOP, db_to_gain, hop_powers, integrated_loudness, loudness
from studio.audio.samples import SAMPLE_RATE
from studio.music.bands import ROLES
from studio.music.bed_gains import BedGains
from studio.music.composition import compose
from studio.music.drumming import Drums
from studio.music.filters import high_passed
from studio.music.fluidsynth import find_fluidsynth, play_midi
from studio.music.instruments import tone
from studio.music.layers import ALONE
from studio.music.midi import midi_file
from studio.music.notes import NoteEvent
from studio.music.songs import song_of
from studio.music.styles import STYLES
from studio.music.tempo import BEATS_A_BAR, bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Samples

LOUDNESS = -18.0
"""The loudness of every track with its drums before the mixdown, in LUFS; the voice needs headroom."""

BALANCE = {"bass": -21.5, "chords": -24.0, "lead": -22.0, "pad": -28.0, "second": -26.5, "spark": -28.5}
"""The loudness of each role beside the others, in LUFS."""

BASS_FROM_HZ, OTHERS_FROM_HZ = 32.0, 150.0
"""The frequency from which the bass is heard, and from which all others are."""

TRIES = 12
PANS = {"chords": -0.25, "second": 0.35, "spark": 0.45}
PUMP_S = 0.26
"""The length of the sidechain dip under each hit of the bass drum, in seconds."""
SATURATION = (0.26, 0.42)
"""Soft clipping of a bed: the level at which it sets in, and the level never exceeded."""
LEVELLING = 0.25
"""Which part of the difference between loud and quiet parts is levelled out; a break stays quieter."""
LEVELLING_S = 3.0


def perform(track: TrackFile) -> "Samples":
    """Return a track's bed, of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    Notes that ring on past the last bar are added to the first one, so that the track can be looped.

    Raises:
        RenderError: FluidSynth is there, and could not play it; or there is no kit.
    """
    style = STYLES[track.style]
    by_role: dict[str, list[NoteEvent]] = defaultdict(list)
    kicks = []
    for event in compose(track):
        if event.instrument in ROLES:
            by_role[event.instrument].append(event)
        elif event.instrument == "kick":
            kicks.append(_starts_at(event, track))
    length = bars_to_samples(track.bars, track.bpm)
    low, high = np.zeros((2, length, 2), np.float32)
    for role, events in by_role.items():
        stem = _played(events, track, length)
        depth = style.depth_db if role == "bass" else 0.0
        stem *= np.float32(db_to_gain(BALANCE[role] + depth - loudness(stem)))
        to = low if role == "bass" else high
        to += stem
    bed = high_passed(low, BASS_FROM_HZ) + high_passed(high, OTHERS_FROM_HZ)
    bed *= pump_gains(length, kicks, style.pump)[:, None]
    bed = levelled(bed)
    bed *= np.float32(_beside_drums(track, bed))
    return soft_clipped(bed, *SATURATION)


def _beside_drums(track: TrackFile, bed: "Samples") -> float:
    """Return the gain with which a bed and its drums, which are played as written, are as loud as asked."""
    drums = np.zeros_like(bed)
    Drums(track, 0, ALONE).add_to(drums, 0)
    gains = BedGains(track, 0, ALONE).of(0, len(bed))
    alone, struck = hop_powers(bed * gains), hop_powers(drums)
    gain = db_to_gain(LOUDNESS - integrated_loudness(alone))
    for _ in range(TRIES):
        # Bed and drums are unlike each other, so their powers add up.
        gain *= db_to_gain(LOUDNESS - integrated_loudness(alone * np.float32(gain**2) + struck))
    return gain


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


def _played(events: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    if find_fluidsynth() is not None:
        return _wrapped(play_midi(midi_file(track, list(events))), length)
    return _synthesised(events, track, length)


def _wrapped(sound: "Samples", length: int) -> "Samples":
    """Return a sound cut to a length; what is longer is added to its beginning, as in a loop."""
    around = np.zeros((length, 2), np.float32)
    for start in range(0, len(sound), length):
        piece = sound[start : start + length]
        around[: len(piece)] += piece
    return around


def _synthesised(events: Iterable[NoteEvent], track: TrackFile, length: int) -> "Samples":
    sound = np.zeros((length, 2), np.float32)
    players = song_of(track).players
    for event in events:
        samples = round(event.beats * 60 * SAMPLE_RATE / track.bpm)
        wave = tone(players[event.instrument].tone, event.note, samples)
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
