"""Offering workouts: two at a time, each described in one sentence, and one question."""

from collections.abc import Sequence

from skill.domain.choice.history import own_names
from skill.domain.choice.on_screen import offer_screen
from skill.domain.choice.wishes import cast_for
from skill.domain.ground.lines import Length, Line, Several, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import (
    HOUSEHOLD_ITEMS,
    NOTHING,
    Choice,
    choose,
    without_unknown_words,
    workouts_that_fit,
)
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import which_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

MOST_CARDS = 2_000
MOST_HINTS = 2
"""How often a person hears the same hint of what they can say."""


def ask_for_wish(scene: Scene, wish: Wish | None = None) -> Outcome:
    """Ask how much time the person has: the question that narrows the choice most."""
    question = length_question()
    hint = (line("ask.length_hint"),) if scene.listener.spoken.of("ask.length_hint") < MOST_HINTS else ()
    talk = Talk(question.pending, wish, cast=scene.talk.cast, trainer=scene.talk.trainer)
    said = replace(scene.say(*hint, question=question), talk=talk)
    return replace(said, own_names=own_names(scene))


def offer(scene: Scene, wish: Wish, *before: Line, keep: frozenset[str] = frozenset()) -> Outcome:
    """Offer two workouts that fit a wish and were not named yet; if none fits, the nearest one.

    `keep` names the parts of the wish that are given up last.
    """
    wish = without_unknown_words(wish)
    cards = unsold(scene, workouts_that_fit(scene.library, wish, MOST_CARDS))
    if wish.equipment == NOTHING and all(is_sold(scene, card) for card in cards):
        # A mat or a chair is less of a hurdle than a price.
        homely = workouts_that_fit(scene.library, replace(wish, equipment=HOUSEHOLD_ITEMS), MOST_CARDS)
        cards = [card for card in homely if not card.premium] or cards
    if not cards:
        return _nearest(scene, wish, *before, keep=keep)
    fresh = [card for card in cards if card.id not in scene.talk.told]
    if not fresh:
        return say_no_more(scene, wish)
    return offer_these(scene, wish, two_choices(fresh), *before)


def offer_these(scene: Scene, wish: Wish | None, cards: Sequence[WorkoutCard], *before: Line) -> Outcome:
    """Describe one or two workouts, and ask which one to start."""
    ids = tuple(card.id for card in cards)
    told = (*scene.talk.told, *(one for one in ids if one not in scene.talk.told))
    if len(cards) == 1:
        question = offer_question(ids[0])
        said = line("choice.only", one=_described(scene, cards[0]))
    else:
        question = which_question(Pending("choice", ids[0]))
        first, second = (_described(scene, card) for card in cards)
        said = line("choice.two", first=first, second=second)
    hint = (
        (line("choice.hint"),)
        if len(cards) > 1 and scene.listener.spoken.of("choice.hint") < MOST_HINTS
        else ()
    )
    talk = replace(
        scene.talk, asked_for=False, pending=question.pending, wish=wish, offered=ids, told=told, tunes=()
    )
    screen = offer_screen(scene, cards)
    return replace(scene.say(*before, said, *hint, question=question), talk=talk, screen=screen)


def offered_cards(scene: Scene) -> list[WorkoutCard]:
    """Return the workouts that were named last, or the one that the open question offers."""
    pending = scene.pending
    ids = scene.talk.offered or ((pending.id,) if pending and pending.about == "offer" else ())
    return [card for one in ids if (card := scene.library.workout_card(one)) is not None]


def offer_question(workout: str) -> Question:
    """Return the question whether to start a workout."""
    return Question(line("offer.ask"), line("offer.reprompt"), Pending("offer", workout))


def length_question() -> Question:
    """Return the question how much time there is."""
    return Question(
        line("ask.length"), line("ask.length_reprompt"), Pending("wish", "length"), wants="length"
    )


def pick_question() -> Question:
    """Return the question whether the skill shall pick a workout."""
    return Question(line("choice.shall_i_pick"), line("choice.reprompt"), Pending("wish"))


def two_choices(cards: Sequence[WorkoutCard]) -> tuple[WorkoutCard, ...]:
    """Return the first workout and, for contrast, the first of another kind; free goes with free."""
    first = cards[0]
    others = [card for card in cards[1:] if card.premium <= first.premium] or list(cards[1:])
    different = [card for card in others if card.kind != first.kind]
    return (first, *(different or others)[:1])


def say_no_more(scene: Scene, wish: Wish | None) -> Outcome:
    """Say that all fitting workouts were named, and ask whether to pick one."""
    question = pick_question()
    talk = replace(scene.talk, pending=question.pending, wish=wish)
    return replace(scene.say(line("choice.no_more"), question=question), talk=talk)


def _nearest(scene: Scene, wish: Wish, *before: Line, keep: frozenset[str]) -> Outcome:
    choice = choose(scene.library, wish, keep, free_only=sells_nothing(scene))
    if choice is None and not wish.exclude:
        return say_no_more(scene, wish)
    if choice is None:
        without = Words("leave_out", wish.exclude)
        pending = Pending("wish", "length")
        question = Question(line("no.what_else"), line("ask.length_reprompt"), pending)
        return scene.say(*before, line("choice.none_without", without=without), question=question)
    talk = replace(
        scene.talk,
        asked_for=False,
        wish=wish,
        offered=(choice.card.id,),
        told=(*scene.talk.told, choice.card.id),
    )
    return replace(offer_nearest(scene, choice, *before), talk=talk)


def _described(scene: Scene, card: WorkoutCard) -> Several:
    name, length = Text("workout", card.id), Length(card.minutes * MINUTE_MS)
    trainer = cast_for(scene, card.id, scene.talk.cast).trainer
    if trainer:
        said = line("choice.described_cast", name=name, length=length, trainer=Text("trainer", trainer))
    else:
        key = "choice.described_premium" if is_sold(scene, card) else "choice.described"
        said = line(key, name=name, length=length)
    return Several((said,))


def sells_nothing(scene: Scene) -> bool:
    """True if nothing premium is offered: to somebody tired, sore or unwell who is not known to have it."""
    return scene.talk.premium.hurts and not has_premium(scene)


def unsold(scene: Scene, cards: list[WorkoutCard]) -> list[WorkoutCard]:
    """Return the workouts that may be offered in this conversation."""
    return [card for card in cards if not card.premium] if sells_nothing(scene) else cards


def is_sold(scene: Scene, card: WorkoutCard) -> bool:
    """True if a workout is premium, and the person is not known to have it: that is said with its name."""
    return card.premium and not has_premium(scene)


def say_unknown(scene: Scene, words: str, asked: Wish) -> Outcome:
    """Say that the words are unknown; offer what fits the rest of the wish, or ask for the length.

    Where something unknown is to be left out, nothing is offered, as it might hold just that.
    """
    if is_to_leave_out(scene, words):
        question = Question(line("wish.leave_out_ask"), line("wish.leave_out_reprompt"), Pending("wish"))
        said = line("wish.unknown_to_leave_out", words=words_or_that(words))
        return scene.say(said, question=None if scene.is_playing() else question)
    is_length = any(one.slot == "length" and one.said == words.lower() for one in scene.utterance.unresolved)
    unknown = line("wish.unknown_length") if is_length else line("wish.unknown", words=words_or_that(words))
    if scene.is_playing():
        return scene.say(unknown)
    choice = None if asked.is_open else choose(scene.library, asked)
    if choice is not None:
        return offer_nearest(scene, choice, unknown)
    return scene.say(unknown, question=length_question())


def is_to_leave_out(scene: Scene, words: str) -> bool:
    """True if words that nobody knows name something to be left out."""
    return any(one.slot == "exclude" and one.said == words.lower() for one in scene.utterance.unresolved)


def offer_nearest(scene: Scene, choice: Choice, *before: Line) -> Outcome:
    """Offer the workout that comes nearest to a wish, and say how it differs."""
    card = choice.card
    name, length = Text("workout", card.id), Length(card.minutes * MINUTE_MS)
    if choice.differs:
        nearest = line("offer.nearest", name=name, differs=Several(choice.differs))
    else:
        nearest = line("offer.instead", name=name, length=length)
    sold = (line("offer.premium"),) if is_sold(scene, card) else ()
    said = scene.say(*before, nearest, *sold, question=offer_question(card.id))
    return replace(said, screen=offer_screen(scene, (card,)))
