"""The picture of a workout shows what is heard, and the README's one is the one that the studio draws."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from studio.mixdown.timeline import timeline
from studio.score.segment_score import score_workout
from studio.voices.casting import voice_engine
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering


PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"


def test_every_cue_is_in_the_picture_with_its_words() -> None:
    """Pointing at a bar of the voice tells what is said there; every bell has its stroke."""
    drawn = ET.fromstring(timeline(authored(), "desk-reset", voice_engine()))  # noqa: S314  our own document
    told = [bar.findtext(f"{SVG}title") for bar in drawn.iter(f"{SVG}rect")]
    scores = score_workout(authored(), "desk-reset")
    assert [text for text in told if text] == [
        f"{cue.kind}: {cue.text}" for score in scores for cue in score.cues
    ]
    strokes = [one for one in drawn.iter(f"{SVG}line") if one.get("stroke-width") == "1.2"]
    assert len(strokes) == sum(len(score.bells) for score in scores)


def test_the_readmes_picture_is_in_step() -> None:
    """What stands in the README is what is said today: `python -m studio timeline` makes it anew."""
    drawn = ET.fromstring((PICTURES / "strength-for-runners.svg").read_text("utf-8"))  # noqa: S314
    told = [bar.findtext(f"{SVG}title") for bar in drawn.iter(f"{SVG}rect")]
    said = [
        f"{cue.kind}: {cue.text}"
        for one in score_workout(authored(), "strength-for-runners")
        for cue in one.cues
    ]
    assert [text for text in told if text] == said
