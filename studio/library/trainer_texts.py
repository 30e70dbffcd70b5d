"""All texts that the trainers say in the library, for the reels of their voices."""

from collections.abc import Iterator

from skill.content.authored import Authored
from studio.score.breathers import score_breathers
from studio.score.recast import Recast, score_recast
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import SegmentScore, score_workout
from studio.voices.clip_index import stale_texts


def all_scores(authored: Authored) -> Iterator[SegmentScore]:
    """Yield the scores of all workouts, and of all breathers."""
    for workout_id in sorted(authored.workouts):
        yield from score_workout(authored, workout_id)
    for trainer_id in sorted(authored.trainers):
        yield from score_breathers(authored, trainer_id)


def stale_texts_by_trainer(authored: Authored) -> dict[str, set[str]]:
    """Return by trainer the texts that are neither recorded nor on the reel, if there are any."""
    found = {
        one: stale_texts(authored.trainers[one].voice, texts)
        for one, texts in texts_by_trainer(authored).items()
    }
    return {one: texts for one, texts in found.items() if texts}


def texts_by_trainer(authored: Authored) -> dict[str, set[str]]:
    """Return all texts that each trainer says in the library, easier and harder moves included."""
    said: dict[str, set[str]] = {one: set() for one in sorted(authored.trainers)}
    for score in all_scores(authored):
        said[score.voice.trainer].update(cue.text for cue in score.cues)
    for score in variant_scores(authored):
        said[score.voice.trainer].update(cue.text for cue in score.cues)
    return said


def variant_scores(authored: Authored) -> Iterator[SegmentScore]:
    """Yield the score of each segment with its move replaced by the easier one, and by the harder one."""
    for workout_id in sorted(authored.workouts):
        for planned in plan_workout(authored, workout_id):
            exercise = authored.exercises[planned.exercise]
            for move in (exercise.easier.move, exercise.harder.move):
                if move is not None:
                    yield score_recast(authored, workout_id, planned.place, Recast(move=move), "")
