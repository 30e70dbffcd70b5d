"""What words ask for word for word, where the ear's guess at the whole goes past it.

A comparison, a length and a denied pain are said, and need no guess.
"""

from skill.domain.choice import requests as choice
from skill.domain.choice.offers import offered_cards
from skill.domain.coach.requests import AskForm, Easier, Harder, Hurt, TellState
from skill.domain.conversation.chat import WANTS_TO_MOVE
from skill.domain.conversation.requests import Chat, No
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.meaning.fact_asked import WISHES, is_question
from skill.domain.meaning.guessable import denies
from skill.domain.meaning.moment import is_under_way
from skill.domain.meaning.said_in_a_workout import FLOOR, STANDING, goes_on, said_in_a_workout
from skill.domain.meaning.spoken_numbers import number_at
from skill.domain.meaning.word_families import has_phrase, words_of
from skill.domain.person.requests import SomethingNew
from skill.domain.plans.requests import BeAway, MoveSession, StartPlan
from skill.domain.playing.requests import Resume
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.tips.requests import TellAnother
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

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
TOO_MUCH = Pattern(r"^(?:is|are|would|will) .*\b(?:too (?:long|short|much|little|hard|easy|many)|enough)\b")
"""A question whether an amount is right: it wishes for none."""
TOO_LONG = Pattern(
    r"^(?:oh |no |well |hmm )*(?P<length>\S+?)(?:'s| minutes is| minutes are| is)"
    r"(?: a bit| bit| rather| way| far| too)+ (?:much|long)\b"
)
"""What is said of a length on offer: "twenty's a bit much"."""
NO_WISH = 0.7
"""How likely a wish must be in such a question."""
NO_PAIN = Pattern(
    r"\b(?:not (?:really |actually )?(?:pain|painful|hurting|sore)|no pain"
    r"|(?:doesn't|don't|isn't|didn't) (?:really |actually )?(?:hurt|painful|sore|ache))\b"
)
HARMLESS = Pattern(
    r"\b(?:(?:it's|that's|it is|is|perfectly) normal|it's nothing|it was nothing|always does that|used to it"
    r"|does that all the time|always been like that|just (?:the|my|an old|where)|only (?:tight|stiff)"
    r"|nothing (?:serious|bad|to worry about)"
    r"|(?:said|says) (?:it's|that's|it is) (?:normal|fine|okay|all right))\b"
)
"""What is said of a sign after the coach has stopped for it: it is known, and no harm."""
WHAT_NOW = (
    "what do you reckon", "what do you think", "what do you suggest", "what do you say", "what would you do",
    "what do you advise", "any ideas", "any thoughts",
)  # fmt: skip
"""How words end that hope for advice."""
JOINTS, KIND_TO_JOINTS = frozenset({"knees", "ankles"}), ("jumping", "lunges", "running")
UNABLE = ("i can't ", "i cannot ", "we can't ")
"""How somebody begins who tells what is too much: "I can't squat" asks for no lesson in it."""
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
        return said_in_a_workout(best, words)
    if is_under_way(scene) and goes_on(words):
        return Resume()
    if _is_aim_of_a_wish(best, reading):
        return choice.TellCircumstance(reading.wish)
    if isinstance(best.heard, Hurt) and NO_PAIN.search(words):
        return TellState(is_fine=True)
    if isinstance(best.heard, GOES_PAST) and (compared := _compared(scene, words)):
        return compared
    if advised := _advice(best, reading, words):
        return advised
    if scene.talk.offered and (too_long := TOO_LONG.match(words)):
        return _shorter_than(scene, too_long["length"])
    if TOO_MUCH.match(words) and not scene.talk.offered and scene.library.short_answer(words):
        return Explain(words=words)
    return Explain(words=words) if _asks_in_general(best, reading, words) else None


def _is_aim_of_a_wish(best: Guess, reading: Reading) -> bool:
    """True if somebody who tells what for names what to train: "abs before summer"."""
    is_aim = isinstance(best.heard, Chat) and best.heard.about in WANTS_TO_MOVE
    return is_aim and bool(reading.wish.muscle or reading.wish.kind)


def at_least(scene: Scene, words: str) -> Heard | None:
    """Return what words that may not be done, or were not understood, come to; None if to nothing.

    In a workout what would be stored waits for its end; in a pause a sign that is known and harmless is over.
    """
    if scene.is_training():
        told = sum(one.likelihood for one in scene.ear.read(words).guesses if isinstance(one.heard, OF_LATER))
        return Chat("after-this") if told >= UNSURE and not denies(words) else None
    return TellState(is_fine=True) if is_under_way(scene) and HARMLESS.search(words) else None


def _advice(best: Guess, reading: Reading, words: str) -> Heard | None:
    """Return the wish that words tell only beside something else: a name, a sore joint, a hope for advice."""
    if isinstance(best.heard, HowTo) and words.startswith(UNABLE):
        return choice.TellCircumstance(replace(reading.wish, exclude=reading.wish.exclude or KIND_TO_JOINTS))
    if denies(words) and not STANDING.match(words):
        return None
    if reading.wish.workout and isinstance(best.heard, Chat):
        return choice.TellCircumstance(Wish(workout=reading.wish.workout))
    if words.endswith(WHAT_NOW):
        return choice.TellCircumstance(reading.wish) if reading.wish != Wish() else choice.Suggest()
    if not isinstance(best.heard, choice.TellCircumstance | AskForm) or reading.wish.exclude:
        return None
    if STANDING.match(words):
        return choice.TellCircumstance(Wish(exclude=(FLOOR,)))
    is_of_a_joint = reading.part in JOINTS and not reading.wish.kind and not is_question(words)
    return choice.TellCircumstance(replace(reading.wish, exclude=KIND_TO_JOINTS)) if is_of_a_joint else None


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
