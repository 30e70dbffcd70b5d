"""The plan of a workout's segments and their exact lengths. Pure; no sound is decoded for it.

A segment is one move of one round: set-up, work and rest. Its length is a whole number of the music's bars,
so that the music runs on from segment to segment, and a rendered segment can be used again wherever the
same move meets the same bars of music. The rest is lengthened or shortened to make this fit.

A workout goes through the tracks of its playlist in turn: where a segment would run past the end of its
track, it begins the next track instead, at that track's tempo. When the round comes again, a track goes on
where it was left, over its end into its beginning, so that what was not heard yet comes first. Only a segment
longer than a whole track hears a bar of it twice.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from skill.content.authored import Authored, BlockFile, MoveFile, TrackFile, WorkoutFile
from skill.domain.ground.units import MINUTE_MS, DurationMs
from studio.audio.samples import SAMPLE_RATE
from studio.music.tempo import BEATS_A_BAR, bars_to_samples, beats_to_ms

OPENING_S = 20
CLOSING_S = 16
SET_UP_S = 12
SET_UP_AGAIN_S = 6
SHORTEST_REST_MS = 3_000
"""The shortest rest: the music must have time to fade out and in between two segments."""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment of a workout with its times and its music, before its cues are written."""

    workout: str
    id: str
    place: int
    exercise: str
    block_id: str
    block: str
    block_kind: str
    round: int
    rounds: int
    is_first: bool
    """True for the first segment of the workout, which has the opening."""
    is_last: bool
    is_new_move: bool
    """True if the exercise comes for the first time in the workout."""
    opening_ms: DurationMs
    work_start_ms: DurationMs
    work_end_ms: DurationMs
    closing_ms: DurationMs
    duration_ms: DurationMs
    samples: int
    """The exact length at 44,100 Hz; `duration_ms` is this, rounded."""
    track: str
    """The id of the track."""
    start_bar: int
    """The bar of the track with which the segment begins."""
    bars: int
    bpm: int
    next_exercise: str | None
    reps: int | None = None


def authored_seconds(workout: WorkoutFile) -> int:
    """Return the length of a workout as its author's times add up, in seconds."""
    spans = [one.seconds for one in _spans(workout)]
    return OPENING_S + CLOSING_S + sum(spans)


def count_in_beats(bpm: int) -> int:
    """Return the number of beats between the words of "three, two, one": whichever is nearer to a second."""
    return 1 if bpm < 90 else 2


def plan_workout(authored: Authored, workout_id: str) -> tuple[PlannedSegment, ...]:
    """Return the segments of a workout in order.

    Raises:
        KeyError: the workout or its playlist does not exist; the gate reports it with file and key.
    """
    workout = authored.workouts[workout_id]
    tracks = cycle(authored.playlists[workout.playlist].tracks)
    track = next(tracks)
    spans = list(_spans(workout))
    segments: list[PlannedSegment] = []
    left_at: dict[str, int] = {}
    start_bar = entered_at = 0
    for place, span in enumerate(spans):
        after = spans[place + 1].move.exercise if place + 1 < len(spans) else None
        segment = _segment(workout_id, span, place, len(spans), start_bar, track, after)
        if start_bar > entered_at and start_bar - entered_at + segment.bars > track.bars:
            left_at[track.id] = start_bar % track.bars
            track = next(tracks)
            start_bar = entered_at = left_at.get(track.id, 0)
            segment = _segment(workout_id, span, place, len(spans), start_bar, track, after)
        segments.append(segment)
        start_bar = segment.start_bar + segment.bars
    return tuple(segments)


@dataclass(frozen=True, slots=True)
class _Span:
    id: str
    block: BlockFile
    move: MoveFile
    round: int
    is_new: bool
    set_up_s: int
    rest_s: int

    @property
    def seconds(self) -> int:
        return self.set_up_s + self.move.work + self.rest_s


def _spans(workout: WorkoutFile) -> Iterator[_Span]:
    seen: set[str] = set()
    for block in workout.blocks:
        for number in range(1, block.rounds + 1):
            times: Counter[str] = Counter()
            for place, move in enumerate(block.moves):
                is_new = move.exercise not in seen
                seen.add(move.exercise)
                times[move.exercise] += 1
                again = f"-{times[move.exercise]}" if times[move.exercise] > 1 else ""
                ends_round = place + 1 == len(block.moves) and number < block.rounds
                set_up = SET_UP_AGAIN_S if not is_new else move.set_up or SET_UP_S
                yield _Span(
                    f"{block.id}-{number}-{move.exercise}{again}",
                    block,
                    move,
                    number,
                    is_new,
                    set_up,
                    move.rest + (block.round_rest if ends_round else 0),
                )


def _segment(
    workout_id: str,
    span: _Span,
    place: int,
    count: int,
    start_bar: int,
    track: TrackFile,
    after: str | None,
) -> PlannedSegment:
    bpm = track.bpm
    is_first, is_last = place == 0, place + 1 == count
    opening = DurationMs(OPENING_S * 1000 if is_first else 0)
    closing = DurationMs(CLOSING_S * 1000 if is_last else 0)
    # "Go" falls on a beat, for which the set-up is adjusted; the work is exactly as long as authored.
    half_bars = round((opening + span.set_up_s * 1000) * bpm / 120_000)
    work_start = beats_to_ms(2 * half_bars, bpm)
    work_end = DurationMs(work_start + span.move.work * 1000)
    wanted = work_end + span.rest_s * 1000 + closing
    bars = _bars_for(wanted, work_end + closing + SHORTEST_REST_MS, bpm)
    samples = bars_to_samples(start_bar + bars, bpm) - bars_to_samples(start_bar, bpm)
    return PlannedSegment(
        workout=workout_id,
        id=span.id,
        place=place,
        exercise=span.move.exercise,
        block_id=span.block.id,
        block=span.block.name,
        block_kind=span.block.kind,
        round=span.round,
        rounds=span.block.rounds,
        is_first=is_first,
        is_last=is_last,
        is_new_move=span.is_new,
        opening_ms=opening,
        work_start_ms=work_start,
        work_end_ms=work_end,
        closing_ms=closing,
        duration_ms=DurationMs(round(samples * 1000 / SAMPLE_RATE)),
        samples=samples,
        track=track.id,
        start_bar=start_bar,
        bars=bars,
        bpm=bpm,
        next_exercise=after,
        reps=span.move.reps,
    )


def _bars_for(wanted_ms: int, least_ms: int, bpm: int) -> int:
    """Return the number of whole bars nearest to a length, but enough for the least length."""
    bars = round(wanted_ms * bpm / (BEATS_A_BAR * MINUTE_MS))
    least = -(-least_ms * bpm // (BEATS_A_BAR * MINUTE_MS))
    return max(bars, least, 1)
