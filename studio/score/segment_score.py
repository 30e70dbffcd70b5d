"""The score of a segment: what is said when, over which bars of music. Pure; no sound is decoded for it.

A score holds all that a render depends on, and a render's file is named by a hash of its score. So nothing
unchanged is rendered again, and the skill knows the address of a file before it was rendered.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from skill.content.authored import Authored, TrackFile, VoiceFile
from skill.domain.ground.units import DurationMs
from studio.audio.samples import SAMPLE_RATE
from studio.music.layers import LayerChange
from studio.music.track_assets import track_asset
from studio.score.cue_sheet import CueSheet
from studio.score.cues import Bell, Cue
from studio.score.intensity import layers_under
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_plan import PlannedSegment, plan_workout
from studio.voices.clip_index import take_of

RENDER_VERSION = 9
"""Raised whenever the same score would sound different, so that old renders are no longer used."""


@dataclass(frozen=True, slots=True)
class MusicExcerpt:
    """The bars of a track that lie under a segment; the track is looped past its end."""

    track: str
    start_bar: int
    bars: int
    bpm: int
    runs_on: bool
    """True if the next segment continues the track; otherwise the music fades out."""
    layers: tuple[LayerChange, ...]
    """How much of the arrangement plays, by the bar from which it does, counted from the segment's first."""


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """Everything that is heard in one segment."""

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
    music: MusicExcerpt
    is_recast: bool = False
    """True if it differs from what its author wrote; not checked by the gate, so unfit cues are left out."""


def score_workout(authored: Authored, workout_id: str) -> tuple[SegmentScore, ...]:
    """Return the scores of a workout's segments, in order.

    Raises:
        KeyError: the workout, or something it refers to, does not exist.
    """
    return tuple(_scores(authored, workout_id))


def _scores(authored: Authored, workout_id: str) -> Iterator[SegmentScore]:
    plan = plan_workout(authored, workout_id)
    decks = PhraseDecks(workout_id)
    for planned in plan:
        cueing = CueSheet(authored, plan, planned, decks)
        yield score_segment(authored, planned, music_under(plan, planned), cueing.cues(), cueing.bells())


def music_under(plan: Sequence[PlannedSegment], planned: PlannedSegment) -> MusicExcerpt:
    """Return the music of a planned segment."""
    runs_on = any(
        (one.track, one.start_bar) == (planned.track, planned.start_bar + planned.bars)
        for one in plan[planned.place + 1 : planned.place + 2]
    )
    layers = layers_under(plan, planned)
    return MusicExcerpt(planned.track, planned.start_bar, planned.bars, planned.bpm, runs_on, layers)


def score_segment(
    authored: Authored,
    planned: PlannedSegment,
    music: MusicExcerpt,
    cues: tuple[Cue, ...],
    bells: tuple[Bell, ...],
) -> SegmentScore:
    """Return the score of one planned segment."""
    workout = authored.workouts[planned.workout]
    return hashed_score(
        planned.workout,
        planned.id,
        planned.place,
        planned.samples,
        authored.trainers[workout.trainer].voice,
        cues,
        bells,
        music,
        authored.track(music.track),
        planned.exercise,
    )


def hashed_score(
    workout: str,
    segment: str,
    place: int,
    samples: int,
    voice: VoiceFile,
    cues: tuple[Cue, ...],
    bells: tuple[Bell, ...],
    music: MusicExcerpt,
    track: TrackFile,
    exercise: str = "",
) -> SegmentScore:
    """Return a score whose asset name is a hash of everything that is heard in it."""
    inside = {
        "version": RENDER_VERSION,
        "samples": samples,
        "voice": asdict(voice),
        "cues": [asdict(cue) for cue in cues],
        "takes": [take_of(cue.text, voice) for cue in cues],
        "bells": [asdict(bell) for bell in bells],
        "music": asdict(music),
        "track": track_asset(track),
    }
    asset = hashlib.sha256(json.dumps(inside, sort_keys=True).encode()).hexdigest()[:20]
    duration = DurationMs(round(samples * 1000 / SAMPLE_RATE))
    return SegmentScore(
        workout, segment, place, exercise, asset, duration, samples, voice, cues, bells, music
    )  # fmt: skip
