"""Every line that any rendition can say: what the reels are made of."""

import random
from functools import cache

import pytest

from skill.domain.ground.sentences import sentences
from skill.domain.library.placement import NO_MUSIC
from studio.score.breathers import score_breathers
from studio.score.recast import Recast, score_recast
from studio.score.segment_score import SegmentScore, score_workout
from studio.score.spoken_lines import spoken_lines
from studio.score.wordings import ABOUT_SOMETHING, WAYS, upper, wordings_about
from studio.voices.delivery import Delivery
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering
RENDITIONS = 1_500


@cache
def lines() -> dict[str, dict[str, Delivery]]:
    """Return every line of the shipped library, by trainer."""
    return spoken_lines(authored())


def renditions(seed: int, number: int) -> list[tuple[Recast, SegmentScore]]:
    """Return places chosen by chance, with any trainer, any music and any move: the change and the score."""
    library, chance = authored(), random.Random(seed)
    places = [(one, score.place) for one in sorted(library.workouts) for score in score_workout(library, one)]
    found = []
    for _ in range(number):
        workout, place = chance.choice(places)
        change = Recast(
            trainer=chance.choice(["", *sorted(library.trainers)]),
            music=chance.choice(["", NO_MUSIC, *sorted(library.playlists)]),
            move=chance.choice(["", *sorted(library.exercises)]),
        )
        found.append((change, score_recast(library, workout, place, change, "any")))
    return found


def unforeseen(score: SegmentScore) -> list[str]:
    """Return the sentences of a score that its trainer's lines do not hold."""
    known = lines()[score.voice.trainer]
    return [one for cue in score.cues for one in sentences(cue.text) if one not in known]


def test_whatever_is_recast_says_foreseen_lines() -> None:
    """Any place of any workout, by any trainer, over any music or none, with any move."""
    for _, score in renditions(1, RENDITIONS):
        assert unforeseen(score) == []


def test_what_is_written_and_what_is_said_in_breathers_is_foreseen() -> None:
    """The library as its authors wrote it."""
    library = authored()
    written = [score for one in sorted(library.workouts) for score in score_workout(library, one)]
    written += [score for one in sorted(library.trainers) for score in score_breathers(library, one)]
    for score in written:
        assert unforeseen(score) == []


def test_a_new_move_is_always_named() -> None:
    """Its set-up may be shortened, down to the name, which may come as late as in the work; never silence."""
    for change, score in renditions(2, 400):
        if change.move:
            name = f"{upper(authored().exercises[change.move].name)}."
            assert any(cue.kind in {"set-up", "how-to"} and cue.text.startswith(name) for cue in score.cues)


def test_a_move_has_two_ways_to_be_named_and_all_are_used() -> None:
    """Half the clips, and in a workout every wording is heard."""
    library = authored()
    names = [one.name for one in library.exercises.values()]
    for trainer in library.trainers.values():
        for key in ("next", "again"):
            dealt = {name: wordings_about(key, trainer.phrases[key], name) for name in names}
            assert {len(one) for one in dealt.values()} == {WAYS}
            assert {wording for one in dealt.values() for wording in one} == set(trainer.phrases[key])
        assert wordings_about("go", trainer.phrases["go"], "") == trainer.phrases["go"]
    assert "go" not in ABOUT_SOMETHING


@pytest.mark.parametrize(
    ("line", "delivery"),
    [
        ("Three.", Delivery.COUNT),
        ("Twelve.", Delivery.DRIVE),
        ("And go.", Delivery.DRIVE),
        ("And rest.", Delivery.CALM),
        ("Glute bridges.", Delivery.PLAIN),
    ],
)
def test_a_line_is_said_as_it_is_meant(line: str, delivery: Delivery) -> None:
    """Counts drive, rest lets go, moves are explained."""
    assert lines()["maya"][line] is delivery
