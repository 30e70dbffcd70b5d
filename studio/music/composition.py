"""Composition: which notes are played when in a track. Original music, the same for the same seed.

A track is a form of eight-bar phrases. A verse has the melody. A chorus has other chords, another melody
and a fuller arrangement. A break thins out the drums, holds each chord for two bars and builds up to what
comes. A part that comes again is varied: the second verse is answered by another instrument, the second
chorus has a second voice, melodies are ornamented, bass and chords change their patterns. The outro
leads into the intro, for tracks are looped.
"""

from collections.abc import Iterator

from skill.content.authored import TrackFile
from studio.music.drum_parts import drum_part
from studio.music.harmony import LOWEST_BASS, LOWEST_MELODY, chord, nearest_in_chord, voice_led
from studio.music.melodies import Melody
from studio.music.notes import CALM_PARTS, PHRASE_BARS, STEPS_A_BAR, NoteEvent, Part
from studio.music.songs import Song, part_of, song_of
from studio.music.styles import Bars


def compose(track: TrackFile) -> Iterator[NoteEvent]:
    """Yield all note events of a track, bar by bar.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    song = song_of(track)
    voicing: tuple[int, ...] = ()
    for bar in range(track.bars):
        part = part_of(bar, track.bars)
        voicing = voice_led(song.key, chord(song.degree(bar, part), rich=song.style.rich), voicing)
        for event in _bar(song, bar, part, voicing, _next_degree(song, bar, track.bars)):
            yield swung(event, song.style.swing)


def _next_degree(song: Song, bar: int, bars: int) -> int:
    after = (bar + 1) % bars
    return song.degree(after, part_of(after, bars))


def _bar(song: Song, bar: int, part: Part, voicing: tuple[int, ...], next_degree: int) -> Iterator[NoteEvent]:
    place = bar % PHRASE_BARS
    yield from drum_part(song.style, bar, part, song.fills[bar // PHRASE_BARS % 100])
    if not (part.name == "break" and place < PHRASE_BARS // 2) and not (part.name == "intro" and place < 2):
        yield from _bass(song, bar, part, next_degree)
    yield from _pad(song, bar, part, voicing)
    yield from _comp(song, bar, part, voicing)
    yield from _melody(song, bar, part)
    if part.name == "chorus":
        yield from _arpeggio(song, bar, part, voicing)
    yield from _second_voice(song, bar, part)


def _bass(song: Song, bar: int, part: Part, next_degree: int) -> Iterator[NoteEvent]:
    style, root = song.style, song.degree(bar, part)
    lines = style.chorus_bass if part.name == "chorus" else style.bass
    some = style.calm_bass if part.name in CALM_PARTS else lines
    line = _line_of(some, bar, part)
    hits = [(step, int(mark)) for step, mark in enumerate(line) if mark != "."]
    leads_on = bar % 4 == 3 and part.name not in CALM_PARTS
    for place, (step, above) in enumerate(hits):
        until = hits[place + 1][0] if place + 1 < len(hits) else STEPS_A_BAR
        note = song.key.tone(root + above, LOWEST_BASS)
        note += 12 if above == 7 else 0
        if leads_on and place + 1 == len(hits):
            # The last note of four bars is a step below the next chord's root, and leads into it.
            note = song.key.tone(next_degree - 1, LOWEST_BASS)
        level = 1.0 if step % 8 == 0 else 0.85
        yield NoteEvent("bass", bar, step / 4, note, min(until - step, 16) / 4 * style.gate, level)


def _pad(song: Song, bar: int, part: Part, voicing: tuple[int, ...]) -> Iterator[NoteEvent]:
    if part.name == "verse" and not part.repeat and not song.style.rich:
        return
    for note in voicing[-3:]:
        yield NoteEvent("pad", bar, 0.0, note, 3.95, 0.9 if part.name in CALM_PARTS else 0.75)


def _comp(song: Song, bar: int, part: Part, voicing: tuple[int, ...]) -> Iterator[NoteEvent]:
    if part.name == "intro" and bar % PHRASE_BARS < PHRASE_BARS // 2 and not _is_broken(song.style.comp):
        return
    lines = song.style.chorus_comp if part.name == "chorus" else song.style.comp
    line = _line_of(lines, bar, part)
    if part.name in CALM_PARTS and not _is_broken(song.style.comp):
        line = "X..............."
    hits = [(step, mark) for step, mark in enumerate(line) if mark != "."]
    for place, (step, mark) in enumerate(hits):
        until = hits[place + 1][0] if place + 1 < len(hits) else STEPS_A_BAR
        beats = (until - step) / 4 if mark == "X" else 0.4
        tones = voicing if mark in "xX" else (voicing[int(mark) % len(voicing)],)
        level = (1.0 if step % 4 == 0 else 0.85) * (0.8 if part.name in CALM_PARTS else 1.0)
        for note in tones:
            yield NoteEvent("chords", bar, step / 4, note, 2.0 if len(tones) == 1 else beats, level)


def _line_of(lines: Bars, bar: int, part: Part) -> str:
    """Return the line of a bar: two alternate, and from a part's third time on they are two others."""
    return lines[((bar + part.repeat) % 2 + part.repeat // 2 * 2) % len(lines)]


def _is_broken(comp: tuple[str, ...]) -> bool:
    return any(mark.isdecimal() for mark in comp[0])


def _melody(song: Song, bar: int, part: Part) -> Iterator[NoteEvent]:
    """Yield a bar of the melody; in a break and in the outro only every other bar of it, and more quietly."""
    if part.name == "intro" and bar % PHRASE_BARS < PHRASE_BARS - 1:
        return
    is_sparse = part.name in {"break", "outro"}
    if is_sparse and bar % 4 in {1, 3}:
        return
    for beat, pitch, beats in _melody_notes(song, bar, part):
        if part.name == "intro" and beat < 2:
            continue
        level = (1.0 if beat % 1 == 0 else 0.88) * (0.7 if is_sparse else 1.0)
        note = song.key.steps_above_root(pitch, LOWEST_MELODY)
        yield NoteEvent("lead", bar, beat, note, min(beats, 2.5) * 0.95, level)
        if part.name == "chorus" and part.repeat:
            under = nearest_in_chord(pitch - 2, song.degree(bar, part))
            if beat % 1 == 0 and under != pitch:
                yield NoteEvent(
                    "lead",
                    bar,
                    beat,
                    song.key.steps_above_root(under, LOWEST_MELODY),
                    beats * 0.9,
                    level * 0.7,
                )


def _melody_notes(song: Song, bar: int, part: Part) -> Iterator[tuple[float, int, float]]:
    tones = [one for one in _melody_of(song, part) if one.bar == bar % PHRASE_BARS]
    for place, one in enumerate(tones):
        until = tones[place + 1].step if place + 1 < len(tones) else STEPS_A_BAR
        pitch = one.pitch
        if part.name in {"break", "outro", "intro"}:
            pitch = nearest_in_chord(pitch, song.degree(bar, part))
        beat, beats = one.step / 4, (until - one.step) / 4
        if part.repeat and beats >= 1.5 and (place + bar + part.repeat) % 2:
            # When a part comes again, long notes are ornamented: a passing note towards the next.
            after = tones[place + 1].pitch if place + 1 < len(tones) else pitch + 2
            way = pitch + (1 if after >= pitch else -1)
            yield beat, pitch, beats - 0.5
            yield beat + beats - 0.5, way, 0.5
        else:
            yield beat, pitch, beats


def _melody_of(song: Song, part: Part) -> Melody:
    return song.chorus_melody if part.name in {"chorus", "break"} else song.melody


def _second_voice(song: Song, bar: int, part: Part) -> Iterator[NoteEvent]:
    """Yield the second voice: long notes in a chorus, and answers in the pauses of the second verse."""
    degree = song.degree(bar, part)
    if part.name == "chorus":
        third = nearest_in_chord(4 - bar % PHRASE_BARS // 2, degree)
        yield NoteEvent("second", bar, 0.0, song.key.steps_above_root(third, LOWEST_MELODY), 3.9, 0.8)
    elif part.name == "verse" and part.repeat and bar % 4 == 3:
        for place, (beat, move) in enumerate(((1.5, 2), (2.0, 4), (3.0, 2))):
            note = song.key.steps_above_root(degree % 7 + move, LOWEST_MELODY)
            yield NoteEvent("second", bar, beat, note, (0.45, 0.9, 0.9)[place], 0.85)


def _arpeggio(song: Song, bar: int, part: Part, voicing: tuple[int, ...]) -> Iterator[NoteEvent]:
    if not song.style.arpeggios:
        return
    line = _line_of(song.style.arpeggios, bar, part)
    for step, mark in enumerate(line):
        if mark != ".":
            level = 1.0 if step % 4 == 0 else 0.75
            yield NoteEvent("spark", bar, step / 4, voicing[int(mark) % len(voicing)] + 12, 0.45, level)


def swung(event: NoteEvent, swing: float) -> NoteEvent:
    """Return an event as late as a style's swing has it."""
    if not swing or event.beat % 1 == 0:
        return event
    late = swing * (1 if event.beat % 0.5 == 0 else 0.5)
    return NoteEvent(event.instrument, event.bar, event.beat + late, event.note, event.beats, event.level)
