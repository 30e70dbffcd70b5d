"""MIDI: a composed track as a file that any sequencer opens. The only module that uses mido."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mido import Message, MetaMessage, MidiFile, MidiTrack, bpm2tempo

from skill.content.authored import TrackFile
from studio.music.bands import KIT_NOTES, ROLES
from studio.music.composition import compose
from studio.music.notes import NoteEvent
from studio.music.songs import Song, song_of

TICKS = 960
"""MIDI ticks in a beat."""
DRUM_CHANNEL = 9
DRUM_TICKS = TICKS // 8
PANS = {"bass": 64, "chords": 46, "pad": 64, "lead": 72, "second": 88, "spark": 36}
"""The pan of each role: 0 is left, 64 the centre, 127 right."""
COPYRIGHT = "CC0 1.0: no rights reserved. Audio Trainer."


def midi_file(track: TrackFile, only: Sequence[NoteEvent] | None = None) -> bytes:
    """Return a track as a standard MIDI file of type 1: one MIDI track for each role, and one for the drums.

    Args:
        track: the track.
        only: the note events to write; all events of the track if left out.
    """
    song = song_of(track)
    file = MidiFile(type=1, ticks_per_beat=TICKS)
    file.tracks.append(_conductor_track(track))
    by_player: dict[str, list[NoteEvent]] = defaultdict(list)
    for event in compose(track) if only is None else only:
        by_player[event.instrument if event.instrument in ROLES else "drums"].append(event)
    end = track.bars * 4 * TICKS
    for channel, role in enumerate((*ROLES, "drums")):
        if by_player[role]:
            file.tracks.append(_midi_track(role, channel, song, by_player[role], end))
    written = io.BytesIO()
    file.save(file=written)
    return written.getvalue()


def _conductor_track(track: TrackFile) -> MidiTrack:
    signature = track.key.split()[0] + ("m" if track.key.endswith("minor") else "")
    return MidiTrack(
        [
            MetaMessage("track_name", name=track.title),
            MetaMessage("copyright", text=COPYRIGHT),
            MetaMessage("set_tempo", tempo=bpm2tempo(track.bpm)),
            MetaMessage("time_signature", numerator=4, denominator=4),
            MetaMessage("key_signature", key=signature),
        ]
    )


def _midi_track(role: str, channel: int, song: Song, events: Iterable[NoteEvent], end: int) -> MidiTrack:
    midi_track = MidiTrack([MetaMessage("track_name", name=role)])
    if role == "drums":
        channel, program = DRUM_CHANNEL, song.kit
    else:
        program = song.players[role].program
        midi_track.append(Message("control_change", channel=channel, control=10, value=PANS[role]))
    midi_track.append(Message("program_change", channel=channel, program=program))
    messages = []
    for event in events:
        at = round((event.bar * 4 + event.beat) * TICKS)
        note = event.note if role != "drums" else KIT_NOTES[event.instrument]
        lasts = max(1, round(event.beats * TICKS)) if role != "drums" else DRUM_TICKS
        messages.append((at, 1, note, _velocity(event, at)))
        messages.append((min(at + lasts, end - 1) if at < end - 1 else at + lasts, 0, note, 0))
    now = 0
    for at, kind, note, velocity in sorted(set(messages)):
        name = "note_on" if kind else "note_off"
        midi_track.append(Message(name, channel=channel, note=note, velocity=velocity, time=at - now))
        now = at
    midi_track.append(MetaMessage("end_of_track", time=max(0, end - now)))
    return midi_track


def _velocity(event: NoteEvent, at: int) -> int:
    """Return the velocity of an event, slightly uneven like a player's, and the same every time."""
    uneven = (at * 7 // 240 + event.note * 13) % 9 - 4
    return max(1, min(127, round(30 + 80 * event.level) + uneven))
