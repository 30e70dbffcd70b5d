"""What words ask for word for word, where the ear's guess at the whole goes past it.

A comparison, a workout's name after "start" and a denied pain are said and need no guess.
"""

import re
from collections.abc import Mapping

from skill.domain.choice import requests as choice
from skill.domain.choice.offers import offered_cards
from skill.domain.coach.requests import (
    AboutMove,
    AskForm,
    Easier,
    Harder,
    Hurt,
    RestartMove,
    Slower,
    Spare,
    TellState,
)
from skill.domain.conversation.chat import WANTS_TO_MOVE
from skill.domain.conversation.requests import Chat, Help, No, OwnWords, Thanks
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.fact_asked import WISHES, is_question
from skill.domain.meaning.guessable import denies
from skill.domain.meaning.moment import is_under_way
from skill.domain.meaning.spoken_numbers import number_at
from skill.domain.meaning.word_families import has_phrase, words_of
from skill.domain.person.requests import SomethingNew
from skill.domain.plans.requests import BeAway, MoveSession, StartPlan
from skill.domain.playing import requests as playing
from skill.domain.playing.current_workout import workout_here
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.tips.requests import TellAnother
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

SWITCHES = re.compile(
    r"\b(?:(?:switch|change|go|swap)(?: it| this| over)? to|start|begin|put on|do|play|give me|want|wanted"
    r"|asked for|rather)\b"
)
"""Words with which another workout is asked for by its name while one plays."""
LATER = frozenset(
    {"after", "afterwards", "then", "next", "tomorrow", "later", "remind", "tonight", "finished"}
)
"""Words that put it off."""
COMPARED: tuple[tuple[frozenset[str], Heard], ...] = (
    (frozenset({"shorter", "quicker", "briefer"}), choice.Shorter()),
    (frozenset({"longer"}), choice.Longer()),
    (frozenset({"easier", "gentler", "softer", "lighter", "milder", "kinder", "calmer"}), Easier()),
    (frozenset({"harder", "tougher", "stronger"}), Harder()),
)
"""Comparisons by which others are asked for than those on offer."""
GOES_PAST = (No, choice.MoreChoices, choice.TellDifference)
"""Guesses that leave out what the others shall be."""
IN_GENERAL = ("what", "whats", "how fast", "how much", "how many", "do i", "does", "should i", "is it", "why")
"""How a question begins whose answer is no workout."""
TOO_MUCH = re.compile(
    r"^(?:is|are|would|will) .*\b(?:too (?:long|short|much|little|hard|easy|many)|enough)\b"
)
"""A question whether an amount is right: it wishes for none."""
TOO_LONG = re.compile(
    r"^(?:oh |no |well |hmm )*(?P<length>\S+?)(?:'s| minutes is| minutes are| is)"
    r"(?: a bit| bit| rather| way| far| too)+ (?:much|long)\b"
)
"""What is said of a length on offer: "twenty's a bit much"."""
NO_WISH = 0.7
"""How likely a wish must be in such a question."""
CARRIES = frozenset({"hold", "holding", "carry", "carrying", "wear", "wearing"})
PERSONS = frozenset({
    "her", "him", "baby", "bairn", "bub", "toddler", "newborn", "infant", "son", "daughter", "grandson",
    "granddaughter", "kid", "child", "girl", "boy", "sling", "babby", "wean",
})  # fmt: skip
"""Who may be held in a workout, other than a wall."""
NO_PAIN = re.compile(
    r"\b(?:not (?:really |actually )?(?:pain|painful|hurting|sore)|no pain"
    r"|(?:doesn't|don't|isn't|didn't) (?:really |actually )?(?:hurt|painful|sore|ache))\b"
)
HARMLESS = re.compile(
    r"\b(?:(?:it's|that's|it is|is|perfectly) normal|it's nothing|it was nothing|always does that|used to it"
    r"|does that all the time|always been like that|just (?:the|my|an old|where)|only (?:tight|stiff)"
    r"|nothing (?:serious|bad|to worry about)"
    r"|(?:said|says) (?:it's|that's|it is) (?:normal|fine|okay|all right))\b"
)
"""What is said of a sign after the coach has stopped for it: it is known, and no harm."""
FINAL = 0.6
"""How unsure the ear must be of the whole that its last words count: "that was too much, go back"."""
LAST_WORDS = re.compile(
    r" (?:please )?(?P<last>go back|skip (?:it|this|that)|carry on|keep going|slow down|start again)"
    r"(?: please)?$"
)
LAST: Mapping[str, Heard] = {
    "go back": playing.Previous(), "skip it": playing.Next(), "skip this": playing.Next(),
    "skip that": playing.Next(), "carry on": playing.Resume(), "keep going": playing.Resume(),
    "slow down": Slower(), "start again": RestartMove(),
}  # fmt: skip
"""What an imperative at the end of other words asks for."""
NO_IMPERATIVE = frozenset({
    "cant", "dont", "wont", "not", "never", "i", "to", "we", "you", "should", "shall", "must", "and", "or",
    "if", "they", "he", "she", "let",
})  # fmt: skip
"""Words before which it is none."""
KIND_WORDS = frozenset(
    {"compliment", "proud", "sweaty", "zone", "confident", "like-music", "excuse-me", "pep"}
)
"""Talk that is no question."""
IN_A_QUESTION = (
    "do ", "does ", "is ", "are ", "what ", "what's ", "why ", "how ", "should ", "am i ", "will ", "can ",
)  # fmt: skip
HOW_TO_STOP = re.compile(r"^how (?:do|can|would|should) (?:i|you|we) (?:stop|pause|end|quit|switch|turn)\b")
STANDING = re.compile(r"\b(?:stood up|standing(?: up)?|stand up|on my feet)\b")
"""What somebody asks for who does not want to lie down."""
EFFORT = re.compile(
    r"\b(?:can we|could we|can you|could you|let's|lets|make it|i want|give me|turn it)(?: \w+){0,4}? (?:a )?"
    r"(?P<effort>harder|easier|gentler|slower|tougher)\b"
)
"""How hard a workout that is on is to be, after other words: "she's quiet, can we go a bit harder"."""
EFFORTS: Mapping[str, Heard] = {
    "harder": Harder(), "tougher": Harder(), "easier": Easier(), "gentler": Easier(), "slower": Slower(),
}  # fmt: skip
BOTH = frozenset({"and", "then", "but"})
"""Words beside which there may be a second wish."""
WHAT_FOR = re.compile(r"\b(?:need|bother with|have to do|doing|do) (?:this|these)\b")
"""What is asked of a move whose use is not seen: "do cyclists need this"."""
UNSURE = 0.3
"""How likely words must be one of these, all together, to be put off."""
OF_LATER: tuple[type[Heard], ...] = (
    SetReminder, When, SetGoal, BeAway, MoveSession, StartPlan, choice.StartWorkout, choice.MoreChoices,
    choice.ListWorkouts, TellAnother, SomethingNew,
)  # fmt: skip
"""Requests that wait in a workout for its end."""


def word_for_word(scene: Scene, best: Guess, reading: Reading, words: str) -> Heard | None:
    """Return what words ask for word for word; None if the ear's best guess holds it."""
    if scene.is_training():
        return _in_training(best, words)
    if _is_aim_of_a_wish(best, reading):
        return choice.TellCircumstance(reading.wish)
    if isinstance(best.heard, Hurt) and NO_PAIN.search(words):
        return TellState(is_fine=True)
    if isinstance(best.heard, GOES_PAST) and (compared := _compared(scene, words)):
        return compared
    if scene.talk.offered and (too_long := TOO_LONG.match(words)):
        return _shorter_than(scene, too_long["length"])
    if TOO_MUCH.match(words) and not scene.talk.offered and scene.library.short_answer(words):
        return Explain(words=words)
    return Explain(words=words) if _asks_in_general(best, reading, words) else None


def effort(words: str) -> Heard | None:
    """Return how hard the workout that is on is to be, where it is said; None if it is not."""
    is_one = not denies(words) and BOTH.isdisjoint(words.split())
    found = EFFORT.search(words) if is_one else None
    return EFFORTS[found["effort"]] if found else None


def _asks(words: str) -> bool:
    return f"{words} ".startswith(IN_A_QUESTION) and not words.startswith("what a")


def _is_final_denied(words: str, found: re.Match[str]) -> bool:
    """True if the last words are no imperative: "I can't carry on", "should I go back"."""
    before = words_of(words[: found.start()])
    return not NO_IMPERATIVE.isdisjoint(before[-4:])


def other_workout(scene: Scene, reading: Reading, words: str, *, is_corrected: bool) -> Heard | None:
    """Return the start of another workout that is asked for by its name while one plays; None if none is."""
    named, here = reading.wish.workout, workout_here(scene)
    if not scene.is_training() or not named or here is None or here.source.id == named:
        return None
    said = frozenset(words_of(words))
    if is_question(words) or denies(words) or said & LATER:
        return None
    return choice.StartWorkout(Wish(workout=named)) if is_corrected or SWITCHES.search(words) else None


def _is_aim_of_a_wish(best: Guess, reading: Reading) -> bool:
    """True if somebody who tells what for names what to train: "abs before summer"."""
    is_aim = isinstance(best.heard, Chat) and best.heard.about in WANTS_TO_MOVE
    return is_aim and bool(reading.wish.muscle or reading.wish.kind)


def _in_training(best: Guess, words: str) -> Heard | None:
    if best.likelihood < FINAL and (found := LAST_WORDS.search(words)) and not _is_final_denied(words, found):
        return LAST[found["last"]]
    if HOW_TO_STOP.match(words):
        return Help()
    if best.likelihood < FINAL and STANDING.search(words) and not _asks(words):
        return Spare(("floor-work",))
    is_kind = isinstance(best.heard, Thanks) or (
        isinstance(best.heard, Chat) and best.heard.about in KIND_WORDS
    )
    if is_kind and best.likelihood < FINAL and _asks(words):
        return AboutMove(muscles=True) if WHAT_FOR.search(words) else OwnWords(words)
    said = frozenset(words.split())
    is_asked = isinstance(best.heard, AskForm) or best.heard == Chat("join-in")
    carries = is_asked and said & CARRIES and said & PERSONS
    return Explain(words=words) if carries else None


def at_least(scene: Scene, words: str) -> Heard | None:
    """Return what words that may not be done, or were not understood, come to; None if to nothing.

    In a workout what would be stored waits for its end; in a pause a sign that is known and harmless is over.
    """
    if scene.is_training():
        told = sum(one.likelihood for one in scene.ear.read(words).guesses if isinstance(one.heard, OF_LATER))
        return Chat("after-this") if told >= UNSURE and not denies(words) else None
    return TellState(is_fine=True) if is_under_way(scene) and HARMLESS.search(words) else None


def _shorter_than(scene: Scene, length: str) -> Heard:
    """Return the only one on offer that is shorter than was said; else the wish for shorter ones."""
    number = number_at([length], 0)
    cards = offered_cards(scene)
    left = [one.id for one in cards if number and one.minutes < number[0]]
    is_one = len(left) == 1 < len(cards)
    return choice.TellCircumstance(Wish(workout=left[0])) if is_one else choice.Shorter()


def _compared(scene: Scene, words: str) -> Heard | None:
    if not scene.talk.offered:
        return None
    said = words_of(words)
    for names, asked in COMPARED:
        at = next((place for place, word in enumerate(said) if word in names), None)
        if at is not None and "not" not in said[max(0, at - 2) : at]:
            return asked
    return None


def _asks_in_general(best: Guess, reading: Reading, words: str) -> bool:
    """True if a question is taken for a wish, though it names nothing that could be trained."""
    is_wish = isinstance(best.heard, choice.TellCircumstance | choice.ListWorkouts | choice.Suggest)
    said = words_of(words)
    if not is_wish or best.likelihood >= NO_WISH or reading.values or reading.wish.exclude:
        return False
    is_general = " ".join(said).startswith(tuple(f"{one} " for one in IN_GENERAL))
    return is_general and not any(has_phrase(one, said) for one in WISHES)
