"""A workout made one's own: what was left out for good does not come, whatever workout it is."""

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout
from skill.domain.conversation.requests import Launch, No
from skill.domain.library.contents import Segment
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import start_of_plan
from skill.domain.listener.profile import Profile
from skill.domain.listener.queue import Queue
from skill.domain.person import requests as ph
from skill.domain.playback.requests import PlaybackFinished
from skill.domain.tailoring.plan_level import planned_level, with_plan_feedback
from skill.domain.tailoring.preferences import mismatch
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person
from tests.shipped_library import WORKOUT_IDS, shelf


@cache
def moves() -> list[str]:
    """Return the exercises that come in any workout."""
    return sorted({part.exercise for one in WORKOUT_IDS for part in shelf().workout(one).segments})  # type: ignore[union-attr]


def begun_by(profile: Profile, workout: str) -> Queue:
    """Return the queue with which somebody begins a workout."""
    person = Person(library=shelf(), listener=Listener("x", safety_told=True, profile=profile))  # type: ignore[arg-type]
    person.hear(StartWorkout(Wish(workout=workout)))
    assert person.listener.workout is not None
    return person.listener.workout


def done_in(queue: Queue) -> list[str]:
    """Return the exercises that are done in a queue."""
    found = shelf().workout(queue.source.id)
    assert found is not None
    parts = [found.segments[item] for item in queue.order]
    return [queue.move_for(part.exercise) for part in parts if isinstance(part, Segment)]


@settings(max_examples=60)
@given(
    st.sampled_from(WORKOUT_IDS),
    st.lists(st.deferred(lambda: st.sampled_from(moves())), max_size=4, unique=True),
)
def test_what_was_left_out_never_comes(workout: str, left_out: list[str]) -> None:
    """Swapped for a like one, or left out: there is no workout in which it is done."""
    queue = begun_by(Profile(left_out=tuple(left_out)), workout)
    usual = begun_by(Profile(), workout)

    if not set(done_in(usual)) <= set(left_out):  # of nothing but these there is nothing else to do
        assert not set(done_in(queue)) & set(left_out)
    if set(left_out) & set(done_in(usual)):
        assert (queue.order, queue.swaps) != (usual.order, usual.swaps)


def test_an_author_is_followed_where_nothing_is_known() -> None:
    """A workout of somebody new is as it was written."""
    for workout in WORKOUT_IDS:
        queue = begun_by(Profile(), workout)
        assert queue.swaps == ()
        assert queue.order == tuple(range(len(queue.order)))


def test_a_plan_goes_the_easier_way_after_it_was_too_hard() -> None:
    """Only its own sessions of the present week are changed, and one training counts once."""
    plan = shelf().plans()[0]
    own = plan.sessions[0].workout
    listener = Listener("x", safety_told=True, plan=start_of_plan(plan.id, "2026-11-23"))
    person = Person(library=shelf(), listener=listener)  # type: ignore[arg-type]
    person.hear(StartWorkout(Wish(workout=own)))
    felt = with_plan_feedback(person.listener, shelf(), "hard")
    assert with_plan_feedback(felt, shelf(), "hard") == felt
    assert planned_level(felt, shelf(), own) == -1
    assert planned_level(felt, shelf(), "calm-down") == 0
    person.listener = felt
    person.hear(StartWorkout(Wish(workout=own)))

    assert person.listener.workout is not None
    for mine, move in person.listener.workout.swaps:
        written = shelf().exercise(mine)
        assert written is not None
        assert move == written.easier_move


def test_easy_twice_means_in_two_trainings() -> None:
    """Saying it twice in one training is one easy training."""
    plan = shelf().plans()[0]
    listener = Listener("x", safety_told=True, plan=start_of_plan(plan.id, "2026-11-23"))
    person = Person(library=shelf(), listener=listener)  # type: ignore[arg-type]
    for expected in (0, 0, 1):
        if expected or person.listener.workout is None:
            person.hear(StartWorkout(Wish(workout=plan.sessions[0].workout)))
        person.listener = with_plan_feedback(person.listener, shelf(), "easy")
        assert person.listener.plan is not None
        assert person.listener.plan.level == expected


def test_preferences_only_order_what_fits() -> None:
    """What was wished for is never given up for a preference; what was not said goes by it."""
    profile = Profile(level="advanced", equipment=(), minutes=10, kinds=("core",))
    for card in shelf().workouts(WorkoutQuery(), 100):
        assert mismatch(card, Profile(), Wish()) == 0
        assert mismatch(card, profile, Wish()) >= mismatch(card, profile, Wish(level="beginner", minutes=30))
    person = Person(library=shelf(), listener=Listener("x", safety_told=True, profile=profile))  # type: ignore[arg-type]
    person.hear(StartWorkout(Wish(kind="strength")))
    assert person.listener.workout is not None
    chosen = shelf().workout_card(person.listener.workout.source.id)
    assert chosen is not None
    assert chosen.kind == "strength"
    assert set(chosen.equipment) <= {"mat", "chair", "wall", "step"}


def finished_one() -> Person:
    """Return somebody who has finished a workout."""
    person = Person(listener=Listener("x", safety_told=True))
    here = person.start()
    for _ in range(3):
        here = person.runs_on(here)
    person.hear(PlaybackFinished(here))
    return person


def test_one_is_asked_once_and_never_after_a_no() -> None:
    """At the first hello after a finished workout; whatever is answered, it is the only time."""
    person = finished_one()
    outcome = person.hear(Launch())
    assert outcome.question is not None
    assert outcome.question.pending.about == "profile"
    person.hear(No())
    for _ in range(3):
        outcome = person.hear(Launch())
        assert outcome.question is not None
        assert outcome.question.pending.about == "open"


def test_an_answer_is_kept_however_short() -> None:
    """What one has, in one word, is the answer, and no wish for a workout."""
    person = finished_one()
    person.hear(Launch())
    person.hear(StartWorkout(Wish(equipment="dumbbells")))

    assert person.listener.profile.equipment == ("dumbbells",)
    assert person.last is not None
    assert person.last.order is None


def test_a_level_is_asked_for_when_somebody_can_tell() -> None:
    """After three trainings, and once what is at home is known, or was not to be told."""
    person = finished_one()
    person.hear(ph.SetProfile(equipment=("none",)))
    for _ in range(2):
        here = person.start()
        for _ in range(3):
            here = person.runs_on(here)
        person.hear(PlaybackFinished(here))
    outcome = person.hear(Launch())
    assert outcome.question is not None
    assert outcome.question.pending.id == "level"
    person.hear(StartWorkout(Wish(level="beginner")))

    assert person.listener.profile.level == "beginner"
    assert replace(person.listener.profile, level=None).equipment == ()
