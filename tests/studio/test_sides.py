"""What a trainer says of sides is true when it is said."""

import re

import pytest

from studio.score.segment_score import score_workout
from studio.voices.clip_index import has_takes
from tests.shipped_library import WORKOUT_IDS, authored

SIDE = re.compile(r"\b(left|right|call|change)\b", re.IGNORECASE)
TAUGHT = {"how-to", "form"}


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_nothing_of_the_first_side_is_said_after_the_change(workout: str) -> None:
    """Once sides were changed, no how-to names a side, or a change that is still to come."""
    for score in score_workout(authored(), workout):
        changes = [cue.at_ms for cue in score.cues if cue.kind == "switch-sides"]
        for cue in score.cues:
            if changes and cue.kind in TAUGHT and cue.at_ms > changes[0]:
                assert not SIDE.search(cue.text), (score.segment, cue.text)


def test_what_is_left_is_on_the_reels() -> None:
    """Leaving sentences out made no text that no trainer ever said."""
    missing = {
        cue.text
        for workout in authored().workouts
        for score in score_workout(authored(), workout)
        for cue in score.cues
        if cue.kind in TAUGHT and not has_takes(cue.text, score.voice)
    }
    assert missing == set()
