"""Two wishes in one sentence: both are done in their order, and none is dropped without a word."""

from skill.domain.choice.requests import MoreChoices, Pick, PickBy, Shorter, StartWorkout, TellCircumstance
from skill.domain.coach.requests import Easier, Unwell
from skill.domain.conversation.requests import Chat, No, NotYet, OwnWords, Yes
from skill.domain.decide import decide
from skill.domain.library.signs import DOCTOR
from skill.domain.meaning.two_wishes import as_two_wishes
from skill.domain.person.requests import DeleteMyData, SaveThis
from skill.domain.playing.requests import HowLongLeft, Next, Pause
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Halt, Outcome, Start
from skill.domain.turn.requests import Both, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.utterance import SpokenSlot, Utterance
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import keys, somebody, training
from tests.domain.one_person import Person
from tests.fakes import FakeEar

LEGS = Wish(muscle="legs")


def scene_of(person: Person, words: str, talk: Talk | None = None, **meanings: Heard) -> Scene:
    """Return the scene in which words are said whose parts mean so; a part's name has `_` for spaces."""
    readings = {name.replace("_", " "): Reading((Guess(one, 1.0),)) for name, one in meanings.items()}
    return Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device,
        talk or Talk(), utterance=Utterance("SomeWordsIntent", (SpokenSlot("words", words),)),
        ear=FakeEar(readings=readings), facts=Facts(asked=frozenset({Fact.TIME_ZONE})),
    )  # fmt: skip


def made_of(words: str, person: Person | None = None, talk: Talk | None = None, **meanings: Heard) -> Heard:
    """Return what is made of words."""
    return as_two_wishes(scene_of(person or training(), words, talk, **meanings), OwnWords(words))


def done(words: str, person: Person | None = None, talk: Talk | None = None, **meanings: Heard) -> Outcome:
    """Return what is done on words."""
    return decide(scene_of(person or training(), words, talk, **meanings), OwnWords(words))


def test_two_requests_are_taken_apart() -> None:
    """At the word that joins them."""
    for joint in ("and", "then", "and then", "but", "and after that"):
        words = f"skip this one {joint} make it easier"
        assert made_of(words, skip_this_one=Next(), make_it_easier=Easier()) == Both(
            "skip this one", "make it easier"
        )


def test_one_wish_in_two_parts_is_one() -> None:
    """As are a thing said twice, a kind word, and how one is: a sign of health is judged as a whole."""
    both = {"for_my_legs": TellCircumstance(LEGS), "something_shorter": Shorter()}
    one = OwnWords("for my legs and something shorter")
    assert made_of(one.words, somebody(), **both) == one
    for other in (Next(), Chat("pep"), Unwell(DOCTOR)):
        words = "skip this and you know"
        assert made_of(words, skip_this=Next(), you_know=other) == OwnWords(words)


def test_what_follows_an_answer_is_a_second_thing() -> None:
    """With or without a word between them; "no music" is one thing."""
    asked = Talk(Pending("offer", "legs"), offered=("legs",))
    wanted = {"yes": Yes(), "no": No(), "save_it": SaveThis(), "music": SaveThis()}

    assert made_of("yes save it", somebody(), asked, **wanted) == Both("yes", "save it")
    assert made_of("yes and save it", somebody(), asked, **wanted) == Both("yes", "save it")
    assert made_of("no but save it", somebody(), asked, **wanted) == Both("no", "save it")
    assert made_of("no music please", somebody(), asked, **wanted) == OwnWords("no music please")


def test_both_are_done_in_a_workout() -> None:
    """What is said of the second comes after the first, and the audio goes on."""
    outcome = done("save it and how long is left", save_it=SaveThis(), how_long_is_left=HowLongLeft())

    assert outcome.listener.profile.favorites == ("legs",)
    assert len(outcome.lines) > 1
    assert outcome.order is None
    assert outcome.question is None


def test_the_second_is_done_in_the_moment_that_the_first_leaves() -> None:
    """The move after this one is made easier, not this one."""
    person = training()
    alone = done("skip this", person, skip_this=Next())
    outcome = done("skip this and make it easier", person, skip_this=Next(), make_it_easier=Easier())

    assert isinstance(alone.order, Start)
    assert isinstance(outcome.order, Start)
    assert outcome.order.stream.placement.at == alone.order.stream.placement.at
    assert len(outcome.lines) > len(alone.lines)


def test_a_workout_is_paused_for_a_reminder_and_the_reminder_is_asked_about() -> None:
    """Both are safe, and the question comes last."""
    reminder = SetReminder(When(("tomorrow",), time="19:00"))
    outcome = done("stop and remind me", stop=Pause(), remind_me=reminder)

    assert isinstance(outcome.order, Halt)
    assert outcome.question is not None
    assert outcome.question.pending.about == "reminder-set"


def test_what_must_be_answered_first_lets_the_other_wait() -> None:
    """A workout that starts would take the question along; so the coach says that it has to wait."""
    reminder = SetReminder(When(("tomorrow",), time="19:00"))
    outcome = done(
        "remind me tomorrow and start legs now", somebody(),
        remind_me_tomorrow=reminder, start_legs_now=StartWorkout(LEGS),
    )  # fmt: skip

    assert outcome.order is None
    assert outcome.question is not None
    assert outcome.question.pending.about == "reminder-set"
    assert "both.one_done" in keys(outcome)


def test_what_may_not_be_done_on_a_guess_is_not_dropped_in_silence() -> None:
    """Neither as the second thing nor as the first."""
    grave = {"skip_this": Next(), "delete_my_data": DeleteMyData()}

    for words in ("skip this and delete my data", "delete my data and skip this"):
        outcome = done(words, **grave)
        assert not outcome.forgets
        assert "both.one_done" in keys(outcome)


def test_a_yes_to_something_else_starts_nothing_that_was_offered() -> None:
    """Neither a yes that is taken back, nor one to another workout."""
    asked = Talk(Pending("offer", "legs"), offered=("legs",))
    shorter = made_of("yes but something shorter", somebody(), asked, yes=Yes(), something_shorter=Shorter())
    later = made_of("yes but later", somebody(), asked, yes=Yes(), later=NotYet())

    assert shorter == OwnWords("something shorter")
    assert later == OwnWords("yes but later")


def test_grave_questions_and_health_are_answered_as_a_whole() -> None:
    """Nothing of such words may be lost, and nothing denied may be stored."""
    erasing = Talk(Pending("delete"))
    words = "yes save it"
    assert made_of(words, somebody(), erasing, yes=Yes(), save_it=SaveThis()) == OwnWords(words)
    whole = {"skip_this_and_go": Unwell(DOCTOR), "skip_this": Next(), "go": SaveThis()}
    assert made_of("skip this and go", **whole) == OwnWords("skip this and go")
    kept = {"i_have_no_mat": Next(), "keep_three_days": SetGoal(days=3)}
    assert made_of("i have no mat and keep three days", **kept) == OwnWords(
        "i have no mat and keep three days"
    )


def test_a_no_before_a_pick_only_turns_to_it() -> None:
    """What is on offer stays so; "yes, that one" is a whole answer."""
    asked = Talk(Pending("choice", "legs"), offered=("legs", "hills"))
    wanted = {"no": No(), "the_easier": PickBy("easier"), "yes": Yes(), "that_one": Pick()}

    assert made_of("no the easier", somebody(), asked, **wanted) == OwnWords("no the easier")
    assert made_of(
        "no do the easier", somebody(), asked, **{**wanted, "do_the_easier": PickBy("easier")}
    ) == OwnWords("do the easier")
    assert made_of("yes that one", somebody(), asked, **wanted) == OwnWords("yes that one")


def test_a_word_that_says_nothing_is_no_first_thing() -> None:
    """Where no yes is asked for, "fine" only begins."""
    wanted = {"fine": Chat("joke"), "give_me_more": MoreChoices()}

    assert made_of("fine give me more", somebody(), **wanted) == OwnWords("fine give me more")
