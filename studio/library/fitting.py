"""What only the plan and the voices can tell of a library: that times add up and that voices fit."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.records import Fault
from studio.score.cues import Cue
from studio.score.plan import authored_seconds
from studio.score.scoring import SegmentScore, score_workout

TOLERANCE_S = 15


def lengths_that_do_not_add_up(authored: Authored) -> list[Fault]:
    """Return a fault for each workout whose parts are not as long as it says."""
    faults = []
    for workout_id, workout in authored.workouts.items():
        total, promised = authored_seconds(workout), workout.minutes * 60
        if abs(total - promised) > TOLERANCE_S:
            off = f"{abs(total - promised)} s too {'long' if total > promised else 'short'}"
            file = f"workouts/{workout_id}.toml"
            faults.append(Fault(file, "blocks", f"add up to {total} s, not {promised} s: {off}"))
    return faults


def clips_that_do_not_fit(authored: Authored) -> list[Fault]:
    """Return a fault for each thing that a trainer cannot say in the time that it has."""
    from studio.voices.engines import clip_length_ms, remembered_lengths

    faults = []
    with remembered_lengths():
        for score in scores_of(authored):
            for cue in score.cues:
                length = clip_length_ms(cue.text, score.voice)
                if length > cue.window_ms:
                    faults.append(_too_long(score, cue, length))
    return sorted(set(faults))


def _too_long(score: SegmentScore, cue: Cue, length: int) -> Fault:
    message = (
        f"takes {length} ms to say and has {cue.window_ms} ms: {cue.text!r}; "
        "shorten it, or give the move more time"
    )
    return Fault(f"workouts/{score.workout}.toml", f"{score.segment} {cue.kind}", message)


def scores_of(authored: Authored) -> Iterator[SegmentScore]:
    """Yield the scores of all workouts."""
    for workout_id in sorted(authored.workouts):
        yield from score_workout(authored, workout_id)
