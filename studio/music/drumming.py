"""Drumming: the hits of a track's score, played by the stored kit wherever the mix asks.

A bar's drums are put together once for all bars that have the same hits, and then only added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.loudness import db_to_gain
from studio.audio.samples import SAMPLE_RATE
from studio.music.bands import BANDS
from studio.music.composition import swung
from studio.music.drum_parts import drum_part, entry_crash, lead_in
from studio.music.kit import MACHINE, shot
from studio.music.layers import LAYERS, STRONG, LayerChange, drums_of, layer_at
from studio.music.notes import NoteEvent
from studio.music.songs import part_of, song_of
from studio.music.styles import STYLES
from studio.music.tempo import BEATS_A_BAR, bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Samples

BARS_KEPT = 24
"""Bars whose drums are kept, about a megabyte each: a track has fewer that differ."""
RINGS_S = 3.0
"""No drum rings longer, in seconds."""
UNEVEN = (0.0, -0.3, 0.2, -0.2, 0.3, -0.1, 0.1, -0.4)
"""By how many decibels a hit is louder than written, as a player's are, by its sixteenth of a half bar."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sound of the kit in a bar."""

    shot: str
    at: int
    """The sample of the bar with which it begins."""
    gain: float


class Drums:
    """The drums of a track from a bar on, by layers."""

    def __init__(self, track: TrackFile, start_bar: int, layers: Sequence[LayerChange]) -> None:
        """Take a track.

        Args:
            track: the track.
            start_bar: the bar from which samples and the layers' bars are counted.
            layers: what plays from which bar on; nothing before the first.
        """
        self._track, self._start_bar, self._layers = track, start_bar, layers
        self._zero = self._starts(start_bar)

    def add_to(self, piece: "Samples", start: int) -> None:
        """Add what falls into a piece of shape (n, 2), whose first sample is counted from the first bar."""
        for bar in self._bars(start, start + len(piece)):
            at = self._starts(self._start_bar + bar) - self._zero
            sound = _bar_sound(self._hits(bar))
            if sound is None or at >= start + len(piece) or at + len(sound) <= start:
                continue
            inside = sound[max(0, start - at) : start + len(piece) - at]
            to = max(0, at - start)
            piece[to : to + len(inside)] += inside

    def _starts(self, bar: int) -> int:
        """Return where a bar begins, in samples, of a track that is looped."""
        rounds, inside = divmod(bar, self._track.bars)
        bpm = self._track.bpm
        return rounds * bars_to_samples(self._track.bars, bpm) + bars_to_samples(inside, bpm)

    def _bars(self, start: int, end: int) -> range:
        """Return the bars whose drums can be heard between two samples."""
        a_bar = bars_to_samples(1, self._track.bpm)
        earliest = self._layers[0][0] if self._layers else 0
        rings = round(RINGS_S * SAMPLE_RATE)
        return range(max(earliest, (start - rings) // a_bar - 1), end // a_bar + 2)

    def _hits(self, bar: int) -> tuple[Hit, ...]:
        whole = self._start_bar + bar
        length = self._starts(whole + 1) - self._starts(whole)
        names = tuple(layer_at(self._layers, one) for one in (bar - 1, bar, bar + 1))
        return _hits_of(self._track, whole % self._track.bars, length, names)


@lru_cache(maxsize=1024)
def _hits_of(track: TrackFile, bar: int, length: int, names: tuple[str, str, str]) -> tuple[Hit, ...]:
    """Return the hits of a bar.

    Args:
        track: the track.
        bar: the bar, less than the track has.
        length: the bar's length in samples.
        names: the layers of the bar before, of this one and of the next one.
    """
    style, kit = STYLES[track.style], BANDS[track.style].kit
    hits = []
    for event in _events(track, bar, names):
        own = event.instrument in style.synthesised_drums
        name = f"{MACHINE if own else kit}/{event.instrument}"
        hits.append(
            Hit(
                name,
                _begins(event, name, length),
                round(_strength(event), 5),
            )
        )
    return tuple(hits)


def _events(track: TrackFile, bar: int, names: tuple[str, str, str]) -> Iterator[NoteEvent]:
    before, name, after = names
    song, part = song_of(track), part_of(bar, track.bars)
    played = drums_of(name, part)
    if played is None:
        return
    layer = LAYERS.get(name)
    rises = after in STRONG and name not in STRONG and layer is not None
    draw = song.fills[bar // 8 % 100]
    events = list(drum_part(song.style, bar, played, draw))
    if rises:
        events = [
            *(one for one in events if one.beat < 2 or "kick" in one.instrument),
            *lead_in(song.style, bar, draw),
        ]
    elif name in STRONG and before not in {*STRONG, ""}:
        events += entry_crash(song.style, bar)
    for one in events:
        if layer is None or layer.has_kick or "kick" not in one.instrument or rises:
            hard = one.level * (layer.drums if layer else 1.0)
            yield swung(NoteEvent(one.instrument, bar, one.beat, one.note, one.beats, hard), song.style.swing)


def _begins(event: NoteEvent, name: str, length: int) -> int:
    """Return the sample of a bar with which a hit begins; a riser ends with the bar after."""
    if event.instrument == "riser":
        return 2 * length - len(shot(name))
    return round(event.beat * length / BEATS_A_BAR)


def _strength(event: NoteEvent) -> float:
    """Return the gain of a hit beside one that is struck with full force, slightly uneven like a player's."""
    uneven = UNEVEN[round(event.beat * 4) % len(UNEVEN)]
    return ((30 + 80 * event.level) / 110) ** 2 * db_to_gain(uneven)


@lru_cache(maxsize=BARS_KEPT)
def _bar_sound(hits: tuple[Hit, ...]) -> "Samples | None":
    """Return the drums of a bar with all that rings on after it, of shape (n, 2); None if there are none."""
    if not hits:
        return None
    sound = np.zeros((max(one.at + len(shot(one.shot)) for one in hits), 2), np.float32)
    for one in hits:
        struck = shot(one.shot)
        sound[one.at : one.at + len(struck)] += struck * np.float32(one.gain)
    return sound


def forget_drums() -> None:
    """Forget the bars that are kept, to free their memory."""
    _bar_sound.cache_clear()
    _hits_of.cache_clear()
    shot.cache_clear()
