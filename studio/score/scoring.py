"""The score: what is said when, over which music. Pure and whole-numbered; nothing is decoded for it.

Everything that a render depends on is in here, so the name of its file is a hash of it: what has not
changed is not rendered again, and the skill knows the address before anything was rendered.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from skill.content.authored import Authored, VoiceFile
from skill.domain.units import DurationMs
from studio.score.cueing import Cueing
from studio.score.cues import Bell, Cue
from studio.score.phrasing import Decks
from studio.score.plan import PlannedSegment, plan_workout

RENDER_VERSION = 5
"""Raised whenever the same score would sound different, so that old renders are left behind."""


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
    exercise: str
    asset: str
    duration_ms: DurationMs
    samples: int
    voice: VoiceFile
    cues: tuple[Cue, ...]
    bells: tuple[Bell, ...]
    music: MusicStretch
    is_recast: bool = False
    """True if no author wrote it so and no gate has seen it: what finds no room in it is left unsaid."""


def score_workout(authored: Authored, workout_id: str) -> tuple[SegmentScore, ...]:
    """Return the scores of a workout's segments, in order.

    Raises:
        KeyError: the workout, or something that it names, does not exist.
    """
    return tuple(_scores(authored, workout_id))


def _scores(authored: Authored, workout_id: str) -> Iterator[SegmentScore]:
    plan = plan_workout(authored, workout_id)
    decks = Decks(workout_id)
    for planned in plan:
        cueing = Cueing(authored, plan, planned, decks)
        yield score_segment(authored, planned, cueing.cues(), cueing.bells())


def score_segment(
    authored: Authored, planned: PlannedSegment, cues: tuple[Cue, ...], bells: tuple[Bell, ...]
) -> SegmentScore:
    """Return the score of one planned segment, named by a hash of all that is heard in it."""
    workout = authored.workouts[planned.workout]
    trainer = authored.trainers[workout.trainer]
    track = authored.playlists[workout.playlist].tracks[0]
    music = MusicStretch(track.id, planned.start_bar % track.bars, planned.bars, track.bpm)
    inside = {
        "version": RENDER_VERSION,
        "samples": planned.samples,
        "voice": asdict(trainer.voice),
        "cues": [asdict(cue) for cue in cues],
        "bells": [asdict(bell) for bell in bells],
        "music": asdict(music),
        "track": asdict(track),
    }
    asset = hashlib.sha256(json.dumps(inside, sort_keys=True).encode()).hexdigest()[:20]
    return SegmentScore(
        planned.workout,
        planned.id,
        planned.place,
        planned.exercise,
        asset,
        planned.duration_ms,
        planned.samples,
        trainer.voice,
        cues,
        bells,
        music,
    )
