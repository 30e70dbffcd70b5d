"""Words become what Alexa would send: intents, slots with resolutions, or the fallback."""

import copy
import time

import pytest

from simulator.understanding.dates_and_times import date_of
from simulator.understanding.durations import duration_of
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.language import language_of
from simulator.understanding.numbers import number_of
from simulator.understanding.words import plain, words_of
from skill.alexa.intents.conversation import BEGINNINGS
from tests.simulator.models import SKILL_ID, SMALL, shipped, small

ENGLISH = language_of("en-US")
FALLBACK = "AMAZON.FallbackIntent"


def told(text: str, understanding: Understanding | None = None):
    """Return the intent, and the slots that were filled with their id or else their value."""
    understood = (understanding or small()).understand(text)
    values = {name: one for name, one in understood.values.items() if one}
    return understood.intent, {name: one["id"] or one["value"] for name, one in values.items()}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("start a strength workout", {"kind": "strength"}),
        ("Start a STRENGTH workout!", {"kind": "strength"}),
        ("start a weights workout", {"kind": "strength"}),
        ("start a high-intensity workout for seniors", {"kind": "hiit", "audience": "older"}),
        ("start a strength workout for a runner", {"kind": "strength", "audience": "runners"}),
        ("start a half hour strength workout", {"kind": "strength", "length": "PT30M"}),
        ("start a twenty five minute running workout", {"kind": "guided-run", "length": "PT25M"}),
        ("an hour and a half", {"length": "PT1H30M"}),
        ("one hour please", {"length": "PT1H"}),
        ("play music at a hundred and twenty beats per minute", {"tempo": "120"}),
        ("play music at 95 bpm", {"tempo": "95"}),
        ("could you please start a strength workout now", {"kind": "strength"}),
        ("running", {"kind": "guided-run"}),
    ],
)
def test_samples_are_understood_with_their_values(text, slots):
    """Case, punctuation, courtesies, number words and synonyms make no difference."""
    assert told(text) == ("StartIntent", slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("strat a strenght workuot for runers", {"kind": "strength", "audience": "runners"}),
        ("start a high intensty workout", {"kind": "hiit"}),
        ("begin a strength workout", {"kind": "strength"}),
        ("i want a strength workout for runners", {"kind": "strength", "audience": "runners"}),
    ],
)
def test_slips_and_other_words_for_the_same_are_understood(text, slots):
    """Typing mistakes and near paraphrases lead to the sample that is meant."""
    assert told(text) == ("StartIntent", slots)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("start a underwater workout", "kind", "underwater"),
        ("start an underwater basket workout", "kind", "underwater basket"),
        ("what do you have for giraffes", "audience", "giraffes"),
    ],
)
def test_an_unknown_value_arrives_as_it_was_said(text, name, value):
    """Where the words around it say enough, an unknown value is sent with NO_MATCH."""
    understood = small().understand(text)
    assert understood.intent == "StartIntent"
    slot = understood.slots[name]
    assert slot["value"] == value
    authority = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert authority["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in authority


def test_no_unknown_value_beats_a_typed_or_known_one():
    """A length is no kind, though `{kind}` alone would take any words."""
    assert told("twenty minutes") == ("StartIntent", {"length": "PT20M"})
    assert told("start a ten minute strength workout")[1] == {"length": "PT10M", "kind": "strength"}


def test_resolutions_are_those_of_alexa():
    """A match carries authority, status, name and id; the value is what was said."""
    slots = small().understand("start a weights workout").slots
    resolved = {
        "resolutionsPerAuthority": [
            {
                "authority": f"amzn1.er-authority.echo-sdk.{SKILL_ID}.KIND",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": "strength", "id": "strength"}}],
            }
        ]
    }
    assert slots["kind"] == {
        "name": "kind",
        "value": "weights",
        "resolutions": resolved,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": "weights", "resolutions": resolved},
    }


def test_all_slots_are_there_and_the_empty_ones_are_bare():
    """An intent is sent with every slot that it declares."""
    slots = small().understand("start a strength workout").slots
    assert slots.keys() == {"kind", "audience", "length", "tempo"}
    assert slots["length"] == {"name": "length", "confirmationStatus": "NONE"}


def test_built_in_types_are_not_resolved():
    """A duration is sent as ISO 8601, with no resolutions."""
    slot = small().understand("twenty minutes").slots["length"]
    assert slot["value"] == "PT20M"
    assert "resolutions" not in slot


def test_a_word_of_two_values_resolves_to_both():
    """An ambiguous synonym brings all its values, the first first."""
    understood = small().understand("start a flexibility workout")
    assert understood.values["kind"] == {
        "value": "flexibility", "id": "hard", "ids": ["hard", "soft"],
    }  # fmt: skip


def test_a_search_query_takes_the_rest():
    """AMAZON.SearchQuery is greedy, and keeps the words as they were said."""
    assert told("search for what's good for my knees") == (
        "SearchIntent", {"words": "what's good for my knees"},
    )  # fmt: skip


def test_days_and_times_are_read():
    """Dates count from the device's day, times are on a clock of 24 hours."""
    assert told("train me tomorrow at half past six") == (
        "WhenIntent", {"day": "2026-11-24", "time": "06:30"},
    )  # fmt: skip
    assert told("train me wednesday at 7 pm")[1] == {"day": "2026-11-25", "time": "19:00"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("pause", "AMAZON.PauseIntent"),
        ("hold on", "AMAZON.PauseIntent"),
        ("yeah", "AMAZON.YesIntent"),
        ("stop please", "AMAZON.StopIntent"),
        ("skip this one", "AMAZON.NextIntent"),
        ("what can i say", "AMAZON.HelpIntent"),
        ("repeat", FALLBACK),
    ],
)
def test_built_in_intents_are_understood_if_the_model_declares_them(text, intent):
    """Stop and its kind need no samples; one that the model does not declare is not sent."""
    assert told(text) == (intent, {})


def test_contractions_are_one_with_what_they_stand_for():
    """It makes no difference whether a contraction is written out."""
    assert told("what is left") == told("what's left") == ("MoreIntent", {})


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("half an hour", "PT30M"),
        ("a half hour", "PT30M"),
        ("quarter of an hour", "PT15M"),
        ("a quarter of an hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("an hour and a quarter", "PT1H15M"),
        ("two and a half hours", "PT2H30M"),
        ("an hour and twenty minutes", "PT1H20M"),
        ("one hour thirty minutes", "PT1H30M"),
        ("45 minutes", "PT45M"),
        ("a hundred and twenty minutes", "PT120M"),
        ("ninety seconds", "PT90S"),
        ("two weeks", "P2W"),
        ("minutes", None),
        ("five to ten minutes", None),
        ("twenty", None),
    ],
)
def test_durations_are_written_as_iso_8601(text, duration):
    """Lengths of time as people say them."""
    assert duration_of(plain(words_of(text, ENGLISH)), ENGLISH) == duration


@pytest.mark.parametrize(
    ("text", "number"),
    [("one", 1), ("twelve", 12), ("one twenty", 120), ("one hundred and eighty", 180), ("95", 95),
     ("a hundred", 100), ("a", None), ("squats", None)],
)  # fmt: skip
def test_numbers_are_read(text, number):
    """Number words become numbers, "one" too, and an article alone does not."""
    assert number_of(plain(words_of(text, ENGLISH)), ENGLISH) == number


def test_an_answer_to_a_question_fills_its_slot():
    """After ElicitSlot a bare value fills the slot that was asked for."""
    understood = small().answer_for("StartIntent", "audience", {}, "seniors")
    assert understood.intent == "StartIntent"
    assert understood.values["audience"] == {"value": "seniors", "id": "older"}


def test_another_wish_answers_no_question():
    """After ElicitSlot a whole utterance of its own leaves the intent."""
    assert small().answer_for("StartIntent", "audience", {}, "tell me more").intent == "MoreIntent"
    unknown = small().answer_for("StartIntent", "audience", {}, "giraffes")
    assert unknown.values["audience"] == {"value": "giraffes", "id": None}


NONSENSE = [
    "banana", "what's the weather", "order a pizza", "what time is it", "set a timer for ten minutes",
    "turn on the lights", "call my mother", "tell me a joke", "how tall is the eiffel tower",
    "who won the game last night", "add milk to my shopping list", "what is the capital of france",
    "purple monkey dishwasher", "asdf qwer zxcv", "remind me to buy eggs", "what's in the news",
    "how do i get to the airport", "buy more toilet paper", "open the garage door",
    "book a table for two", "who is the president", "translate hello into spanish",
    "what's two plus two", "the quick brown fox jumps over the lazy dog",
    "lower the blinds", "where is my phone", "is it going to rain tomorrow",
    "what's the traffic like", "read my email", "send a message to john", "wake me up at seven",
    "what movies are playing", "find me a restaurant", "sing a song", "elephants", "blue",
    "forty two bananas", "vacuum the living room", "lock the front door", "how old is the queen",
    "spell onomatopoeia", "flip a coin", "make me a sandwich", "my dog is hungry", "the of and to",
    "a", "hmm", "i like trains", "", "???",
]  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_nothing_is_done_at_nonsense(locale, text):
    """What is no business of a trainer's is raw words or a question without an answer, in either model."""
    assert told(text, shipped(locale))[0] in {FALLBACK, "QuestionIntent", *BEGINNINGS}


SHIPPED = [
    ("start a strength workout for runners", "StartWorkoutIntent",
     {"kind": "strength", "audience": "runners"}),
    ("give me today's fit tip", "TodaysTipIntent", {}),
    ("play some running music", "StartPlaylistIntent", {"mood": "activity-running"}),
    ("resume my workout", "ResumeWorkoutIntent", {}),
    ("start a twenty minute core workout", "StartWorkoutIntent", {"kind": "core", "length": "PT20M"}),
    ("surprise me", "SurpriseMeIntent", {}),
    ("tell me more", "TellMoreIntent", {}),
    ("another one", "AnotherTipIntent", {}),
    ("what is this", "WhatIsThisIntent", {}),
    ("how long is left", "HowLongLeftIntent", {}),
    ("what's next", "WhatsNextIntent", {}),
    ("start hill strength", "StartWorkoutIntent", {"workout": "hill-strength"}),
    ("pause", "AMAZON.PauseIntent", {}),
    ("shuffle off", "AMAZON.ShuffleOffIntent", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "intent", "slots"), SHIPPED)
@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_shipped_models_are_understood(locale, text, intent, slots):
    """What the README promises leads to the intent that it should, in both locales."""
    assert told(text, shipped(locale)) == (intent, slots)


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_every_shipped_sample_without_slots_means_its_own_intent(locale):
    """No sample is taken for another intent's."""
    understanding = shipped(locale)
    for intent in understanding.model["interactionModel"]["languageModel"]["intents"]:
        for sample in intent["samples"]:
            if "{" not in sample:
                assert told(sample, understanding)[0] == intent["name"], sample


def test_compiling_and_understanding_are_quick():
    """A shipped model compiles in three seconds of the processor, and an utterance takes 10 ms on average."""
    begun = time.process_time()
    understanding = Understanding(shipped("en-US").model, "en-US", SKILL_ID)
    compiled = time.process_time()
    said = [*NONSENSE, *(one[0] for one in SHIPPED)]
    for text in said:
        understanding.understand(text)
    assert compiled - begun < 3
    assert (time.process_time() - compiled) / len(said) < 0.010


def test_the_small_model_is_left_as_it_was():
    """Compiling reads a model and changes nothing in it."""
    before = str(SMALL)
    small().understand("start a strength workout")
    assert str(SMALL) == before


def several() -> Understanding:
    """Return the small model, in which a workout may be of several kinds, and some questions."""
    model = copy.deepcopy(SMALL)
    language_model = model["interactionModel"]["languageModel"]
    language_model["intents"][0]["slots"][0]["multipleValues"] = {"enabled": True}
    language_model["intents"] += [
        {"name": "ExplainIntent", "slots": [{"name": "question", "type": "AMAZON.SearchQuery"}],
         "samples": ["what is {question}"]},
        {"name": "StreakIntent", "samples": ["what is my streak"]},
        {"name": "PickIntent", "slots": [{"name": "place", "type": "AMAZON.Ordinal"}],
         "samples": ["the {place} one"]},
        {"name": "FavoriteIntent", "samples": ["play my favorite program"]},
    ]  # fmt: skip
    return Understanding(model, "en-US", SKILL_ID, lambda: 1_795_420_800_000)


def test_a_slot_of_several_values_is_sent_as_a_list():
    """Two values come as Alexa sends them, in a list and without a value of the whole; one comes as ever."""
    slot = several().understand("start a strength and running workout").slots["kind"]
    assert "value" not in slot
    assert slot["slotValue"]["type"] == "List"
    ids = [
        one["resolutions"]["resolutionsPerAuthority"][0]["values"][0]["value"]["id"]
        for one in slot["slotValue"]["values"]
    ]
    assert ids == ["strength", "guided-run"]
    assert told("start a strength workout", several()) == ("StartIntent", {"kind": "strength"})


def test_a_search_yields_to_a_sample_that_is_nearly_the_same():
    """A question that may be about anything takes none that another intent was made for."""
    assert told("um what's my streak then please", several()) == ("StreakIntent", {})
    assert told("what's a kettle", several()) == ("ExplainIntent", {"question": "a kettle"})


def test_ordinals_are_read():
    """The second one is two."""
    assert told("the second one please", several()) == ("PickIntent", {"place": "2"})


def test_both_spellings_are_one():
    """British and American letters make no difference."""
    assert told("play my favourite programme", several()) == ("FavoriteIntent", {})


@pytest.mark.parametrize("text", ["start a", "what is the", "tell me more because", "start my and"])
def test_a_sentence_that_is_not_finished_is_not_guessed_at(text):
    """What ends with an article or a conjunction is a fragment."""
    assert told(text) == (FALLBACK, {})


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("on thursday", "2026-11-26"),
        ("last thursday", "2026-11-19"),
        ("this week", "2026-W48"),
        ("last week", "2026-W47"),
        ("this weekend", "2026-W48-WE"),
        ("in november", "2026-11"),
        ("last december", "2025-12"),
        ("next january", "2027-01"),
        ("last month", "2026-10"),
        ("this year", "2026"),
        ("next squat", None),
        ("week", None),
    ],
)
def test_days_weeks_and_months_are_read(text, date):
    """AMAZON.DATE names days, weeks, weekends, months and years."""
    assert date_of(plain(words_of(text, ENGLISH)), ENGLISH, 1_795_420_800_000) == date


def test_an_apostrophe_may_hide_a_verb_behind_a_known_plural() -> None:
    """The model knows the word songs; even so the verb is found that was said."""
    assert shipped("en-US").understand("what song's this").intent == "WhatIsThisIntent"
