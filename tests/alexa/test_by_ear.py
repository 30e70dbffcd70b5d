"""The trained ear: what meanings become, and what a reading of words holds."""

from array import array

import pytest

from skill.alexa.intents import INTENTS
from skill.alexa.intents.by_ear import BY_EAR
from skill.alexa.trained_ear import MOST_VARIANTS, TrainedEar
from skill.domain.choice.requests import PickBy, StartWorkout, TellCircumstance
from skill.domain.coach.requests import AskForm, ChangeLength, Unwell
from skill.domain.conversation.requests import Chat
from skill.domain.explaining.requests import Explain
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.signs import BY_URGENCY
from skill.domain.meaning.guessable import may_be_guessed
from skill.domain.meaning.spoken_values import LENGTH, TIME
from skill.domain.meaning.word_model import ROWS, SIZE, WordModel, features, words_of
from skill.domain.premium.requests import Refund
from skill.domain.reminders.requests import SetReminder
from skill.domain.turn.ear import Guess, Reading, Variant
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from tests.shipped_library import shelf

VALUES = {
    "legs": (("MUSCLE", "legs"),), "arms": (("MUSCLE", "arms"),), "dumbbells": (("EQUIPMENT", "dumbbells"),),
    "sleep": (("TIP_TOPIC", "sleep"),), "dizzy": (("HEALTH_SIGN", "doctor"),),
}  # fmt: skip
SLOTS = {
    "StartWorkoutIntent": (("muscle", "MUSCLE"), ("length", LENGTH)),
    "SetReminderIntent": (("time", TIME),),
}


def model(*rows: tuple[str, str]) -> WordModel:
    """Return a model that knows these lines by heart: meaning and line."""
    meanings = tuple(sorted({meaning for meaning, _ in rows}))
    vectors = bytearray((ROWS + len(meanings)) * SIZE + len(meanings))
    weights = array("b", bytes(vectors))
    for place in range(len(meanings)):
        weights[(ROWS + place) * SIZE + place] = 100
    for meaning, said in rows:
        for row in features(words_of(said), []):
            weights[row * SIZE + meanings.index(meaning)] = 100
    return WordModel(meanings, SLOTS, VALUES, ("workout", "timer"), (0.1, 0.1), memoryview(weights))


def ear(*rows: tuple[str, str]) -> TrainedEar:
    return TrainedEar(lambda: model(*rows))


def best(said: str, meaning: str) -> Guess:
    """Return the best guess of an ear that has learned what a line means."""
    return ear((meaning, said), ("-", "hum hum hum")).read(said).guesses[0]


def test_no_meaning_is_both_an_intent_and_the_ears_own() -> None:
    """One table would hide the other."""
    assert INTENTS.keys() & BY_EAR.keys() == set()


@pytest.mark.parametrize("meaning", sorted(BY_EAR))
def test_each_meaning_of_the_ear_may_be_guessed_at_some_moment(meaning: str) -> None:
    """Whatever the words: a meaning that nothing is ever done on is none."""
    for words in ("whatever", "twenty minutes", ""):
        assert may_be_guessed(BY_EAR[meaning](words, Wish()), words)


def test_each_answer_of_the_ear_has_its_line() -> None:
    """A kind word, and what is said of a form, stand in the lines; a concern is one of health."""
    told = [BY_EAR[meaning]("", Wish()) for meaning in BY_EAR]
    keys = [f"chat.{one.about}" for one in told if isinstance(one, Chat)]
    keys += [f"form.{one.about}" for one in told if isinstance(one, AskForm)]

    assert [key for key in keys if len(set(shelf().phrasings(key))) < 2] == []
    assert {one.concern for one in told if isinstance(one, Unwell)} <= {*BY_URGENCY}


def test_a_wish_keeps_what_words_tell_of_it() -> None:
    """What a circumstance asks for is added, and takes the place of nothing."""
    told = Wish(muscle="legs", kind="strength")

    assert BY_EAR["wish"]("", told) == TellCircumstance(told)
    assert BY_EAR["soreness"]("why am i sore", told) == Explain(words="why am i sore", is_of_soreness=True)
    assert BY_EAR["bad-joints"]("", told) == TellCircumstance(
        Wish(muscle="legs", kind="strength", exclude=("jumping", "lunges", "running"))
    )


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("make it twenty", 20), ("twenty no thirty", 30), ("half an hour", 30), ("a bit longer", None)],
)
def test_a_length_is_in_minutes(words: str, minutes: int | None) -> None:
    """A number alone is one of minutes; the last counts."""
    wish = Wish(minutes=30) if "hour" in words else Wish()

    assert BY_EAR["longer-workout"](words, wish) == ChangeLength(minutes * MINUTE_MS if minutes else None)


@pytest.mark.parametrize(
    ("said", "meaning", "heard"),
    [
        ("work my legs", "StartWorkoutIntent", StartWorkout(Wish(muscle="legs"))),
        ("my legs for ten minutes", "StartWorkoutIntent", StartWorkout(Wish(muscle="legs", minutes=10))),
        ("ten no twenty minutes", "StartWorkoutIntent", StartWorkout(Wish(minutes=20))),
        ("the softer one", "pick-easier", PickBy("easier")),
        ("i pressed the wrong thing", "bought-by-mistake", Refund()),
    ],
)
def test_a_guess_is_a_request(said: str, meaning: str, heard: Heard) -> None:
    """Of an intent with its slots, or of a meaning that only the ear knows."""
    guess = best(said, meaning)

    assert guess.heard == heard
    assert guess.likelihood > 0.5
    assert guess.elsewhere == ""


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("remind me at six", "06:00"),
        ("remind me in the evening at six", "18:00"),
        ("remind me at six no seven o'clock", "07:00"),
        ("remind me in the morning", "MO"),
        ("remind me in the evening at 18:45", "18:45"),
    ],
)
def test_a_time_is_that_of_the_half_of_the_day_beside_it(said: str, time: str) -> None:
    """The last that was said counts."""
    heard = best(said, "SetReminderIntent").heard

    assert isinstance(heard, SetReminder)
    assert heard.when.time == time


def test_what_is_for_no_coach_names_its_owner() -> None:
    """And a meaning that the skill does not know names nobody."""
    assert best("boil an egg", "-timer") == Guess(None, best("boil an egg", "-timer").likelihood, "timer")
    assert best("la la la", "-").elsewhere == ""
    unknown = best("la la la", "what-nobody-knows")
    assert (unknown.heard, unknown.elsewhere) == (None, "")


def test_a_reading_counts_what_tells_something() -> None:
    """Names of the library and lengths; no topics, signs of health, numbers, or halves of the day."""
    listening = ear(("wish", "something nice"), ("-", "hum"))

    assert listening.read("legs and arms for twenty minutes").values == 3
    assert listening.read("at six thirty with dumbbells").values == 2
    assert listening.read("three about sleep in the morning when dizzy").values == 0


def test_facets_and_values_make_the_wish() -> None:
    """A meaning's name may hold facets."""
    listening = ear(("wish + quiet", "the neighbours are at home"), ("-", "hum"))
    read = listening.read("the neighbours are at home legs")

    assert read.guesses[0].heard == TellCircumstance(read.wish)
    assert read.wish == Wish(muscle="legs", exclude=("jumping", "running"))


def test_without_a_model_nothing_is_read() -> None:
    """And without words."""
    deaf = TrainedEar(lambda: None)

    assert (deaf.read("legs"), deaf.variants("legs")) == (Reading(), ())
    assert (ear(("wish", "a")).read(""), ear(("wish", "a")).variants("")) == (Reading(), ())


def test_what_was_misheard_is_of_the_models_words() -> None:
    """Names, and words that tell a meaning; no sign of health is made of what only sounds like it."""
    listening = ear(("wish", "something nice"))
    variants = listening.variants("a walk out for my lags")

    assert "a workout for my legs" in [one.words for one in variants]
    assert all(isinstance(one, Variant) and 0 < one.likeness <= 1 for one in variants)
    assert len(variants) <= MOST_VARIANTS
    assert not any("dizzy" in one.words for one in listening.variants("i feel daisy"))
