"""What to do today: the reasons are true of what was done."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.choice.history import PastWorkout, workout_on_day
from skill.domain.choice.suggestion import EASY, HARD_DAYS, ReasonKind, TrainingHabits, habits_of, suggest
from skill.domain.library.contents import Level
from tests.fakes import FakeLibrary, make_workout

TODAY = "2026-11-25"

LIBRARY = FakeLibrary(
    [
        make_workout("legs", muscles=("legs", "glutes"), rank=1),
        make_workout("abs", kind="core", muscles=("abs", "back"), rank=2),
        make_workout("arms", muscles=("arms", "chest"), level=Level.ADVANCED, rank=3),
        make_workout("long", 30, muscles=("shoulders", "back"), rank=4),
        make_workout("stretch", kind="mobility", muscles=("legs",), rank=5),
        make_workout("dear", muscles=("calves",), premium=True, rank=0),
        make_workout("before", kind="warm-up", muscles=("legs",), rank=0),
    ]
)


def did(workout: str, ago: int, minutes: int = 20) -> PastWorkout:
    card = LIBRARY.held[workout].card
    return PastWorkout(
        workout, (date.fromisoformat(TODAY) - timedelta(days=ago)).isoformat(), minutes, card.muscles
    )


def test_somebody_new_gets_the_best_to_begin_with() -> None:
    """Without a past, the author's first that is free and a training of its own."""
    found = suggest(LIBRARY, (), TrainingHabits(), TODAY)
    assert found is not None
    assert (found.card.id, found.reasons[0].why) == ("legs", ReasonKind.FIRST)


def test_tired_muscles_rest() -> None:
    """The day after legs comes something else, and that is the reason."""
    found = suggest(LIBRARY, [did("legs", 1)], TrainingHabits(), TODAY)
    assert found is not None
    assert found.card.id == "abs"
    assert found.reasons[0] == replace(
        found.reasons[0], why=ReasonKind.RESTED, workout="legs", muscles=("abs", "back")
    )


def test_after_hard_days_comes_an_easy_one() -> None:
    """Three days in a row, whether today is one of them or not; a gap ends the row."""
    row = [did("legs", 3), did("abs", 2), did("legs", 1)]
    found = suggest(LIBRARY, row, TrainingHabits(), TODAY)
    assert found is not None
    assert found.card.id == "stretch"
    assert (found.reasons[0].why, found.reasons[0].count) == (ReasonKind.EASY_DAY, HARD_DAYS)
    gap = suggest(LIBRARY, [did("legs", 4), did("abs", 3), did("legs", 1)], TrainingHabits(), TODAY)
    assert gap is not None
    assert gap.card.kind not in EASY


def test_the_plan_comes_first() -> None:
    """What is due in the plan is suggested, whatever else would be."""
    found = suggest(LIBRARY, [did("legs", 1)], TrainingHabits(planned="legs"), TODAY)
    assert found is not None
    assert (found.card.id, found.reasons[0].why) == ("legs", ReasonKind.PLANNED)


def test_the_usual_length_counts() -> None:
    """Who usually trains half an hour gets half an hour, and hears it."""
    history = [did("long", 9, 30), did("long", 6, 30)]
    habits = habits_of(history, LIBRARY)
    found = suggest(LIBRARY, history, habits, TODAY)
    assert habits.minutes == 30
    assert found is not None
    assert found.card.id == "long"
    assert ReasonKind.LENGTH in {one.why for one in found.reasons}


days = st.integers(-3, 12)
Pasts = list[tuple[str, int, int]]
pasts = st.lists(st.tuples(st.sampled_from([*LIBRARY.held, "gone"]), days, st.integers(0, 60)), max_size=8)


@given(pasts, st.sampled_from([None, *LIBRARY.held, "gone"]))
def test_every_suggestion_is_free_new_and_reasoned(
    past: list[tuple[str, int, int]], plan: str | None
) -> None:
    """Whatever somebody did: one workout, never premium of its own accord, the same when asked again."""
    history = [
        did(one, ago, minutes) if one != "gone" else PastWorkout("gone", "no day", minutes)
        for one, ago, minutes in past
    ]
    habits = replace(habits_of(history, LIBRARY), planned=plan)
    found = suggest(LIBRARY, history, habits, TODAY)
    assert found is not None
    assert found.reasons
    assert found == suggest(LIBRARY, history, habits, TODAY)
    if found.reasons[0].why is not ReasonKind.PLANNED:
        assert not found.card.premium
        assert found.card.kind not in {"warm-up", "cool-down"}


def test_a_weekday_to_come_means_the_one_that_was() -> None:
    """Alexa says next Monday's date for "Monday"; nobody trained on it yet."""
    history = (did("legs", 2), did("abs", 1))  # a Monday and a Tuesday
    assert workout_on_day(history, "2026-11-30", TODAY) == history[0]
    assert workout_on_day(history, "2026-11-24", TODAY) == history[1]
    assert workout_on_day(history, "2026-11-26", TODAY) is None
    assert workout_on_day(history, "2026-11-XX", TODAY) is None
