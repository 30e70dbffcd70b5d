"""MIDI: a composed track as a score that any sequencer opens. The one room that knows mido."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mido import Message, MetaMessage, MidiFile, MidiTrack, bpm2tempo

from skill.content.authored import TrackFile
from studio.music.bands import KIT_NOTES, ROLES
from studio.music.composition import Song, compose, song_of
from studio.music.notes import NoteEvent

TICKS = 960
"""In a beat."""
DRUM_CHANNEL = 9
DRUM_TICKS = TICKS // 8
PANS = {"bass": 64, "chords": 46, "pad": 64, "lead": 72, "second": 88, "spark": 36}
"""Where each sits, from 0, left, to 127."""
RIGHTS = "CC0 1.0: no rights reserved. Audio Trainer."


def midi_file(track: TrackFile, only: Sequence[NoteEvent] | None = None) -> bytes:
    """Return a track as a MIDI file: a row of tones for each player, one for the drums.

    Args:
        track: the track.
        only: the strokes to write; all of the track's if left out.
    """
    song = song_of(track)
    file = MidiFile(type=1, ticks_per_beat=TICKS)
    file.tracks.append(_heading(track))
    by_player: dict[str, list[NoteEvent]] = defaultdict(list)
    for stroke in compose(track) if only is None else only:
        by_player[stroke.instrument if stroke.instrument in ROLES else "drums"].append(stroke)
    end = track.bars * 4 * TICKS
    for channel, role in enumerate((*ROLES, "drums")):
        if by_player[role]:
            file.tracks.append(_row(role, channel, song, by_player[role], end))
    written = io.BytesIO()
    file.save(file=written)
    return written.getvalue()


def _heading(track: TrackFile) -> MidiTrack:
    signature = track.key.split()[0] + ("m" if track.key.endswith("minor") else "")
    return MidiTrack(
        [
            MetaMessage("track_name", name=track.title),
            MetaMessage("copyright", text=RIGHTS),
            MetaMessage("set_tempo", tempo=bpm2tempo(track.bpm)),
            MetaMessage("time_signature", numerator=4, denominator=4),
            MetaMessage("key_signature", key=signature),
        ]
    )


def _row(role: str, channel: int, song: Song, strokes: Iterable[NoteEvent], end: int) -> MidiTrack:
    row = MidiTrack([MetaMessage("track_name", name=role)])
    if role == "drums":
        channel, program = DRUM_CHANNEL, song.kit
    else:
        program = song.players[role].program
        row.append(Message("control_change", channel=channel, control=10, value=PANS[role]))
    row.append(Message("program_change", channel=channel, program=program))
    events = []
    for stroke in strokes:
        at = round((stroke.bar * 4 + stroke.beat) * TICKS)
        note = stroke.note if role != "drums" else KIT_NOTES[stroke.instrument]
        lasts = max(1, round(stroke.beats * TICKS)) if role != "drums" else DRUM_TICKS
        events.append((at, 1, note, _velocity(stroke, at)))
        events.append((min(at + lasts, end - 1) if at < end - 1 else at + lasts, 0, note, 0))
    now = 0
    for at, kind, note, velocity in sorted(set(events)):
        name = "note_on" if kind else "note_off"
        row.append(Message(name, channel=channel, note=note, velocity=velocity, time=at - now))
        now = at
    row.append(MetaMessage("end_of_track", time=max(0, end - now)))
    return row


def _velocity(stroke: NoteEvent, at: int) -> int:
    """Return how hard a stroke is: no hand is even, and ours is uneven in the same way every time."""
    uneven = (at * 7 // 240 + stroke.note * 13) % 9 - 4
    return max(1, min(127, round(30 + 80 * stroke.level) + uneven))
