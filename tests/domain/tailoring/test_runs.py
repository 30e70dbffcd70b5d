"""Who asks for a run runs; a run that the coach offers is walked by somebody who wants low impact only."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.choice.requests import Pick, StartWorkout, SurpriseMe
from skill.domain.coach.requests import Easier, Spare, SwapMove, Walk
from skill.domain.conversation.requests import Yes
from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.lines import line
from skill.domain.library.contents import Exercise, Segment, WorkoutCard
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener
from skill.domain.listener.profile import Profile
from skill.domain.listener.queue import Queue
from skill.domain.person.requests import PlayFavorite
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person
from tests.shipped_library import TRAINER_IDS, WORKOUT_IDS, shelf

RUNS = ["easy-half-hour", "first-steps-run", "hill-repeats", "long-and-steady"]
OTHERS = [one for one in WORKOUT_IDS if one not in RUNS]
MOVES = sorted({"brisk-walk", "easy-run", "steady-run", "stride", "hill-run", "squat", "plank", "march"})


def somebody(profile: Profile, levels: MoveLevels | None = None, talk: Talk | None = None) -> Person:
    """Return somebody who has this profile, and perhaps is in a conversation."""
    listener = Listener("x", safety_told=True, profile=profile, moves=levels or MoveLevels())
    person = Person(library=shelf(), listener=listener)  # type: ignore[arg-type]
    if talk is not None:
        pending = talk.pending or Pending("open")
        question = Question(line("offer.ask"), line("offer.reprompt"), pending)
        person.last = Outcome(listener, question=question, talk=talk)
    return person


def begun(person: Person, *heard: Heard) -> Queue:
    """Return the workout that somebody begins by saying this."""
    for one in heard:
        person.hear(one)
    assert person.listener.workout is not None
    return person.listener.workout


def moves_of(queue: Queue) -> list[Exercise]:
    """Return what is done in a queue, move by move."""
    found = shelf().workout(queue.source.id)
    assert found is not None
    names = [queue.move_for(found.segments[item].exercise) for item in queue.order]
    return [move for one in names if (move := shelf().exercise(one)) is not None]


def said_keys(person: Person) -> list[str]:
    """Return the keys of what was said last."""
    assert person.last is not None
    return [one.key for one in person.last.lines]


def test_these_are_the_runs() -> None:
    """All guided runs of the library are tried."""
    assert sorted(one.id for one in shelf().workouts(WorkoutQuery(kinds=("guided-run",)), 100)) == RUNS


PROFILES = st.builds(
    Profile,
    low_impact=st.just(True),
    left_out=st.lists(st.sampled_from(MOVES), max_size=3, unique=True).map(tuple),
    equipment=st.none() | st.just(("mat", "dumbbells")),
)
LEVELS = st.lists(
    st.sampled_from(
        [
            ("squat", "chair-squat"),
            ("plank", "knee-plank"),
            ("brisk-walk", "easy-walk"),
            ("stride", "steady-run"),
        ]
    ),
    max_size=3,
    unique=True,
).map(lambda pairs: MoveLevels(tuple(pairs)))


def asked_by_name(card: WorkoutCard) -> Heard:
    """Say its name."""
    return StartWorkout(Wish(workout=card.id))


def asked_by_pick(card: WorkoutCard) -> Heard:
    """Name it where something is on offer."""
    return Pick(workout=card.id)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RUNS), PROFILES, LEVELS, st.sampled_from((asked_by_name, asked_by_pick)))
def test_who_asks_for_a_run_by_name_runs(
    run: str, profile: Profile, levels: MoveLevels, ask: Callable[[WorkoutCard], Heard]
) -> None:
    """The moves are those of somebody who minds no landing at all."""
    card = shelf().workout_card(run)
    assert card is not None
    mine = begun(somebody(profile, levels), ask(card))
    minds_nothing = Profile(left_out=profile.left_out, equipment=profile.equipment)
    theirs = begun(somebody(minds_nothing, levels), ask(card))
    assert (mine.order, mine.swaps) == (theirs.order, theirs.swaps)


def test_who_asks_for_a_run_by_kind_runs() -> None:
    """By kind alone, also after the question how long, and by "surprise me" in the talk about a run."""
    runner = Profile(low_impact=True)
    by_kind = StartWorkout(Wish(kind="guided-run"))
    at_once = begun(somebody(runner), by_kind)
    assert any("running" in one.holds for one in moves_of(at_once))
    talked = Talk(Pending("choice", RUNS[0]), wish=Wish(kind="guided-run"), offered=(RUNS[0],))
    for heard in (Yes(), Pick(ordinal="first"), SurpriseMe()):
        queue = begun(somebody(runner, talk=talked), heard)
        assert any("running" in one.holds for one in moves_of(queue)), heard


@pytest.mark.parametrize("run", RUNS)
def test_a_favorite_run_is_run(run: str) -> None:
    """What somebody saved is what they ask for."""
    queue = begun(somebody(Profile(low_impact=True, favorites=(run,))), PlayFavorite())
    assert any("running" in one.holds for one in moves_of(queue))


def test_one_of_several_favorite_runs_is_run() -> None:
    """Also where the coach had to ask which favourite."""
    for said in (Pick(ordinal="first"), Pick(workout=RUNS[0])):
        person = somebody(Profile(low_impact=True, favorites=("core-in-ten", RUNS[0])))
        person.hear(PlayFavorite())
        assert any("running" in one.holds for one in moves_of(begun(person, said))), said


def test_a_named_run_is_run_without_the_trainer_who_is_premium() -> None:
    """The free way of the very run that was named is still that run."""
    person = somebody(Profile(low_impact=True))
    person.entitlement = Entitlement("premium", is_purchasable=True)
    free = next(one for one in RUNS if not card_of(one).premium)
    other = next(one for one in TRAINER_IDS if one != card_of(free).trainer)
    asked = person.hear(StartWorkout(Wish(workout=free, trainer=other)))
    assert asked.order is None
    refused = asked.handover
    if refused is not None:
        person.hear(HandoverEnded(refused.name, "DECLINED", refused.about, refused.token))
    assert any("running" in one.holds for one in moves_of(begun(person, Yes())))


def test_what_was_bought_runs_as_it_was_asked_for() -> None:
    """A level of one's own for a run is no walk, before a purchase and after it."""
    levels = MoveLevels((("stride", "steady-run"),))
    premium = next(one for one in RUNS if card_of(one).premium)
    person = somebody(Profile(low_impact=True), levels)
    person.entitlement = Entitlement("premium", is_purchasable=True)
    upsell = person.hear(StartWorkout(Wish(workout=premium))).handover
    if upsell is None:  # never at the first contact
        return
    person.entitlement = Entitlement("premium", is_entitled=True)
    queue = begun(person, HandoverEnded(upsell.name, "ACCEPTED", upsell.about, upsell.token))
    assert any("running" in one.holds for one in moves_of(queue))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RUNS), PROFILES, st.integers(0, 5))
def test_another_move_in_a_run_never_jumps(run: str, profile: Profile, at: int) -> None:
    """Who asked for a run and wants low impact may run, and nothing else that lands hard comes instead."""
    person = somebody(profile)
    here = person.start(run)
    for _ in range(min(at, len(_segments(run)) - 1)):
        here = person.runs_on(here)
    queue = begun(person, SwapMove())
    assert all(one.impact != "high" or "running" in one.holds for one in moves_of(queue))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RUNS), PROFILES, LEVELS)
def test_a_run_that_was_offered_is_walked(run: str, profile: Profile, levels: MoveLevels) -> None:
    """Nothing lands hard, and nothing but walking stands in for running."""
    offered = Talk(Pending("offer", run), wish=Wish(), offered=(run,), told=(run,))
    person = somebody(profile, levels, offered)
    queue = begun(person, Yes())
    assert all(one.impact != "high" for one in moves_of(queue))
    assert "start.as_walk" in said_keys(person)
    if not set(profile.left_out) & {"brisk-walk", "easy-walk"}:
        own = {one.exercise for one in _segments(run)}
        walks = {queue.move_for(one) for one in own if "running" in _exercise(one).holds}
        assert walks <= {"brisk-walk", "easy-walk"}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(OTHERS), PROFILES, st.booleans())
def test_in_any_other_workout_nothing_lands_hard(workout: str, profile: Profile, by_name: bool) -> None:
    """Whoever lives upstairs jumps in no workout, asked for or offered."""
    talk = (
        None if by_name else Talk(Pending("offer", workout), wish=Wish(), offered=(workout,), told=(workout,))
    )
    queue = begun(somebody(profile, talk=talk), StartWorkout(Wish(workout=workout)) if by_name else Yes())
    assert all(one.impact != "high" for one in moves_of(queue))


IN_THE_MIDDLE = [Walk(), Spare(words=("jumping",), said="jumping"), Spare(words=("running",), said="running")]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("heard", IN_THE_MIDDLE)
def test_a_run_can_be_walked_from_its_middle(run: str, heard: Heard) -> None:
    """What is ahead is a walk, and the place is kept."""
    person = somebody(Profile(low_impact=True))
    person.start(run)
    after = begun(person, heard)
    assert after.source.id == run
    assert all("running" not in one.holds and one.impact != "high" for one in moves_of(after))


@pytest.mark.parametrize("run", RUNS)
def test_easier_changes_the_run_at_hand(run: str) -> None:
    """The present move becomes its easier variant, low impact or not."""
    person = somebody(Profile(low_impact=True))
    here = person.start(run)
    while "running" not in _exercise(_segments(run)[here.item].exercise).holds:
        here = person.runs_on(here)
    own = _exercise(_segments(run)[here.item].exercise)
    assert begun(person, Easier()).move_for(own.id) == own.easier_move


@pytest.mark.parametrize("run", RUNS)
def test_that_it_can_be_walked_is_said_once(run: str) -> None:
    """At the first start of a run, and not at the next; never to somebody who minds no landing."""
    person = somebody(Profile(low_impact=True))
    begun(person, StartWorkout(Wish(workout=run)))
    assert said_keys(person).count("start.can_walk") == 1
    begun(person, StartWorkout(Wish(workout=run)))
    assert "start.can_walk" not in said_keys(person)
    other = somebody(Profile())
    begun(other, StartWorkout(Wish(workout=run)))
    assert not {"start.can_walk", "start.as_walk"} & set(said_keys(other))


def card_of(workout: str) -> WorkoutCard:
    """Return a workout's card."""
    found = shelf().workout_card(workout)
    assert found is not None
    return found


def _segments(run: str) -> tuple[Segment, ...]:
    found = shelf().workout(run)
    assert found is not None
    return found.segments


def _exercise(name: str) -> Exercise:
    found = shelf().exercise(name)
    assert found is not None
    return found
