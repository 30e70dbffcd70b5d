"""The shipped library passes its gate, and the compiled file says the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from skill.content.authored import CONTENT
from skill.content.compiled import CompiledShelves, LibraryMissing
from skill.content.validation import check
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.tailoring.workout_search import choose
from skill.domain.turn.wish import Wish
from studio.library.length_check import length_faults
from tests.shipped_library import TRACK_IDS, TRAINER_IDS, WORKOUT_IDS, authored, gated


@pytest.fixture(scope="module")
def shelves() -> CompiledShelves:
    return CompiledShelves(CONTENT / "library.sqlite")


def test_the_shipped_library_has_no_fault() -> None:
    """The gate finds nothing."""
    assert gated()[2] == []
    assert length_faults(authored()) == []


def test_the_library_is_as_large_as_promised() -> None:
    """Trainers, moves, workouts, playlists, articles and tips in the numbers that we owe."""
    library = authored()
    tips = sum(len(one.tips) for one in library.articles.values())
    kinds = (library.trainers, library.exercises, library.workouts, library.playlists, library.articles)
    sizes = [len(one) for one in kinds]
    assert all(size >= least for size, least in zip([*sizes, tips], (4, 40, 24, 6, 10, 60), strict=True))
    assert sum("runners" in one.audiences for one in library.workouts.values()) >= 6


def _broken(**changes: object) -> list[str]:
    workout = replace(authored().workouts["strength-for-runners"], **changes)  # type: ignore[arg-type]
    changed = replace(authored(), workouts={**authored().workouts, "strength-for-runners": workout})
    return [str(fault) for fault in (*check(changed), *length_faults(changed))]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"trainer": "nobody"}, "no trainer 'nobody'"),
        ({"playlist": "noise"}, "no playlist 'noise'"),
        ({"minutes": 25}, "add up to"),
        ({"kind": "zumba"}, "'zumba' is not among the kinds"),
        ({"equipment": ()}, "its moves need"),
        ({"premium": True, "opening": "5 & go"}, "write numbers and symbols as words"),
        ({"name": "Core in Ten"}, "already"),
    ],
)
def test_a_fault_is_named_with_its_file(changes: dict[str, object], words: str) -> None:
    """Each broken workout is reported by file, with what is wrong."""
    faults = _broken(**changes)
    assert any(words in fault and "workouts/" in fault for fault in faults), faults


def test_a_workout_without_its_cool_down_is_named_with_its_file() -> None:
    """A broken workout is reported by file, with the kind of block that it lacks."""
    faults = _broken(blocks=authored().workouts["strength-for-runners"].blocks[:2])
    assert any("no block of kind 'cool-down'" in fault and "workouts/" in fault for fault in faults), faults


def test_what_tests_are_parametrised_by_is_the_library() -> None:
    """The names of files, which cost nothing to read, are the ids of what the files hold."""
    tracks = {track.id for one in authored().playlists.values() for track in one.tracks}
    assert sorted(authored().workouts) == WORKOUT_IDS
    assert sorted(authored().trainers) == TRAINER_IDS
    assert sorted(tracks) == TRACK_IDS


def test_a_long_tip_and_a_missing_how_to_are_faults() -> None:
    """What cannot be heard in half a minute, and a move that is not taught, are reported."""
    article = authored().articles["strength-for-running"]
    long = replace(article.tips[0], text="word " * 90)
    squat = replace(authored().exercises["squat"], how_to="Sit.")
    changed = replace(
        authored(),
        articles={**authored().articles, "strength-for-running": replace(article, tips=(long,))},
        exercises={**authored().exercises, "squat": squat},
    )
    faults = [str(fault) for fault in check(changed)]
    assert any("tips[0].text" in fault for fault in faults)
    assert any("exercises/squat.toml: how_to" in fault for fault in faults)


def test_every_segment_is_whole_bars_and_the_workout_as_long_as_it_says(shelves: CompiledShelves) -> None:
    """The compiled lengths add up to what the card promises, within a quarter of a minute and a bar each."""
    shelf = shelves.in_locale("en-US")
    for workout_id in authored().workouts:
        workout = shelf.workout(workout_id)
        assert workout is not None
        total = sum(one.duration_ms for one in workout.segments)
        slack = 15_000 + 4_000 * len(workout.segments)
        assert abs(total - workout.card.minutes * 60_000) <= slack, workout_id


def test_a_wish_of_the_readme_finds_its_workout(shelves: CompiledShelves) -> None:
    """A strength workout for runners is Strength for Runners; nonsense finds the nearest and says how."""
    shelf = shelves.in_locale("en-US")
    found = choose(shelf, Wish(kind="strength", audience="runners"))
    assert found is not None
    assert (found.card.id, found.differs) == ("strength-for-runners", ())
    near = choose(shelf, Wish(kind="core", audience="seated", minutes=45, trainer="priya"))
    assert near is not None
    assert near.differs


def test_locales_differ_in_words_only(shelves: CompiledShelves) -> None:
    """British listeners hear press-ups, and the same segments."""
    here, there = shelves.in_locale("en-US"), shelves.in_locale("en-GB")
    assert there.text("exercise", "push-up", "name") == "press-ups"
    assert shelves.in_locale("en-AU").locale.startswith("en-")
    assert shelves.in_locale("ja-JP").locale == "en-US"
    one, other = here.workout("upper-body-lift"), there.workout("upper-body-lift")
    assert one is not None
    assert other is not None
    assert [s.asset for s in one.segments] == [s.asset for s in other.segments]


@pytest.mark.parametrize("words", ["", '"', "sleep", "AND OR NOT", "a* NEAR(", "' ; drop table"])
def test_any_words_may_be_searched_for(shelves: CompiledShelves, words: str) -> None:
    """What a person says is never a query's grammar."""
    shelf = shelves.in_locale("en-US")
    assert isinstance(list(shelf.search_tips(words)), list)
    assert shelf.search_tips("sleep")


def test_nothing_asked_for_finds_nothing_that_is_not_there(shelves: CompiledShelves) -> None:
    """Unknown ids are None, and a query without equipment finds only what needs none."""
    shelf = shelves.in_locale("en-US")
    assert shelf.workout("no") is shelf.tip("no") is shelf.playlist("no") is None
    assert all(not one.equipment for one in shelf.workouts(WorkoutQuery(equipment_at_hand=())))


def test_a_missing_library_says_what_to_do(tmp_path: Path) -> None:
    """The error names the command."""
    with pytest.raises(LibraryMissing, match="make build"):
        CompiledShelves(tmp_path / "none.sqlite")


def test_a_muscle_finds_a_workout_that_is_about_it(shelves: CompiledShelves) -> None:
    """Asked for one muscle, the workout that works it most comes before one that works it too."""
    shelf = shelves.in_locale("en-US")
    for muscle in ("arms", "abs", "glutes", "upper-body", "legs"):
        found = choose(shelf, Wish(muscle=muscle))
        assert found is not None
        assert muscle in found.card.muscles[:3], (muscle, found.card.id, found.card.muscles)
