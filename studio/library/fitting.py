"""What only the plan and the voices can tell of a library: that times add up and that voices fit."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.score.breathers import score_breathers
from studio.score.cues import Cue
from studio.score.plan import authored_seconds, plan_workout
from studio.score.recasting import Recasting, score_recast
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
    from studio.voices.engines import VoiceError, clip_length_ms, remembered_lengths

    faults = []
    with remembered_lengths():
        for score in scores_of(authored):
            try:
                for cue in score.cues:
                    length = clip_length_ms(cue.text, score.voice)
                    if length > cue.window_ms:
                        faults.append(_too_long(score, cue, length))
            except VoiceError as error:
                faults.append(Fault(f"trainers/{score.voice.trainer}.toml", "voice", str(error)))
    return sorted(set(faults))


def _too_long(score: SegmentScore, cue: Cue, length: int) -> Fault:
    message = (
        f"takes {length} ms to say and has {cue.window_ms} ms: {cue.text!r}; "
        "shorten it, or give the move more time"
    )
    file = f"workouts/{score.workout}.toml" if score.bells else f"trainers/{score.voice.trainer}.toml"
    return Fault(file, f"{score.segment} {cue.kind}", message)


def scores_of(authored: Authored) -> Iterator[SegmentScore]:
    """Yield the scores of all workouts, and of all breathers."""
    for workout_id in sorted(authored.workouts):
        yield from score_workout(authored, workout_id)
    for trainer_id in sorted(authored.trainers):
        yield from score_breathers(authored, trainer_id)


def stale_clips(authored: Authored) -> dict[str, set[str]]:
    """Return by trainer what of their words is neither recorded nor on their reel; none that has all."""
    from studio.voices.index import stale

    found = {one: stale(authored.trainers[one].voice, texts) for one, texts in said_by(authored).items()}
    return {one: texts for one, texts in found.items() if texts}


def said_by(authored: Authored) -> dict[str, set[str]]:
    """Return by trainer all that they say in the library, whoever wishes a move easier or harder included."""
    said: dict[str, set[str]] = {one: set() for one in sorted(authored.trainers)}
    for score in scores_of(authored):
        said[score.voice.trainer].update(cue.text for cue in score.cues)
    for score in eased_scores(authored):
        said[score.voice.trainer].update(cue.text for cue in score.cues)
    return said


def eased_scores(authored: Authored) -> Iterator[SegmentScore]:
    """Yield each segment of the library with the easier and the harder move in its move's place."""
    for workout_id in sorted(authored.workouts):
        for planned in plan_workout(authored, workout_id):
            exercise = authored.exercises[planned.exercise]
            for move in (exercise.easier.move, exercise.harder.move):
                if move is not None:
                    yield score_recast(authored, workout_id, planned.place, Recasting(move=move), "")
