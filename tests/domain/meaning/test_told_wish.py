"""The wish that words tell: by values, by facets, and by what is denied."""

from collections.abc import Mapping

import pytest

from skill.domain.ground.records import replace
from skill.domain.library.contents import Level
from skill.domain.meaning.spoken_values import spoken_values
from skill.domain.meaning.told_wish import FACETS, LIKELY, MOST_FACETS, minutes_of, told_wish
from skill.domain.meaning.word_model import words_of
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.wish import Wish
from tests.shipped_library import authored

VALUES = {
    "legs": (("MUSCLE", "legs"),),
    "arms": (("MUSCLE", "arms"),),
    "maya": (("TRAINER", "maya"),),
    "dan": (("TRAINER", "dan"),),
    "dumbbells": (("EQUIPMENT", "dumbbells"),),
    "mat": (("EQUIPMENT", "mat"),),
    "strength": (("WORKOUT_KIND", "strength"),),
    "run": (("WORKOUT_KIND", "guided-run"),),
    "hard": (("LEVEL", "advanced"),),
    "easy": (("LEVEL", "beginner"),),
    "seniors": (("AUDIENCE", "older-adults"),),
    "burpees": (("LEAVE_OUT", "burpees"),),
    "core in ten": (("WORKOUT_NAME", "core-in-ten"),),
    "sleep": (("TIP_TOPIC", "sleep"),),
}


def told(said: str, facets: Mapping[str, float] | None = None) -> Wish:
    words = words_of(said)
    return told_wish(words, spoken_values(words, VALUES), facets or {})


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("something for my legs", Wish(muscle="legs")),
        ("legs with maya and dumbbells", Wish(muscle="legs", trainer="maya", equipment="dumbbells")),
        ("strength for seniors", Wish(kind="strength", audience="older-adults")),
        ("core in ten", Wish(workout="core-in-ten")),
        ("a hard one", Wish(level="advanced")),
        ("legs or arms", Wish(muscle="legs")),
        ("something about sleep", Wish()),
        ("hello there", Wish()),
    ],
)
def test_values_tell_their_part_of_a_wish(said: str, wish: Wish) -> None:
    """Of two values of a part the first counts; what is no part of a wish tells nothing."""
    assert told(said) == wish


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("twenty minutes", 20),
        ("twenty minutes no thirty minutes", 30),
        ("half an hour no make that quarter of an hour", 15),
        ("twenty no thirty minutes", 30),
        ("no mat ten minutes", 10),
        ("i don't have twenty minutes", None),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("ten squats", None),
    ],
)
def test_the_last_length_counts(said: str, minutes: int | None) -> None:
    """Who corrects themselves means the last; a number alone is no length."""
    assert told(said).minutes == minutes


def test_minutes_are_read_from_alexas_form() -> None:
    """Of hours and of minutes, and never none."""
    assert [minutes_of(one) for one in ("PT10M", "PT1H", "PT90M", "PT2H", "PT0M")] == [10, 60, 90, 120, 1]


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("not with maya", Wish(unwanted=("maya",))),
        ("anything but dan", Wish(unwanted=("dan",))),
        ("i haven't got dumbbells", Wish()),
        ("legs without a mat", Wish(muscle="legs")),
        ("no burpees", Wish(exclude=("burpees",))),
        ("i hate burpees", Wish(exclude=("burpees",))),
        ("not a run", Wish(exclude=("running",))),
        ("burpees", Wish()),
        ("not with maya but rather with dan today", Wish(trainer="dan", unwanted=("maya",))),
    ],
)
def test_what_is_denied_is_not_wished(said: str, wish: Wish) -> None:
    """What can be left out is left out; a denial reaches a few words far."""
    assert told(said) == wish


@pytest.mark.parametrize(
    ("said", "level"), [("not too hard", "beginner"), ("nothing easy", "advanced"), ("not a run", None)]
)
def test_a_denied_level_means_the_other(said: str, level: str | None) -> None:
    """What is not too hard is an easy one."""
    assert told(said).level == level


@pytest.mark.parametrize("facet", FACETS)
def test_each_facet_tells_its_part(facet: str) -> None:
    """If it is likely enough; "hard" alone is a kind, and beside another part a level."""
    part, value = FACETS[facet]
    if facet == "hard":
        assert told("legs", {facet: LIKELY}) == Wish(muscle="legs", level=Level.ADVANCED.value)
        part, value = "kind", "high-intensity"
    assert told("something", {facet: LIKELY}) == Wish(**{part: value})
    assert told("something", {facet: LIKELY - 0.01}) == Wish()


def test_the_values_of_facets_are_the_librarys() -> None:
    """No facet tells what the library does not know."""
    library = authored()
    known = {
        "kind": library.vocabulary.kinds, "muscle": library.vocabulary.muscles,
        "audience": library.vocabulary.audiences, "equipment": {*library.vocabulary.equipment, NOTHING},
        "exclude": library.vocabulary.leave_out, "trainer": library.trainers, "level": list(Level),
    }  # fmt: skip
    unknown = [
        (part, one)
        for part, value in FACETS.values()
        for one in (value if isinstance(value, tuple) else (value,))
        if part in known and one not in known[part]
    ]
    assert unknown == []


def test_a_facet_that_is_no_part_of_a_wish_tells_nothing() -> None:
    """Other meanings may stand as facets, too."""
    assert told("something", {"soreness": 1.0}) == Wish()


def test_a_value_counts_before_a_facet_and_a_likelier_facet_before_another() -> None:
    """What was said by name is surest."""
    assert told("twenty minutes", {"short": 0.9}).minutes == 20
    assert told("easy", {"hard": 0.9}).level == "beginner"
    assert told("something", {"strength": 0.5, "core": 0.9}).kind == "core"


def test_few_facets_count() -> None:
    """The likeliest three."""
    wish = told("something", {"legs": 0.9, "short": 0.8, "easy": 0.7, "mat": 0.6})

    assert MOST_FACETS == 3
    assert wish == Wish(muscle="legs", minutes=10, level="beginner")


def test_what_must_not_be_is_never_told_by_a_facet() -> None:
    """A run that is denied, and equipment that somebody does not have."""
    assert told("no dumbbells", {"dumbbells": 0.9}) == Wish(exclude=("dumbbells",))
    assert told("not a run", {"outdoors": 0.9, "guided-run": 0.8}) == Wish(exclude=("running",))
    assert told("no burpees", {"quiet": 0.9}).exclude == ("burpees", "jumping", "running")


@pytest.mark.parametrize(
    ("said", "facets", "unwanted"),
    [
        ("not legs again", {}, ("legs",)),
        ("i don't want to do legs", {}, ("legs",)),
        ("i'm not in the mood for strength", {}, ("strength",)),
        ("nothing for seniors", {"easy": 0.9}, ("older-adults",)),
        ("not the bike", {"cyclists": 0.9}, ("cyclists",)),
        ("oh no not the bike", {"cyclists": 0.9, "quiet": 0.6}, ("cyclists",)),
    ],
)
def test_what_is_refused_is_not_offered(
    said: str, facets: Mapping[str, float], unwanted: tuple[str, ...]
) -> None:
    """By name, or by what the ear hears where nothing else is said; a refusal holds no wish."""
    wish = told(said, facets)

    assert wish.unwanted == unwanted
    assert (wish.kind, wish.muscle, wish.audience, wish.equipment) == (None,) * 4


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("i did legs yesterday", Wish(unwanted=("legs",))),
        ("we hammered arms last night so something for legs", Wish(muscle="legs", unwanted=("arms",))),
        ("i did legs yesterday and loved it", Wish(muscle="legs", kind="recovery")),
        ("i didn't get legs done yesterday", Wish(muscle="legs", kind="recovery")),
    ],
)
def test_what_was_trained_lately_has_its_rest(said: str, wish: Wish) -> None:
    """Another part is trained then, and not less; who asks for it once more has it."""
    assert told(said, {"recovery": 0.9}) == wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("no i want legs", Wish(muscle="legs")),
        ("i haven't done arms in ages", Wish()),
        ("no pain in my legs", Wish()),
        ("not the mat but something for legs", Wish(muscle="legs")),
    ],
)
def test_what_is_only_named_beside_a_denial_is_not_refused(said: str, wish: Wish) -> None:
    """A "no" may answer what was asked, and a denial may be of something else."""
    assert replace(told(said), exclude=()) == wish


def test_a_long_time_is_no_length_of_a_workout() -> None:
    """It tells of a shift, a night or a journey."""
    assert told("eleven hours on my feet") == Wish()
    assert told("a run of two hours").minutes == 120


def test_a_run_beside_another_kind_is_only_told_of() -> None:
    """Who runs and asks for strength wants strength."""
    assert told("i run a lot and need strength").kind == "strength"
    assert told("a run").kind == "guided-run"


def test_somebody_who_is_back_wishes_nothing_for_the_back() -> None:
    """The word is a part of the body only where nobody comes."""
    back = spoken_values(("i'm", "back"), {"back": (("MUSCLE", "back"),)})

    assert told_wish(("i'm", "back"), back, {}) == Wish()
    assert told_wish(("my", "back"), back, {}).muscle == "back"
