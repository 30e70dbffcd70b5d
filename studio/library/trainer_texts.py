"""All scores of the library, and all lines that no reel has yet."""

from collections.abc import Iterator

from skill.content.authored import Authored
from studio.score.breathers import score_breathers
from studio.score.segment_score import SegmentScore, score_workout
from studio.score.spoken_lines import spoken_lines
from studio.voices.clip_index import stale_texts
from studio.voices.delivery import Delivery


def all_scores(authored: Authored) -> Iterator[SegmentScore]:
    """Yield the scores of all workouts, and of all breathers."""
    for workout_id in sorted(authored.workouts):
        yield from score_workout(authored, workout_id)
    for trainer_id in sorted(authored.trainers):
        yield from score_breathers(authored, trainer_id)


def stale_lines(authored: Authored) -> dict[str, dict[str, Delivery]]:
    """Return by trainer the sentences that are neither recorded nor on a reel, if there are any."""
    found = {}
    for trainer, lines in spoken_lines(authored).items():
        stale = stale_texts(authored.trainers[trainer].voice, lines)
        if stale:
            found[trainer] = {one: delivery for one, delivery in lines.items() if one in stale}
    return found
