"""Questions of fact in raw words: what the library has a sure short answer to, whatever else it may be."""

from skill.domain.choice import requests as choice
from skill.domain.coach.requests import TakeBreather
from skill.domain.conversation.requests import Chat, OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.word_families import has_phrase, words_of
from skill.domain.person.requests import SetProfile
from skill.domain.plans.requests import BeAway
from skill.domain.progress.requests import SetGoal
from skill.domain.tips.requests import TellTip, TellTodaysTip
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

FEWEST_WORDS = 3
"""A question has this many words at the least."""
ASKS = 0.07
"""How likely words must be a question, by the ear; the rest is the sure answer's."""
ASKS_AT_ALL = 0.03
"""How likely that must be in the form of a question, where the ear hears a wish in it."""
NOBODY = 0.5
"""How likely words must be for no coach that their form alone makes no question of them."""
FORMS = (
    "what", "whats", "how", "hows", "why", "when", "whens", "where", "which", "do i", "does", "is", "are",
    "am i", "should", "will", "would", "did", "has", "have i", "was",
)  # fmt: skip
"""How a question of fact begins. "Can I" may begin a wish."""
SURELY = (
    "what helps", "what's good for", "whats good for", "what can help", "what does", "is it bad",
    "is it okay", "is it safe", "do i need", "how much ", "how often ", "why do ", "why does ",
)  # fmt: skip
"""How one begins that is surely one, whatever the ear hears in it."""
TAILS = (
    "can i still", "should i still", "is that normal", "is that okay", "is that ok", "is it normal",
    "is she right", "is he right", "is that true", "is it true",
)  # fmt: skip
"""What a question of fact holds where it begins with what it is about."""
WISHES = (
    "have you", "do you have", "you got", "you have", "you do", "something", "anything", "one for",
    "is there", "workout", "workouts", "session", "sessions", "recommend", "suggest",
)  # fmt: skip
"""Words beside which a question asks for a workout: "what have you got for bad knees"."""
SET_ASIDE = (
    choice.TellCircumstance, choice.StartWorkout, choice.ListWorkouts, choice.SurpriseMe, choice.Suggest,
    choice.Describe, SetProfile, SetGoal, BeAway, TellTip, TellTodaysTip, TakeBreather,
)  # fmt: skip
"""Guesses that a sure answer to a question sets aside: it asks, and neither wishes nor tells."""
SMALL_TALK = frozenset({"excuse-me", "proud", "greeting"})


def as_fact_asked(scene: Scene, heard: Heard) -> Heard:
    """Return a question for raw words that ask for a fact which the library is sure of; else the request."""
    if not isinstance(heard, OwnWords) or len(words_of(heard.words)) < FEWEST_WORDS:
        return heard
    reading = scene.ear.read(heard.words)
    is_for_nobody = sum(one.likelihood for one in reading.guesses if one.heard is None) >= NOBODY
    may_ask = not reading.guesses or asks(reading) >= ASKS or (is_question(heard.words) and not is_for_nobody)
    if not may_ask or not scene.library.short_answer(heard.words):
        return heard
    return Explain(words=heard.words)


def asks_for_fact(scene: Scene, words: str, guess: Heard | None) -> bool:
    """True if words in the form of a question ask for a known fact, though the ear guesses a wish in them."""
    is_small_talk = isinstance(guess, Chat) and guess.about in SMALL_TALK
    if not (guess is None or is_small_talk or isinstance(guess, SET_ASIDE)):
        return False
    said = words_of(words)
    is_asked = is_question(words) or any(has_phrase(one, said) for one in TAILS)
    if not is_asked or len(said) < FEWEST_WORDS or any(has_phrase(one, said) for one in WISHES):
        return False
    is_sure = " ".join(said).startswith(SURELY) or asks(scene.ear.read(words)) >= ASKS_AT_ALL
    return is_sure and bool(scene.library.short_answer(words))


def is_question(words: str) -> bool:
    """True if words begin as a question does, and not as a wish."""
    return " ".join(words_of(words)).startswith(tuple(f"{one} " for one in FORMS))


def asks(reading: Reading) -> float:
    """Return how likely the ear takes words for a question of fact."""
    return sum(one.likelihood for one in reading.guesses if isinstance(one.heard, Explain))
