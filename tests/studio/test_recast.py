"""A segment as nobody wrote it: with another trainer, over other music, with another move."""

from pathlib import Path

import pytest

from skill.content.authored import CONTENT, Authored, read_authored, read_tables
from skill.content.compiled import CompiledShelves
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source
from skill.domain.playback.streams import audio_name
from studio.errors import UnknownAsset
from studio.rendering.addresses import fetch
from studio.rendering.jobs import workout_jobs
from studio.score.captions import captions
from studio.score.editions import editions
from studio.score.recast import NO_MUSIC, Recast, recast_workout, score_recast, single_recasts
from studio.score.segment_plan import plan_workout

LIBRARY = Path("skill/content/library.sqlite")
WORKOUT = "strength-for-runners"
CHANGES = [
    Recast(trainer="dan"),
    Recast(music="running-cadence"),
    Recast(music=NO_MUSIC),
    Recast(move="chair-squat"),
    Recast("samuel", "iron-drive", "wall-sit"),
]


@pytest.fixture(scope="module")
def authored() -> Authored:
    """The shipped library."""
    found, _ = read_authored(read_tables(CONTENT)[0])
    assert found is not None
    return found


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_recast_segment_keeps_the_promises_of_a_score(authored: Authored, change: Recast) -> None:
    """It is as long as its plan over that music, nobody speaks near a seam, and work begins and ends."""
    plan = plan_workout(recast_workout(authored, WORKOUT, change), WORKOUT)
    for place in range(0, len(plan), 4):
        score = score_recast(authored, WORKOUT, place, change, "name")

        assert score.duration_ms == plan[place].duration_ms
        assert all(
            cue.at_ms >= 300 and cue.at_ms + cue.window_ms <= score.duration_ms - 299 for cue in score.cues
        )
        assert {"go", "rest"} <= {cue.kind for cue in score.cues}
        assert {"start", "end"} <= {bell.kind for bell in score.bells}


def test_a_changed_move_is_told_as_a_new_one(authored: Authored) -> None:
    """Whoever is given another move hears its name and how it is done, not "again"."""
    job = workout_jobs(authored, WORKOUT)[4]
    assert job.score is not None
    score = score_recast(authored, WORKOUT, job.score.place, Recast(move="wall-sit"), "name")
    told = " ".join(cue.text for cue in score.cues).lower()

    assert authored.exercises["wall-sit"].name in told


@pytest.mark.rendering
def test_a_name_is_taken_apart_and_made(
    authored: Authored, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    """What the runtime asks for by the editions of its parts is rendered when it is fetched."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    named = editions(authored)
    job = workout_jobs(authored, WORKOUT)[3]
    assert job.score is not None
    parts = (job.score.asset, named["exercise", job.score.exercise], named["trainer", "aoife"], NO_MUSIC)
    made = fetch(f"segments/{'.'.join(parts)}.mp3")

    assert made.stat().st_size > 10_000


def test_what_sounds_otherwise_by_now_is_unknown(authored: Authored) -> None:
    """A name with an edition that no part of the library has any more is refused."""
    job = workout_jobs(authored, WORKOUT)[3]
    assert job.score is not None
    for bad in ("x.y.z", "x.y", "00000000.00000000.none", "...."):
        with pytest.raises(UnknownAsset):
            fetch(f"segments/{job.score.asset}.{bad}.mp3")


def test_captions_go_with_what_is_otherwise_than_written(authored: Authored) -> None:
    """What the runtime names a sound that differs in one thing has captions, and they are that sound's."""
    shelf = CompiledShelves(LIBRARY).in_locale("en-US")
    seen = 0
    for job in workout_jobs(authored, WORKOUT):
        score = job.score
        assert score is not None
        for change in single_recasts(authored, score):
            workout = shelf.workout(WORKOUT, change.music)
            assert workout is not None
            source, cast = Source(SourceKind.WORKOUT, WORKOUT), Cast(change.trainer, change.music)
            here = Placement(source, "play0001", 0, score.place, score.segment, 0, "w", cast, change.move)
            name = audio_name(shelf, workout, workout.segments[score.place], here)
            text = shelf.text("captions", name, "")
            assert text == captions(score_recast(authored, WORKOUT, score.place, change, name)), change
            seen += 1
    assert seen > 150


def test_what_is_otherwise_in_two_ways_has_no_captions() -> None:
    """Those would be a hundred times as many: the screen shows the move, and nothing that is not said."""
    shelf = CompiledShelves(LIBRARY).in_locale("en-US")

    assert shelf.text("captions", "made.of.three.parts", "") == ""
