"""Composing: what is played when in a track. Our own tunes, the same for the same seed.

A track is a form of eight-bar phrases. A verse has the tune; a lift has other chords, another tune, and
more of everything; a break lets the drums rest, holds each chord for two bars and grows towards what
comes. When a part comes again it has changed: the second verse is answered by another player, the
second lift is doubled, tunes are adorned, bass and chords change their figures. The end leads into the
beginning, for a track goes round.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from skill.content.authored import TrackFile
from studio.music.bands import BANDS, Player
from studio.music.drum_parts import drum_part
from studio.music.harmony import (
    LOWEST_BASS,
    LOWEST_MELODY,
    PROGRESSIONS,
    TURNS,
    Key,
    chord,
    key_of,
    nearest_in_chord,
    voice_led,
)
from studio.music.melodies import Melody, draw_melody
from studio.music.notes import CALM, PHRASE, STEPS, NoteEvent, Part
from studio.music.styles import STYLES, Style


@dataclass(frozen=True, slots=True)
class Song:
    """What a seed has drawn."""

    key: Key
    style: Style
    chords: tuple[int, ...]
    """Of the eight bars of a phrase."""
    lift_chords: tuple[int, ...]
    melody: Melody
    chorus_melody: Melody
    fills: tuple[int, ...]
    players: dict[str, Player]
    kit: int

    def degree(self, bar: int, part: Part) -> int:
        """Return the chord of a bar."""
        place = bar % PHRASE
        if part.name == "break":
            return self.lift_chords[place // 2 % 4] if place < PHRASE - 1 else TURNS[self.key.mode]
        return (self.lift_chords if part.name == "lift" else self.chords)[place]


def song_of(track: TrackFile) -> Song:
    """Draw a track's chords, tunes and players.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    chance = random.Random(track.seed)  # noqa: S311  a tune, not a secret
    key, style, band = key_of(track.key), STYLES[track.style], BANDS[track.style]
    chords, lift_chords = (_eight(one, key) for one in chance.sample(PROGRESSIONS[key.mode], 2))
    return Song(
        key,
        style,
        chords,
        lift_chords,
        draw_melody(chance, style.motifs, chords, 3),
        draw_melody(chance, style.motifs, lift_chords, 6),
        tuple(chance.randrange(100) for _ in range(100)),
        {role: chance.choice(some) for role, some in band.players.items()},
        band.kit,
    )


def _eight(four: tuple[int, ...], key: Key) -> tuple[int, ...]:
    """Return four chords twice, the second time with the chord at its end that leads home."""
    return (*four, *four[:3], TURNS[key.mode])


def compose(track: TrackFile) -> Iterator[NoteEvent]:
    """Yield all strokes of a track.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    song = song_of(track)
    hand: tuple[int, ...] = ()
    for bar in range(track.bars):
        part = part_of(bar, track.bars)
        hand = voice_led(song.key, chord(song.degree(bar, part), rich=song.style.rich), hand)
        for stroke in _bar(song, bar, part, hand, _following(song, bar, track.bars)):
            yield _swung(stroke, song.style.swing)


def part_of(bar: int, bars: int) -> Part:
    """Return what a bar belongs to, and how often that was heard before."""
    phrase, phrases = bar // PHRASE, max(1, bars // PHRASE)
    if phrase == 0:
        return Part("beginning", 0)
    if phrase >= phrases - 1 and phrases > 2:
        return Part("end", 0)
    form = ("verse", "lift", "verse", "break", "lift")
    names = [form[(one - 1) % 5] for one in range(1, phrase + 1)]
    return Part(names[-1], names[:-1].count(names[-1]))


def _following(song: Song, bar: int, bars: int) -> int:
    after = (bar + 1) % bars
    return song.degree(after, part_of(after, bars))


def _bar(song: Song, bar: int, part: Part, hand: tuple[int, ...], following: int) -> Iterator[NoteEvent]:
    place = bar % PHRASE
    yield from drum_part(song.style, bar, part, song.fills[bar // PHRASE % 100])
    if not (part.name == "break" and place < PHRASE // 2) and not (part.name == "beginning" and place < 2):
        yield from _bass(song, bar, part, following)
    yield from _pad(song, bar, part, hand)
    yield from _comp(song, bar, part, hand)
    yield from _melody(song, bar, part)
    if part.name == "lift":
        yield from _sparks(song, bar, part, hand)
    yield from _second(song, bar, part)


def _bass(song: Song, bar: int, part: Part, following: int) -> Iterator[NoteEvent]:
    style, root = song.style, song.degree(bar, part)
    lines = style.lift_bass if part.name == "lift" else style.bass
    some = style.calm_bass if part.name in CALM else lines
    line = some[(bar + part.again) % len(some)]
    struck = [(step, int(mark)) for step, mark in enumerate(line) if mark != "."]
    leads = bar % 4 == 3 and part.name not in CALM
    for place, (step, above) in enumerate(struck):
        until = struck[place + 1][0] if place + 1 < len(struck) else STEPS
        note = song.key.tone(root + above, LOWEST_BASS)
        note += 12 if above == 7 else 0
        if leads and place + 1 == len(struck):
            # The last tone of four bars leads by a step into the next chord's root.
            note = song.key.tone(following - 1, LOWEST_BASS)
        level = 1.0 if step % 8 == 0 else 0.85
        yield NoteEvent("bass", bar, step / 4, note, min(until - step, 16) / 4 * style.gate, level)


def _pad(song: Song, bar: int, part: Part, hand: tuple[int, ...]) -> Iterator[NoteEvent]:
    if part.name == "verse" and not part.again and not song.style.rich:
        return
    for note in hand[-3:]:
        yield NoteEvent("pad", bar, 0.0, note, 3.95, 0.9 if part.name in CALM else 0.75)


def _comp(song: Song, bar: int, part: Part, hand: tuple[int, ...]) -> Iterator[NoteEvent]:
    if part.name == "beginning" and bar % PHRASE < PHRASE // 2 and not _is_broken(song.style.comp):
        return
    lines = song.style.lift_comp if part.name == "lift" else song.style.comp
    line = lines[(bar + part.again) % len(lines)]
    if part.name in CALM and not _is_broken(song.style.comp):
        line = "X..............."
    struck = [(step, mark) for step, mark in enumerate(line) if mark != "."]
    for place, (step, mark) in enumerate(struck):
        until = struck[place + 1][0] if place + 1 < len(struck) else STEPS
        beats = (until - step) / 4 if mark == "X" else 0.4
        tones = hand if mark in "xX" else (hand[int(mark) % len(hand)],)
        level = (1.0 if step % 4 == 0 else 0.85) * (0.8 if part.name in CALM else 1.0)
        for note in tones:
            yield NoteEvent("chords", bar, step / 4, note, 2.0 if len(tones) == 1 else beats, level)


def _is_broken(comp: tuple[str, ...]) -> bool:
    return any(mark.isdecimal() for mark in comp[0])


def _melody(song: Song, bar: int, part: Part) -> Iterator[NoteEvent]:
    """Yield a bar of the tune; in a break and at the end only every other bar of it, as one remembers it."""
    if part.name == "beginning" and bar % PHRASE < PHRASE - 1:
        return
    thinks = part.name in {"break", "end"}
    if thinks and bar % 4 in {1, 3}:
        return
    for beat, pitch, beats in _sung(song, bar, part):
        if part.name == "beginning" and beat < 2:
            continue
        level = (1.0 if beat % 1 == 0 else 0.88) * (0.7 if thinks else 1.0)
        note = song.key.climb(pitch, LOWEST_MELODY)
        yield NoteEvent("lead", bar, beat, note, min(beats, 2.5) * 0.95, level)
        if part.name == "lift" and part.again:
            under = nearest_in_chord(pitch - 2, song.degree(bar, part))
            if beat % 1 == 0 and under != pitch:
                yield NoteEvent(
                    "lead", bar, beat, song.key.climb(under, LOWEST_MELODY), beats * 0.9, level * 0.7
                )


def _sung(song: Song, bar: int, part: Part) -> Iterator[tuple[float, int, float]]:
    tones = [one for one in _tune(song, part) if one.bar == bar % PHRASE]
    for place, one in enumerate(tones):
        until = tones[place + 1].step if place + 1 < len(tones) else STEPS
        pitch = one.pitch
        if part.name in {"break", "end", "beginning"}:
            pitch = nearest_in_chord(pitch, song.degree(bar, part))
        beat, beats = one.step / 4, (until - one.step) / 4
        if part.again and beats >= 1.5 and (place + bar + part.again) % 2:
            # What was sung plainly before is now adorned: a tone on the way to the next.
            after = tones[place + 1].pitch if place + 1 < len(tones) else pitch + 2
            way = pitch + (1 if after >= pitch else -1)
            yield beat, pitch, beats - 0.5
            yield beat + beats - 0.5, way, 0.5
        else:
            yield beat, pitch, beats


def _tune(song: Song, part: Part) -> Melody:
    return song.chorus_melody if part.name in {"lift", "break"} else song.melody


def _second(song: Song, bar: int, part: Part) -> Iterator[NoteEvent]:
    """Yield the other voice: long tones over a lift, and answers where the second verse breathes."""
    degree = song.degree(bar, part)
    if part.name == "lift":
        third = nearest_in_chord(4 - bar % PHRASE // 2, degree)
        yield NoteEvent("second", bar, 0.0, song.key.climb(third, LOWEST_MELODY), 3.9, 0.8)
    elif part.name == "verse" and part.again and bar % 4 == 3:
        for place, (beat, move) in enumerate(((1.5, 2), (2.0, 4), (3.0, 2))):
            note = song.key.climb(degree % 7 + move, LOWEST_MELODY)
            yield NoteEvent("second", bar, beat, note, (0.45, 0.9, 0.9)[place], 0.85)


def _sparks(song: Song, bar: int, part: Part, hand: tuple[int, ...]) -> Iterator[NoteEvent]:
    if not song.style.sparks:
        return
    line = song.style.sparks[(bar + part.again) % len(song.style.sparks)]
    for step, mark in enumerate(line):
        if mark != ".":
            level = 1.0 if step % 4 == 0 else 0.75
            yield NoteEvent("spark", bar, step / 4, hand[int(mark) % len(hand)] + 12, 0.45, level)


def _swung(stroke: NoteEvent, swing: float) -> NoteEvent:
    if not swing or stroke.beat % 1 == 0:
        return stroke
    late = swing * (1 if stroke.beat % 0.5 == 0 else 0.5)
    return NoteEvent(
        stroke.instrument, stroke.bar, stroke.beat + late, stroke.note, stroke.beats, stroke.level
    )
