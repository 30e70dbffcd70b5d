"""The score: what is said when, over which music. Pure and whole-numbered; nothing is decoded for it.

Everything that a render depends on is in here, so the name of its file is a hash of it: what has not
changed is not rendered again, and the skill knows the address before anything was rendered.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from skill.content.authored import Authored, TrainerFile, VoiceFile
from skill.domain.units import DurationMs
from studio.score.plan import PlannedSegment, plan_workout

RENDER_VERSION = 2
"""Raised whenever the same score would sound different, so that old renders are left behind."""

GO_LEAD_MS = 400
SEAM_MS = 300
"""No voice this close to a seam."""
REST_WORD_MS = 2_200
SHORTEST_MS = 2_400


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that the trainer says."""

    kind: str
    """`opening`, `set-up`, `again`, `last-round`, `go`, `form`, `half-way`, `switch-sides`,
    `encourage`, `ten-seconds`, `rest`, `next` or `done`."""
    at_ms: DurationMs
    """From the beginning of its segment."""
    window_ms: DurationMs
    """How long it may take at most."""
    text: str


@dataclass(frozen=True, slots=True)
class MusicStretch:
    """Which bars of which track lie under a segment; past its end the track begins anew."""

    track: str
    start_bar: int
    bars: int
    bpm: int


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """All that is heard in one segment."""

    workout: str
    segment: str
    place: int
    asset: str
    duration_ms: DurationMs
    samples: int
    voice: VoiceFile
    cues: tuple[Cue, ...]
    music: MusicStretch


def score_workout(authored: Authored, workout_id: str) -> tuple[SegmentScore, ...]:
    """Return the scores of a workout's segments, in order.

    Raises:
        KeyError: the workout, or something that it names, does not exist.
    """
    return tuple(score_segment(authored, one) for one in plan_workout(authored, workout_id))


def score_segment(authored: Authored, planned: PlannedSegment) -> SegmentScore:
    """Return the score of one planned segment."""
    workout = authored.workouts[planned.workout]
    trainer = authored.trainers[workout.trainer]
    track = authored.playlists[workout.playlist].tracks[0]
    wanted = sorted(_wanted(authored, planned, trainer), key=lambda cue: cue.at_ms)
    cues = tuple(_without_overlap(wanted))
    music = MusicStretch(track.id, planned.start_bar % track.bars, planned.bars, track.bpm)
    inside = {
        "version": RENDER_VERSION,
        "samples": planned.samples,
        "voice": asdict(trainer.voice),
        "cues": [asdict(cue) for cue in cues],
        "music": asdict(music),
        "track": asdict(track),
    }
    asset = hashlib.sha256(json.dumps(inside, sort_keys=True).encode()).hexdigest()[:20]
    return SegmentScore(
        planned.workout,
        planned.id,
        planned.place,
        asset,
        planned.duration_ms,
        planned.samples,
        trainer.voice,
        cues,
        music,
    )


def speech_ms(text: str, words_per_minute: int) -> int:
    """Return about how long a text takes to say, in milliseconds."""
    return len(text.split()) * 60_000 // words_per_minute + 300


def _wanted(authored: Authored, planned: PlannedSegment, trainer: TrainerFile) -> Iterator[Cue]:
    yield from _before_work(authored, planned, trainer)
    yield from _during_work(authored, planned, trainer)
    yield from _after_work(authored, planned, trainer)


def _before_work(authored: Authored, planned: PlannedSegment, trainer: TrainerFile) -> Iterator[Cue]:
    exercise = authored.exercises[planned.exercise]
    if planned.is_first:
        text = authored.workouts[planned.workout].opening
        yield _cue("opening", SEAM_MS, planned.opening_ms - 2 * SEAM_MS, text)
    at = planned.opening_ms + SEAM_MS
    window = planned.work_start_ms - GO_LEAD_MS - at
    if planned.is_new_move:
        name = exercise.name[:1].upper() + exercise.name[1:]
        yield _cue("set-up", at, window, f"{name}. {exercise.set_up}")
        return
    begins_last_round = planned.rounds > 1 and planned.round == planned.rounds
    kind, key = ("last-round", "last_round") if begins_last_round else ("again", "again")
    if begins_last_round and not planned.id.startswith(_first_of_round(authored, planned)):
        kind, key = "again", "again"
    yield _phrase(kind, key, at, window, planned, trainer, exercise.name)


def _during_work(authored: Authored, planned: PlannedSegment, trainer: TrainerFile) -> Iterator[Cue]:
    start, end = planned.work_start_ms, planned.work_end_ms
    exercise = authored.exercises[planned.exercise]
    work = end - start
    yield _phrase("go", "go", start, 2_000, planned, trainer)
    half = ("switch-sides", "switch_sides") if exercise.sides else ("half-way", "half_way")
    if work >= 20_000:
        yield _phrase(*half, start + work // 2, 2_500, planned, trainer)
    if work >= 30_000:
        yield _phrase("ten-seconds", "ten_seconds", end - 10_000, 2_500, planned, trainer)
    spoken = [
        exercise.cues[(_draw(planned, "form", len(exercise.cues)) + n) % len(exercise.cues)]
        for n in range(len(exercise.cues))
    ]
    for number, at in enumerate(_form_times(start, work)):
        if number % 3 == 2:
            yield _phrase("encourage", "encourage", at, 3_000, planned, trainer, salt=str(number))
        else:
            yield _cue("form", at, 4_000, spoken[number % len(spoken)])


def _form_times(start: int, work: int) -> list[int]:
    """Return when form cues may come: a third in, two thirds in; in long work one every half minute."""
    if work <= 90_000:
        return [start + work * part // 100 for part in ((26, 68) if work >= 28_000 else (26,))]
    return list(range(start + 20_000, start + work - 25_000, 30_000))


def _after_work(authored: Authored, planned: PlannedSegment, trainer: TrainerFile) -> Iterator[Cue]:
    end = planned.work_end_ms
    yield _phrase("rest", "rest", end, REST_WORD_MS - 100, planned, trainer)
    at = end + REST_WORD_MS
    window = planned.duration_ms - SEAM_MS - at
    if planned.is_last:
        name = authored.workouts[planned.workout].name
        yield _phrase("done", "done", at + 300, window - 300, planned, trainer, name)
    elif planned.next_exercise and window >= SHORTEST_MS:
        name = authored.exercises[planned.next_exercise].name
        yield _phrase("next", "next", at, window, planned, trainer, name)


def _phrase(
    kind: str,
    key: str,
    at: int,
    window: int,
    planned: PlannedSegment,
    trainer: TrainerFile,
    name: str = "",
    *,
    salt: str = "",
) -> Cue:
    """Return a cue in one of the trainer's phrasings that fits; the shortest, if none seems to."""
    filled = [one.replace("{move}", name).replace("{workout}", name) for one in trainer.phrases[key]]
    texts = [one[:1].upper() + one[1:] for one in filled]
    pace = trainer.voice.words_per_minute
    fits = [one for one in texts if speech_ms(one, pace) <= window]
    text = fits[_draw(planned, kind + salt, len(fits))] if fits else min(texts, key=len)
    return _cue(kind, at, window, text)


def _cue(kind: str, at: int, window: int, text: str) -> Cue:
    return Cue(kind, DurationMs(at), DurationMs(window), text)


def _draw(planned: PlannedSegment, salt: str, sides: int) -> int:
    """Return a number below `sides` that is always the same for this segment and purpose."""
    digest = hashlib.sha256(f"{planned.id}/{planned.place}/{salt}".encode()).digest()
    return int.from_bytes(digest[:4]) % sides


def _first_of_round(authored: Authored, planned: PlannedSegment) -> str:
    block = next(
        one
        for one in authored.workouts[planned.workout].blocks
        if planned.id.startswith(f"{one.id}-{planned.round}-")
    )
    return f"{block.id}-{planned.round}-{block.moves[0].exercise}"


FIRM = frozenset(
    {
        "opening",
        "set-up",
        "again",
        "last-round",
        "go",
        "rest",
        "next",
        "done",
        "switch-sides",
        "half-way",
        "ten-seconds",
    }
)
"""Cues whose time is part of the workout; the others come where there is room, or not at all."""


def _without_overlap(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues with windows that end before the next one; those without room are left out."""
    firm = [cue for cue in cues if cue.kind in FIRM]
    kept = [cue for cue in cues if cue.kind in FIRM or _has_room(cue, firm)]
    for place, cue in enumerate(kept):
        after = kept[place + 1].at_ms - 100 if place + 1 < len(kept) else cue.at_ms + cue.window_ms
        window = min(cue.window_ms, after - cue.at_ms)
        yield Cue(cue.kind, cue.at_ms, DurationMs(window), cue.text)


def _has_room(cue: Cue, firm: Sequence[Cue]) -> bool:
    end = cue.at_ms + cue.window_ms
    return all(other.at_ms >= end or other.at_ms + 3_000 <= cue.at_ms for other in firm)
