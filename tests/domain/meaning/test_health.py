"""Health before everything: in any intent's words, in any moment; nothing is stored, sold, or cheered at."""

import pytest

from skill.domain.choice.requests import StartWorkout, Suggest
from skill.domain.coach.requests import ChangeLength, Hurt, SwapMove, TellState, TellWeary, Unwell
from skill.domain.conversation.requests import No, OwnWords, Yes
from skill.domain.explaining.requests import Explain
from skill.domain.library.signs import BY_URGENCY, CIRCUMSTANCE
from skill.domain.listener.queue import QueueState
from skill.domain.meaning.health import HARDLY, SURE, UNWELL, as_concern, concern_in, with_ear
from skill.domain.music.requests import StartPlaylist
from skill.domain.person.requests import BringBack, SaveThis
from skill.domain.premium.requests import StartTrial
from skill.domain.tips.requests import TellTip
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.outcome import Halt, Start
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.utterance import SpokenSlot, Utterance
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import keys, say, somebody, training
from tests.domain.one_person import Person
from tests.fakes import FakeEar
from tests.shipped_library import authored, shelf

TOLD = {
    "emergency": [
        "there is a weight pressing on my chest", "my heart keeps fluttering",
        "the left side of my mouth droops",
        "i can't get the words out", "my mum just keeled over and isn't responding", "i can hardly breathe",
        "i blacked out for a second", "his smile is crooked since a minute ago", "she isn't making any sense",
        "my heart is going crazy and won't settle", "i have a band round my chest", "i can't get a breath in",
        "it's my left arm, not with this ache", "there's a curtain over my left eye", "my tongue is swelling",
        "i woke up on the floor", "my whole right side has gone weak", "i've no feeling between my legs",
    ],
    "crisis": [
        "i don't want to live any more", "i keep thinking about suicide", "i'm going to hurt myself tonight",
        "there's no reason to be alive", "i can't see any reason to go on",
        "i have no will to live", "they'd be better if i wasn't here", "i want it all to stop",
        "i've said my goodbyes",        "i don't have any reason to be here",
    ],
    "danger": [
        "i smell gas in the hall", "there's smoke coming from the cooker", "the smoke alarm is going off",
        "the curtains have caught fire", "somebody is breaking a window", "we have a gas leak",
        "there's a gas leak in the cellar", "two men are trying to get in the house",
        "the carbon monoxide thing is beeping",
    ],
    "another": [
        "my little one's fallen off the swing", "my son's hurt his arm", "the dog has cut its paw",
        "my wife burnt her hand", "my daughter banged her head", "he is being sick",
    ],
    "violence": [
        "my partner punched me again", "i'm terrified of my ex", "he hit the kids last night",
        "i'm in an abusive relationship", "he had his hands round my throat", "she won't let me leave",
    ],
    "doctor": [
        "the room is spinning", "i tore something in my calf", "i'm shivering and feverish",
        "it is pinching in my shoulder", "the knees hurt me", "my ankle gives out", "my neck is killing me",
        "one knee is paining", "my back's gone", "the walls are moving", "there's blood in the toilet",
        "i'm wheezing badly", "my calf is hard, hot and twice the size", "something went pop in my knee",
    ],
    "ask-first": [
        "i'm in my last trimester", "they operated on my shoulder in june", "i take blood thinners",
        "i haven't eaten since friday", "my surgeon said no running", "i have type two diabetes",
        "my bones are brittle", "i'm eighteen weeks and it shows", "i eat nothing so that i get thin",
        "there's a little one on the way", "i take ramipril", "my knee was done in may",
        "they took my appendix out",
        "my sugar is low", "i've had three pints", "my midwife wasn't keen", "i'm due in august",
    ],
    "distress": ["i feel so lonely these days", "my grandmother passed away", "my uncle died on sunday"],
    "weary": ["my legs are sore from monday", "i barely slept last night"],
}  # fmt: skip
NOT_TOLD = [
    "my knee doesn't hurt any more", "the pain in my hip has gone now",
    "i'm not pregnant", "get my heart rate up", "the chest press",
    "i'm ready",
    "i have no chest pain", "my back pain is gone", "medicine ball slams",
    "the baby's crying next door", "it has stopped aching", "the hit song he gave me",
    "my thighs are on fire", "i'm twelve weeks into training",
    "i can't see any results", "there is no point in going on with this workout",
    "pinch your shoulder blades", "my baby fell asleep", "the smoke alarm needs a battery",
    "my trainers stink", "the baby's awake and crying", "get my heart pumping", "do i squeeze my chest here",
    "my phone died", "what a bleeding workout", "my shoelaces snapped", "you mumbled that",
    "i broke my own record", "can't breathe for laughing", "you're very faint",
    "how many calories am i burning",
]  # fmt: skip
ANYWHERE: list[Heard] = [
    StartWorkout(Wish(unknown=("words",))), StartPlaylist(words="words"), TellState(), TellTip(words="words"),
    Explain(words="words"),
]  # fmt: skip


@pytest.mark.parametrize(("concern", "words"), [(one, words) for one, row in TOLD.items() for words in row])
def test_a_concern_is_heard(concern: str, words: str) -> None:
    """Each concern is found by its word families."""
    assert concern_in(shelf(), Utterance("", (SpokenSlot("words", words),)), TellState()) == concern


def test_a_circumstance_that_the_model_knows_stops_nothing() -> None:
    """The model knows "I'm a bit heavy", too: it spares the joints, and halts no workout."""
    heavy = Utterance("HealthIntent", (SpokenSlot("sign", "heavy", CIRCUMSTANCE),))

    assert concern_in(shelf(), heavy, TellState()) == ""


@pytest.mark.parametrize("words", ["i'm really peculiar", "i'm sick twice today", "i want i'm on a boat"])
def test_a_concern_is_heard_however_its_beginning_is_delivered(words: str) -> None:
    """There are intents for what begins alike: "I feel" arrives as "I'm"."""
    assert concern_in(shelf(), Utterance(), OwnWords(words)) == "doctor"


def test_the_word_beside_a_slot_counts_where_it_is_a_part_of_the_body() -> None:
    """A sample ends in "back", which is in no slot: "a sharp twinge in me lower back"."""
    told = Utterance("", (SpokenSlot("exercise", "sharp twinge in me lower"),))

    assert concern_in(shelf(), told, BringBack(words="sharp twinge in me lower")) == "doctor"


def test_a_part_that_is_not_felt_is_an_emergency() -> None:
    """The model's samples with a part alone say that it is not felt: "I can't feel my arm"."""
    arm_alone = Utterance("", (SpokenSlot("part", "arm", "arms"),))

    assert concern_in(shelf(), arm_alone, TellState()) == "emergency"


@pytest.mark.parametrize("sign", ["emergency", "ask-first"])
def test_a_sign_beside_a_denial_is_none(sign: str) -> None:
    """A denied sign has a slot of its own: "I'm not pregnant"."""
    denied = say(somebody(), TellState(), "pregnant", "denied", sign)

    assert keys(denied) == keys(say(somebody(), TellState(is_fine=True), ""))
    assert keys(denied) != [f"health.{sign}"]


@pytest.mark.parametrize("words", NOT_TOLD)
def test_what_is_denied_or_over_is_no_concern(words: str) -> None:
    """A sign that is denied, or that has passed, alarms nobody."""
    assert concern_in(shelf(), Utterance("", (SpokenSlot("words", words),)), TellState()) == ""


def test_every_value_of_the_model_is_a_sign_of_its_concern() -> None:
    """What the models offer as a sign is answered as that concern or as a more urgent one."""
    for concern, signs in authored().signs.items():
        assert concern in BY_URGENCY
        for said in (signs.name, *signs.called) if concern != CIRCUMSTANCE else ():
            found = concern_in(shelf(), Utterance("", (SpokenSlot("sign", said, concern),)), TellState())
            assert BY_URGENCY.index(found) <= BY_URGENCY.index(concern), said


@pytest.mark.parametrize("heard", ANYWHERE)
@pytest.mark.parametrize("make", [somebody, training])
@pytest.mark.parametrize("concern", ["emergency", "crisis", "doctor"])
def test_what_is_urgent_comes_before_any_other_meaning(make: object, heard: Heard, concern: str) -> None:
    """Whatever intent it lands in: silence, one line of help, no question, and nothing kept."""
    person: Person = make()  # type: ignore[operator]
    before = person.listener
    outcome = say(person, heard, TOLD[concern][1])

    assert keys(outcome) == [f"health.{concern}"]
    assert isinstance(outcome.order, Halt)
    assert outcome.question is None
    assert not outcome.handover
    assert "health" not in repr(outcome.listener)
    assert (outcome.listener.profile, outcome.listener.last_reply) == (before.profile, before.last_reply)


def test_a_state_is_asked_about_and_the_yes_is_gentle() -> None:
    """Ask your doctor first; with the doctor's yes something gentle is offered, and nothing starts."""
    person = somebody()
    assert keys(say(person, StartWorkout(Wish()), TOLD["ask-first"][0])) == ["health.ask-first"]
    outcome = say(person, Yes(), "")
    assert outcome.order is None
    assert outcome.talk.offered or outcome.question


def test_without_the_doctors_yes_nothing_is_pressed() -> None:
    """A no ends it kindly."""
    person = somebody()
    say(person, TellState(), TOLD["ask-first"][1])
    assert keys(say(person, No(), "")) == ["health.wait_for_doctor"]


def test_nothing_is_sold_after_a_state_was_told() -> None:
    """The talk knows that something hurts, so that no offer follows."""
    for concern in ("ask-first", "distress", "weary", "doctor"):
        person = somebody()
        assert say(person, TellState(), TOLD[concern][0]).talk.premium.hurts


def test_a_question_of_facts_is_not_about_the_asker() -> None:
    """Thus "does running lower blood pressure" is no state; "is it safe with my blood pressure" is one."""
    assert keys(say(somebody(), Explain(words="x"), "running lowers blood pressure")) != ["health.ask-first"]
    assert keys(say(somebody(), Explain(words="x"), "my blood pressure is high")) == ["health.ask-first"]


def test_a_pain_that_alexa_knows_is_answered_as_before() -> None:
    """The intent for pain goes on working; a painful left arm is more than a sore part."""
    assert keys(say(training(), Hurt("knees"), "knee", "body_part", "knees")) == ["coach.hurt.part"]
    assert keys(say(training(), Hurt("chest"), "chest", "body_part", "chest")) == ["coach.hurt.grave"]
    assert keys(say(training(), Hurt("arms"), "left arm", "body_part", "arms")) == ["health.emergency"]


def test_circumstances_are_wishes_before_a_workout() -> None:
    """Knees, age and place lead to an offer: never to "no workout is on", and nothing starts."""
    for words in ("in a hotel room", "seventy four", "a bit unfit"):
        outcome = say(somebody(), TellState(), words)
        assert outcome.order is None
        assert keys(outcome)[0] == "choice.suits_wish"
    outcome = say(somebody(), SwapMove(body_part="knees"), "knees", "body_part", "knees")
    assert keys(outcome)[0] == "choice.suits_wish"
    assert outcome.talk.wish is not None
    assert "jumping" in outcome.talk.wish.exclude


def test_with_always_a_circumstance_becomes_a_preference() -> None:
    """What is kept is how to train, never why."""
    person = somebody()
    say(person, TellState(), "my knees are always bad")
    assert person.listener.profile.low_impact


def test_tiredness_within_a_workout_stops_nothing() -> None:
    """Words alone: the stream goes on, and no level is stored."""
    person = training()
    before = person.listener
    outcome = say(person, TellState(), TOLD["weary"][0])
    assert keys(outcome) == ["health.weary-playing"]
    assert outcome.order is None
    assert outcome.listener.moves == before.moves
    assert outcome.listener.workout is not None
    assert outcome.listener.workout.state is QueueState.ON


def test_other_requests_are_left_alone() -> None:
    """Values that the library explains tell nothing of health."""
    outcome = say(training(), StartWorkout(Wish(muscle="chest")), "chest", "muscle", "chest")
    assert not isinstance(outcome.order, Halt | Start)
    assert "health" not in " ".join(keys(say(training(), SaveThis(), "")))
    assert keys(say(somebody(), StartTrial(), ""))


def read(*guesses: tuple[Heard | None, float]) -> Reading:
    """Return what an ear makes of words."""
    return Reading(tuple(Guess(heard, likelihood) for heard, likelihood in guesses))


@pytest.mark.parametrize("known", ["emergency", "crisis"])
def test_what_is_grave_by_a_known_sign_counts(known: str) -> None:
    """However sure the ear is of something else."""
    assert with_ear(known, read((Explain(words="x"), 1.0))) == known
    assert with_ear(known, read((Unwell("weary"), 0.9))) == known
    assert with_ear(known, read((None, 1.0))) == known


@pytest.mark.parametrize("grave", ["emergency", "crisis"])
def test_what_is_grave_by_the_ear_counts(grave: str) -> None:
    """Beside a lesser sign if it is likely; without one, also where another concern is twice as likely."""
    for known in ("", "doctor", "distress", "weary"):
        assert with_ear(known, read((Unwell(grave), 0.5))) == grave
    assert with_ear("ask-first", read((Unwell(grave), 0.5))) == "ask-first"
    assert with_ear("ask-first", read((Unwell(grave), 0.8))) == grave
    assert with_ear("", read((Unwell("doctor"), 0.35), (Unwell(grave), 0.2))) == grave
    assert with_ear("", read((Unwell("doctor"), 0.5), (Unwell(grave), 0.2))) == "doctor"


def test_a_crisis_that_the_ear_alone_hears_is_as_likely_as_not() -> None:
    """Its words are said at the door, too; concerns of all kinds count together."""
    assert with_ear("", read((Unwell("crisis"), 0.4), (Suggest(), 0.2))) == ""
    assert with_ear("", read((Unwell("crisis"), 0.55), (Suggest(), 0.2))) == "crisis"
    assert (
        with_ear("", read((Unwell("crisis"), 0.3), (Unwell("distress"), 0.25), (Suggest(), 0.2))) == "crisis"
    )
    assert with_ear("crisis", read((Suggest(), 0.9))) == "crisis"


def test_the_ear_adds_what_no_sign_knows() -> None:
    """If all concerns together are likely enough; the likeliest is meant."""
    assert with_ear("", read((Unwell("doctor"), UNWELL))) == "doctor"
    assert with_ear("", read((Unwell("doctor"), 0.25), (Unwell("ask-first"), 0.2))) == "doctor"
    assert with_ear("", read((Unwell("doctor"), UNWELL - 0.01), (Suggest(), 0.5))) == ""
    assert with_ear("", Reading()) == ""


def test_a_known_sign_is_overruled_only_when_the_ear_is_sure() -> None:
    """Of something else, and of no concern; not by tiredness or a wish, and never without an ear."""
    for known in ("doctor", "ask-first", "distress", "weary"):
        assert with_ear(known, read((Explain(words="x"), SURE), (Unwell("doctor"), HARDLY - 0.01))) == ""
        assert with_ear(known, read((Explain(words="x"), SURE - 0.01))) == known
        assert with_ear(known, read((Explain(words="x"), SURE), (Unwell("doctor"), HARDLY))) == known
        assert with_ear(known, read((TellWeary(), 1.0))) == known
        assert with_ear(known, read((ChangeLength(600_000), 1.0))) == known  # "ten minutes, I'm on chemo"
        assert with_ear(known, Reading()) == known


def test_a_known_sign_of_less_is_not_made_another_by_the_ear() -> None:
    """Of two concerns that are not grave the known sign counts."""
    assert with_ear("ask-first", read((Unwell("doctor"), 0.9))) == "ask-first"


def scene_with(ear: FakeEar, said: str = "") -> Scene:
    """Return the scene of somebody who says this, heard by an ear."""
    person = somebody()
    return Scene(
        person.listener, shelf(), person.dice, person.clock.now_ms(), person.today, person.device,
        utterance=Utterance("", (SpokenSlot("words", said),) if said else ()), ear=ear,
    )  # fmt: skip


def concern_of(words: str, *guesses: Guess) -> Heard:
    """Return what health makes of raw words that the ear reads so."""
    return as_concern(scene_with(FakeEar(Reading(guesses))), OwnWords(words))


def test_raw_words_are_judged_by_signs_and_by_the_ear() -> None:
    """A question of fact is none of a mood, once the ear is sure of it; what is urgent stays."""
    asked, sore = OwnWords("what gets rid of sore muscles"), Guess(Explain(words="x"), 0.9)

    assert concern_of(asked.words, sore) == asked
    assert concern_of("i'm so sore today") == TellWeary()
    assert concern_of("how many steps with this crushing chest pain", sore) == Unwell("emergency")
    assert concern_of("my gran has gone all funny", Guess(Unwell("emergency"), 0.8)) == Unwell("emergency")
    assert concern_of("the purple cat", Guess(None, 0.9)) == OwnWords("the purple cat")


def test_the_ear_reads_words_as_they_were_said() -> None:
    """It has learned them with their apostrophes."""
    grave = Reading((Guess(Unwell("emergency"), 0.9),))
    ear = FakeEar(Reading(), {"i'm going, i can't see": grave})

    assert as_concern(scene_with(ear), OwnWords("i'm going, i can't see")) == Unwell("emergency")


def test_a_state_of_one_word_is_no_distress_by_the_ear_alone() -> None:
    """The rest of it stood in the sample, and is lost; what may be an illness counts all the same."""
    for concern, expected in (("distress", OwnWords("i mum")), ("ask-first", Unwell("ask-first"))):
        ear = FakeEar(Reading((Guess(Unwell(concern), 0.9),)))

        assert as_concern(scene_with(ear, "mum"), TellState()) == expected


def test_what_is_over_is_no_concern_that_only_the_ear_hears() -> None:
    """Unless it may be grave: then better once too often."""
    doctor, crisis = Guess(Unwell("doctor"), 0.9), Guess(Unwell("crisis"), 0.9)

    assert concern_of("it's all calmed down", doctor) == TellState(is_fine=True)
    assert concern_of("it's calmed down but still odd", doctor) == Unwell("doctor")
    assert concern_of("it's all calmed down", crisis) == Unwell("crisis")


def test_what_is_hardly_heard_is_not_made_likely_by_the_moment() -> None:
    """Where all else does not fit the moment, a lesser concern must be heard without it, too."""
    in_the_moment = read((Unwell("doctor"), 0.6), (Suggest(), 0.2))

    assert with_ear("", in_the_moment, read((Unwell("doctor"), 0.05))) == ""
    assert with_ear("", in_the_moment, read((Unwell("doctor"), 0.2))) == "doctor"
    assert with_ear("", read((Unwell("emergency"), 0.6)), read((Unwell("emergency"), 0.05))) == "emergency"


def test_what_happens_at_home_needs_a_surer_ear() -> None:
    """Talk of a cousin or of the kitchen stops no workout."""
    for concern in ("danger", "another", "mishap"):
        unsure, sure = (Reading((Guess(Unwell(concern), likely),)) for likely in (0.39, 0.41))

        assert with_ear("", unsure) == ""
        assert with_ear("", sure) == concern
