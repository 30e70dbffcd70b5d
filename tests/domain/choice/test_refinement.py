"""The talk about which workout, at the level of its rules."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.choice.requests import MoreChoices, Pick, StartWorkout
from skill.domain.choice.wishes import merged, parts_said
from skill.domain.library.placement import Cast
from skill.domain.turn.outcome import Start
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person, stream_of
from tests.fakes import FakeLibrary, make_workout

words = st.sampled_from([None, "a", "b"])
wishes = st.builds(
    Wish,
    kind=words,
    audience=words,
    minutes=st.sampled_from([None, 10, 20]),
    muscle=words,
    exclude=st.sampled_from([(), ("jumping",), ("running",)]),
)


@given(wishes, wishes)
def test_the_newer_word_counts_and_nothing_else_is_lost(before: Wish, said: Wish) -> None:
    """All that was said now stands; what was said before stands unless it was corrected."""
    after = merged(before, said)
    for one in parts_said(said) - {"exclude"}:
        assert getattr(after, one) == getattr(said, one)
    assert set(before.exclude) | set(said.exclude) == set(after.exclude)
    about_what = {"kind", "muscle", "also"} if parts_said(said) & {"kind", "muscle"} else set()
    for one in (
        {field.name for field in fields(Wish)} - parts_said(said) - about_what - {"exclude", "unknown"}
    ):
        assert getattr(after, one) == getattr(before, one)


@given(wishes)
def test_a_wish_after_nothing_is_itself(said: Wish) -> None:
    """The first wish of a talk is taken as it is."""
    assert merged(None, said) == said


def person() -> Person:
    held = [
        make_workout("legs", 10, rank=1),
        make_workout("abs", 10, kind="core", rank=2),
        make_workout("arms", 10, kind="core", rank=3),
        make_workout("long", 30, rank=4),
    ]
    return Person(FakeLibrary(held))


def test_a_direct_wish_starts_unasked() -> None:
    """Who says what to train is not asked anything."""
    outcome = person().hear(StartWorkout(Wish(kind="core")))
    assert isinstance(outcome.order, Start)
    assert outcome.question is None


def test_one_question_then_two_of_different_kinds() -> None:
    """How long, and then two to choose between."""
    somebody = person()
    asked = somebody.hear(StartWorkout(Wish()))
    assert asked.order is None
    assert asked.question is not None
    assert asked.question.wants == "length"
    offered = somebody.hear(StartWorkout(Wish(minutes=10)))
    assert offered.talk.offered == ("legs", "abs")
    assert somebody.hear(MoreChoices()).talk.offered == ("arms",)


def test_the_second_one_with_somebody_else() -> None:
    """The same workout, led by another trainer; its own trainer is nobody else."""
    for trainer, cast in (("maya", Cast()), ("gone", Cast())):
        somebody = person()
        somebody.hear(StartWorkout(Wish()))
        somebody.hear(StartWorkout(Wish(minutes=10)))
        stream = stream_of(somebody.hear(Pick(ordinal="second", trainer=trainer)))
        assert stream.placement.source.id == "abs"
        assert stream.placement.cast == cast


def test_the_music_of_a_pick_is_kept_in_its_place() -> None:
    """Over other music, the token says so."""
    somebody = person()
    somebody.hear(StartWorkout(Wish()))
    somebody.hear(StartWorkout(Wish(minutes=10)))
    stream = stream_of(somebody.hear(Pick(ordinal="first", music="fast")))
    assert stream.placement.cast == Cast(music="fast")


def test_a_shrug_gets_a_good_default() -> None:
    """Nothing said, twice: something starts."""
    somebody = person()
    somebody.hear(StartWorkout(Wish()))
    assert isinstance(somebody.hear(StartWorkout(Wish())).order, Start)


def test_what_must_not_be_is_never_given_up() -> None:
    """Where everything holds what is to be left out, nothing is offered in its stead."""
    somebody = person()
    somebody.library.holding = {
        "legs": ("jumping",),
        "abs": ("jumping",),
        "arms": ("jumping",),
        "long": ("jumping",),
    }
    outcome = somebody.hear(StartWorkout(Wish(kind="core", exclude=("jumping",))))
    assert outcome.order is None
    assert [one.key for one in outcome.lines] == ["choice.none_without"]


def test_no_equipment_gives_up_less_than_another_length() -> None:
    """Nothing at all fits ten minutes: what needs a mat is named before what takes longer, or dumbbells."""
    held = [
        make_workout("weights", 10, rank=1, equipment=("dumbbells",)),
        make_workout("mat", 10, rank=2, equipment=("mat",)),
        make_workout("bare", 30, rank=3),
    ]
    somebody = Person(FakeLibrary(held))
    outcome = somebody.hear(StartWorkout(Wish(minutes=10, equipment="none")))
    assert outcome.order is None
    assert outcome.talk.offered == ("mat",)
    assert "differs.equipment" in repr(outcome.lines)

    again = Person(FakeLibrary(held))
    stream = stream_of(again.hear(StartWorkout(Wish(minutes=30, equipment="none"))))
    assert stream.placement.source.id == "bare"
