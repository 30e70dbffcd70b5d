"""Raw words: what Alexa could not place, and what the ear makes of it."""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.coach.requests import Easier, Slower, SwapMove, TakeBreather, TellWeary
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import Chat, ForAlexa, No, NotYet, OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.library.contents import WorkoutCard
from skill.domain.meaning.fact_asked import asks_for_fact, is_question
from skill.domain.meaning.guessable import denies
from skill.domain.meaning.held_question import YES_OR_NO, as_held_question, as_short_wait
from skill.domain.meaning.hinted_length import with_length_kept
from skill.domain.meaning.moment import DRAFTS, is_under_way
from skill.domain.meaning.named_on_offer import named_by_a_fact, named_by_a_word
from skill.domain.meaning.on_a_guess import GO_ON, STARTING, TELLING, done_on_a_guess, goes_on, told
from skill.domain.meaning.open_question import as_answer
from skill.domain.meaning.readings import as_spoken, in_the_moment, likeliest, refused
from skill.domain.meaning.said_in_a_workout import other_workout
from skill.domain.meaning.told_day import as_told_day, in_its_period
from skill.domain.meaning.told_number import as_told_number
from skill.domain.meaning.told_time import as_told_time
from skill.domain.meaning.word_for_word import at_least, word_for_word
from skill.domain.playing.requests import Pause, Resume
from skill.domain.reminders.requests import When
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

DECLINES = ("no ", "not ", "don't ")
MAY_DECLINE = (YES_OR_NO | {"goal", PROFILE}) - {"choice"}
"""Topics of questions that words which begin with a denial decline, if nothing else is made of them."""
FREE = frozenset({"open", "wish", "choice", "offer"})
"""Topics of questions to which a wish for a workout may be told."""
BETWEEN_WISHES = Pattern(r" (?:and then|but then|then|and|but|so) ")
CORRECTS = Pattern(
    r"^(?:(?:no|sorry|wait|but|well) )*(?:i|and i) (?:said|meant|did say|asked for|want to say) "
    r"|^(?:.* )?(?:never|not|don't|didn't|no) (?:.* )?i (?:said|meant) "
)
"""What is said before words that are said again, as they were not understood: "no, I said easier"."""
SURE_IN_PART = 0.5
"""How likely a guess at a part of the words must be, where the whole was not understood."""
SHORT = 6
"""The most words of an answer in which a name alone picks."""
ASKS_INSIDE = Pattern(r"\b(?:what's|what is|am i|do i|does it|is it|is that|will it|how long|how hard)\b")
"""What is asked after a name."""
SENTENCE = 4
"""How many words, none of them known, Alexa takes for a wish: "remind me at seven no eight"."""
OF_A_WORKOUT = (choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, Chat)
HELPS = (Easier, Slower, SwapMove, TakeBreather, TellWeary)
"""Requests of somebody for whom a move is too hard."""
WAIT = (
    "hold on", "hang on", "hold up", "hold it", "hold fire", "wait", "one sec", "one moment", "just a sec",
    "just a minute", "just a moment", "give me a sec", "give us a sec", "bear with me", "hang about",
    "hold your horses", "half a mo", "half a tick", "two secs", "just a tick",
)  # fmt: skip
HOLDS = (NotYet, Pause, TakeBreather)
WAITS = 0.08
"""How likely the ear must hear a pause in words that begin with one of `WAIT`."""
REFUSED = 0.5
"""How likely words must be for no coach at all, so that another skill may be named."""
ELSEWHERE = 0.3
"""How likely words must then be that skill's."""


def as_own_words(scene: Scene, heard: Heard) -> Heard:
    """Return the request that raw words are likely to be; the words as they are if none is sure enough."""
    if not isinstance(heard, OwnWords):
        return heard
    said = CORRECTS.sub("", heard.words)
    words, reading = as_spoken(scene, said)
    if not reading.guesses:
        return heard
    asked = (
        _held(scene, words)
        or (other_workout(scene, reading, words, is_corrected=said != heard.words) if words == said else None)
        or understood(scene, reading, words)
        or _in_part(scene, words)
        or at_least(scene, said)
        or _at_least(scene, reading, words)
    )
    if asked is None:
        return heard
    is_known = bool(scene.library.short_answer(words)) and not scene.library.short_answer(heard.words)
    if isinstance(asked, Explain) and asked.words and not is_known:
        asked = Explain(words=heard.words)  # "beer" was no misheard "bar"
    asked = as_short_wait(scene, as_held_question(scene, asked), words)
    return as_answer(scene, with_length_kept(scene, reading, asked))


def _held(scene: Scene, words: str) -> Heard | None:
    """Return a pause for words that begin by asking to wait, where the ear hears one in them at all.

    What follows is the reason: "hang on, I've no chair yet" wishes for nothing without a chair. Where nothing
    plays, "somebody's at the door" asks for patience.
    """
    waits = [one for one in scene.ear.read(words).guesses if isinstance(one.heard, HOLDS)]
    likely = sum(one.likelihood for one in waits)
    if words.startswith(WAIT) and likely >= WAITS:
        return waits[0].heard
    is_break = waits and isinstance(waits[0].heard, TakeBreather)
    is_idle = not scene.is_playing() and not is_under_way(scene)
    return NotYet() if is_idle and not is_break and likely >= SURE_IN_PART else None


def as_unplaced(scene: Scene, heard: Heard) -> Heard:
    """Return the raw words of a wish of which nothing is known, if they are something else than a wish."""
    said = _unknown_words(heard) if isinstance(heard, choice.StartWorkout) else ""
    if not said:
        return heard
    meant = as_own_words(scene, OwnWords(said))
    is_length = isinstance(meant, choice.TellCircumstance) and bool(meant.wish.minutes)
    return heard if isinstance(meant, (OwnWords, *OF_A_WORKOUT)) and not is_length else OwnWords(said)


def _unknown_words(heard: choice.StartWorkout) -> str:
    """Return the words of a wish of which nothing is known, if they are a sentence; else nothing."""
    said = " ".join(heard.wish.unknown)
    is_sentence = replace(heard.wish, unknown=()) == Wish() and len(said.split()) >= SENTENCE
    return said if is_sentence else ""


def understood(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return what words are likely to ask for; None if nothing is sure enough."""
    found = (
        as_told_number(scene, reading, words)
        or _when(scene, reading)
        or as_told_time(scene, reading, words)
        or as_told_day(scene, reading, words)
        or _picked(scene, reading, words)
        or _asked(scene, reading, words)
        or _named(scene, reading)
    )
    return found and in_its_period(scene, found, words)


def _in_part(scene: Scene, words: str) -> Heard | None:
    """Return what the first part of two wishes asks for that is understood by itself; None if none is."""
    parts = [one for one in BETWEEN_WISHES.split(words) if len(one.split()) > 1]
    for part in parts if len(parts) > 1 else ():
        reading = in_the_moment(scene, scene.ear.read(part))
        if reading.guesses and reading.guesses[0].likelihood >= SURE_IN_PART:
            asked = understood(scene, reading, part)
            if asked is not None and not isinstance(asked, Chat | ForAlexa):
                return asked
    return None


def _at_least(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return what is sure of words that were not understood: what they leave out, or that they decline."""
    if scene.is_training() and reading.wish.exclude and reading.values:
        return coach.Spare(reading.wish.exclude)
    if goes_on(scene, words) and words.endswith(GO_ON) and not denies(words) and not is_question(words):
        return Resume()
    about = scene.pending.about if scene.pending else ""
    declines = words.startswith(DECLINES) and about in MAY_DECLINE and not reading.values
    return No() if declines and not scene.is_playing() and refused(reading.guesses) < REFUSED else None


def _when(scene: Scene, reading: Reading) -> Heard | None:
    """Return the days and the time that raw words hold, where those were asked for."""
    is_draft = scene.pending is not None and scene.pending.about in DRAFTS
    return When(reading.days, time=reading.time) if is_draft and (reading.days or reading.time) else None


def _picked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the pick of a workout on offer whose name, or whose trainer's, was said; None if none was."""
    wish, offered = reading.wish, scene.talk.offered
    if is_question(words) or ASKS_INSIDE.search(words):
        return None  # "does strength help" names no workout, and "run done, what's that" starts none
    if scene.pending is None or not offered or denies(words) or refused(reading.guesses) >= REFUSED / 2:
        return None
    if wish.workout in offered:
        return choice.Pick(workout=wish.workout)
    cards = [card for one in offered if (card := scene.library.workout_card(one)) is not None]
    is_short = len(words.split()) <= SHORT
    named = named_by_a_fact(cards, words.split()) or named_by_a_word(cards, words.split())
    if is_short and named is not None:
        return choice.Pick(workout=named.id)
    fits = [card for card in cards if wish != Wish() and _suits(card, wish)]
    return choice.Pick(workout=fits[0].id) if len(fits) == 1 < len(cards) and is_short else None


def _suits(card: WorkoutCard, wish: Wish) -> bool:
    """True if a workout is just what a short answer names: by trainer, kind, muscle or equipment."""
    if wish.equipment == NOTHING:
        return not card.equipment
    named = (
        (wish.trainer, (card.trainer,)), (wish.kind, (card.kind,)), (wish.muscle, card.muscles),
        (wish.equipment, card.equipment),
    )  # fmt: skip
    said = [(value, held) for value, held in named if value]
    return bool(said) and not wish.exclude and all(value in held for value, held in said)


def _named(scene: Scene, reading: Reading) -> Heard | None:
    """Return the wish that known values tell, if at least those were understood; None if there are none."""
    if not _may_wish(scene) or refused(reading.guesses) >= REFUSED / 2 or not reading.values:
        return None
    return told(reading.wish)


def _asked(scene: Scene, reading: Reading, words: str) -> Heard | None:
    """Return the request that may be done on a guess; None if there is none."""
    best, alone = likeliest(reading.guesses)
    if asks_for_fact(scene, words, best.heard):
        return Explain(words=words)
    if plain := word_for_word(scene, best, reading, words):
        return plain
    if best.heard is None:
        return _for_alexa(reading.guesses)
    if isinstance(best.heard, No | choice.MoreChoices) and reading.values and _may_wish(scene):
        return told(reading.wish) or best.heard  # "no, not yoga, something with weights"
    is_start = isinstance(best.heard, choice.StartWorkout | choice.SurpriseMe)
    if is_start and alone < STARTING and best.likelihood >= TELLING and not scene.is_playing():
        return told(reading.wish) or choice.Suggest()
    asked = done_on_a_guess(scene, best, reading.wish, words)
    return TellWeary() if asked is None and _is_hard_going(scene, reading.guesses) else asked


def _is_hard_going(scene: Scene, guesses: tuple[Guess, ...]) -> bool:
    """True if a workout is likely to be too hard, and none of what helps is sure: words tell of all of it."""
    told = sum(one.likelihood for one in guesses if isinstance(one.heard, HELPS))
    return scene.is_training() and told >= TELLING


def _may_wish(scene: Scene) -> bool:
    """True if a workout is being chosen, or may be."""
    return not scene.is_playing() and (scene.pending is None or scene.pending.about in FREE)


def _for_alexa(guesses: tuple[Guess, ...]) -> Heard | None:
    """Return whose command the words are; None if they are nobody's, or that is not sure enough."""
    if refused(guesses) < REFUSED:
        return None
    subjects = (one.elsewhere for one in guesses if one.elsewhere and one.likelihood >= ELSEWHERE)
    return next((ForAlexa(one) for one in subjects), None)
