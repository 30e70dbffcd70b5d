"""Composing: what is played when in a track. Our own tunes, the same for the same seed.

A track is a form of eight-bar phrases over chords of four bars. A verse has the tune; a lift has
other chords, another tune, and more of everything; a break lets the drums rest and the tune think.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from skill.content.authored import TrackFile
from studio.music.harmony import (
    LOWEST_BASS,
    LOWEST_CHORD,
    LOWEST_TUNE,
    PROGRESSIONS,
    Key,
    chord,
    key_of,
    nearest_in_chord,
)
from studio.music.styles import STYLES, Style

PHRASE = 8
"""Bars in a phrase."""

CALM = frozenset({"beginning", "break", "end"})
"""Parts without a full set of drums."""

ECHO_BEATS = 0.75


@dataclass(frozen=True, slots=True)
class Stroke:
    """One tone or stroke."""

    instrument: str
    bar: int
    beat: float
    note: int = 0
    """A MIDI note number; 0 for drums."""
    beats: float = 0.0
    """How long it sounds; 0 for drums."""
    level: float = 1.0
    pan: float = 0.0
    """From -1, left, to 1."""


@dataclass(frozen=True, slots=True)
class Tune:
    """Four bars of rhythm and contour; what they are in tones depends on the chords."""

    bars: tuple[tuple[tuple[float, int], ...], ...]
    """For each bar its beats, and by how many steps of the scale the tune moves there."""
    start: int


@dataclass(frozen=True, slots=True)
class Song:
    """What a seed has drawn."""

    key: Key
    style: Style
    chords: tuple[int, ...]
    lift_chords: tuple[int, ...]
    tune: Tune
    lift_tune: Tune

    def degree(self, bar: int, part: str) -> int:
        """Return the chord of a bar."""
        return (self.lift_chords if part == "lift" else self.chords)[bar % 4]


def compose(track: TrackFile) -> Iterator[Stroke]:
    """Yield all strokes of a track.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    song = _song(track)
    for bar in range(track.bars):
        part = part_of(bar, track.bars)
        for stroke in _bar(song, bar, part):
            yield _swung(stroke, song.style.swing)


def part_of(bar: int, bars: int) -> str:
    """Return what a bar belongs to: `beginning`, `verse`, `lift`, `break` or `end`."""
    phrase, phrases = bar // PHRASE, max(1, bars // PHRASE)
    if phrase == 0:
        return "beginning"
    if phrase >= phrases - 1 and phrases > 2:
        return "end"
    return ("verse", "lift", "verse", "break", "lift")[(phrase - 1) % 5]


def _song(track: TrackFile) -> Song:
    chance = random.Random(track.seed)  # noqa: S311  a tune, not a secret
    key, style = key_of(track.key), STYLES[track.style]
    chords, lift_chords = chance.sample(PROGRESSIONS[key.mode], 2)
    return Song(key, style, chords, lift_chords, _tune(chance, style), _tune(chance, style))


def _tune(chance: random.Random, style: Style) -> Tune:
    """Return a call, its answer, the call again, and a long last tone: tunes rest to breathe."""
    call, answer = (_moves(chance, chance.choice(style.motifs)) for _ in range(2))
    last = ((chance.choice((0.0, 0.5, 1.0)), chance.choice((-1, 1))),)
    return Tune((call, answer, call, last), chance.choice((2, 4, 7)))


def _moves(chance: random.Random, rhythm: tuple[float, ...]) -> tuple[tuple[float, int], ...]:
    return tuple((beat, chance.choice((-2, -1, -1, 1, 1, 2, 3))) for beat in rhythm)


def _bar(song: Song, bar: int, part: str) -> Iterator[Stroke]:
    yield from _pads(song, bar, part)
    if part != "break" or bar % PHRASE >= PHRASE // 2:
        yield from _bass(song, bar, part)
    yield from _drums(song.style, bar, part)
    if part != "beginning":
        yield from _melody(song, bar, part)
    if part == "lift":
        yield from _arpeggio(song, bar)


def _pads(song: Song, bar: int, part: str) -> Iterator[Stroke]:
    for place, degree in enumerate(chord(song.degree(bar, part), rich=song.style.rich)):
        side = (-0.35, 0.35, 0.0, 0.15)[place]
        yield Stroke("pad", bar, 0.0, song.key.tone(degree, LOWEST_CHORD), 4.0, 1.0, side)


def _bass(song: Song, bar: int, part: str) -> Iterator[Stroke]:
    line = song.style.bass if part not in CALM else song.style.bass[:1]
    root = song.degree(bar, part)
    for place, (beat, step) in enumerate(line):
        until = line[place + 1][0] if place + 1 < len(line) else 4.0
        note = song.key.tone(root + step, LOWEST_BASS) + (12 if step == 7 else 0)
        level = 1.0 if beat in {0.0, 2.0} else 0.85
        yield Stroke(song.style.deep, bar, beat, note, min(until - beat, 1.5) * 0.9, level)


def _drums(style: Style, bar: int, part: str) -> Iterator[Stroke]:
    ends_phrase = bar % PHRASE == PHRASE - 1
    late = bar % PHRASE >= PHRASE // 2
    for beat in style.shaker:
        yield Stroke("shaker", bar, beat, level=1.0 if beat % 1 == 0.5 else 0.7, pan=-0.4)
    if part in CALM:
        # A beat to move to stays, softly; it grows towards the phrase that follows.
        soft = 0.75 if late and part != "end" else 0.5
        yield from (Stroke("soft_kick", bar, beat, level=soft) for beat in style.kick if beat in {0.0, 2.0})
        yield from (Stroke("hat", bar, beat, level=0.6, pan=0.3) for beat in style.hats if late)
    else:
        yield from _full_drums(style, bar, part, ends_phrase=ends_phrase)
    if ends_phrase and part in {"beginning", "break"} and style.pump:
        yield Stroke("riser", bar, 0.0, beats=4.0)
    if part == "lift" and bar % PHRASE == 0 and style.pump:
        yield Stroke("crash", bar, 0.0)


def _full_drums(style: Style, bar: int, part: str, *, ends_phrase: bool) -> Iterator[Stroke]:
    kick = "kick" if style.pump else "soft_kick"
    yield from (Stroke(kick, bar, beat, level=1.0 if beat % 1 == 0 else 0.8) for beat in style.kick)
    yield from (Stroke(style.drum, bar, beat) for beat in style.backbeat)
    for beat in style.hats:
        opens = part == "lift" and beat % 1 == 0.5 and beat > 3
        yield Stroke("open_hat" if opens else "hat", bar, beat, level=0.75 if beat % 1 else 1.0, pan=0.3)
    if ends_phrase and style.backbeat:
        for beat, note in ((3.25, 50), (3.5, 47), (3.75, 43)):
            yield Stroke("tom", bar, beat, note, level=0.8, pan=(47 - note) / 10)


def _melody(song: Song, bar: int, part: str) -> Iterator[Stroke]:
    """Yield a bar of the tune, and its echo from the other side."""
    thinks = part in {"break", "end"}
    if thinks and bar % 2:
        return
    tune = song.lift_tune if part == "lift" else song.tune
    step = tune.start + (2 if bar % PHRASE >= PHRASE // 2 and part == "verse" else 0)
    moves = tune.bars[bar % 4]
    for place, (beat, move) in enumerate(moves):
        step = max(0, min(11, step + move))
        if beat % 1 == 0:
            step = nearest_in_chord(step, song.degree(bar, part))
        until = moves[place + 1][0] if place + 1 < len(moves) else 4.0
        note = song.key.climb(step, LOWEST_TUNE - 5)
        level = (1.0 if beat % 1 == 0 else 0.85) * (0.7 if thinks else 1.0)
        yield Stroke(song.style.lead, bar, beat, note, min(until - beat, 2.0), level, -0.15)
        echo = beat + ECHO_BEATS
        yield Stroke(song.style.lead, bar + int(echo // 4), echo % 4, note, 1.0, level * 0.3, 0.5)


def _arpeggio(song: Song, bar: int) -> Iterator[Stroke]:
    every = song.style.arpeggio
    if not every:
        return
    tones = chord(song.degree(bar, "lift"), rich=False)
    for place in range(int(4 / every)):
        note = song.key.tone(tones[(0, 1, 2, 1)[place % 4]], LOWEST_TUNE)
        yield Stroke("spark", bar, place * every, note, every, 1.0 if place % 2 else 0.7, 0.45)


def _swung(stroke: Stroke, swing: float) -> Stroke:
    if not swing or stroke.beat % 1 == 0:
        return stroke
    return Stroke(
        stroke.instrument,
        stroke.bar,
        stroke.beat + swing * (1 if stroke.beat % 0.5 == 0 else 0.5),
        *(stroke.note, stroke.beats, stroke.level, stroke.pan),
    )
