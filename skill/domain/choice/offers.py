"""Offering: two workouts at a time, described in a breath each, and one question."""

from collections.abc import Sequence

from skill.domain.choice.history import own_names
from skill.domain.choice.wishes import cast_for
from skill.domain.ground.lines import Length, Line, Several, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import Choice, choose, without_unknown_words, workouts_that_fit
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import which_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

AT_ONCE = 2
MOST_CARDS = 2_000
NEW = 2
"""So often a hint is given of what one can say; who has heard it knows."""


def ask_for_wish(scene: Scene, wish: Wish | None = None) -> Outcome:
    """Ask the one question that narrows a choice most: how long somebody has got."""
    pending = Pending("wish")
    question = Question(line("ask.length"), line("ask.length_reprompt"), pending, wants="length")
    hint = (line("ask.length_hint"),) if scene.listener.spoken.of("ask.length_hint") < NEW else ()
    talk = Talk(pending, wish, cast=scene.talk.cast, trainer=scene.talk.trainer)
    said = replace(scene.say(*hint, question=question), talk=talk)
    return replace(said, own_names=own_names(scene))


def offer(scene: Scene, wish: Wish, *before: Line, keep: frozenset[str] = frozenset()) -> Outcome:
    """Offer two that fit a wish and were not named yet; the nearest, where none fits."""
    wish = without_unknown_words(wish)
    cards = workouts_that_fit(scene.library, wish, MOST_CARDS)
    if not cards:
        return _nearest(scene, wish, *before, keep=keep)
    fresh = [card for card in cards if card.id not in scene.talk.told]
    if not fresh:
        return no_more(scene, wish)
    return show(scene, wish, two_of(fresh), *before)


def show(scene: Scene, wish: Wish | None, cards: Sequence[WorkoutCard], *before: Line) -> Outcome:
    """Describe one or two, and ask."""
    ids = tuple(card.id for card in cards)
    told = (*scene.talk.told, *(one for one in ids if one not in scene.talk.told))
    if len(cards) == 1:
        pending = Pending("offer", ids[0])
        question = Question(line("offer.ask"), line("offer.reprompt"), pending)
        said = line("choice.only", one=_described(scene, cards[0]))
    else:
        pending = Pending("choice", ids[0])
        question = which_question(pending)
        first, second = (_described(scene, card) for card in cards)
        said = line("choice.two", first=first, second=second)
    hint = (line("choice.hint"),) if len(cards) > 1 and scene.listener.spoken.of("choice.hint") < NEW else ()
    talk = replace(scene.talk, pending=pending, wish=wish, offered=ids, told=told, tunes=())
    return replace(scene.say(*before, said, *hint, question=question), talk=talk)


def two_of(cards: Sequence[WorkoutCard]) -> tuple[WorkoutCard, ...]:
    """Return the best, and the best of another kind, so that there is something to choose between."""
    first = cards[0]
    others = [card for card in cards[1:] if card.premium <= first.premium] or list(cards[1:])
    different = [card for card in others if card.kind != first.kind]
    return (first, *(different or others)[:1])


def no_more(scene: Scene, wish: Wish | None) -> Outcome:
    """Own up that all were named, and ask whether to pick one."""
    pending = Pending("wish")
    question = Question(line("choice.shall_i_pick"), line("choice.reprompt"), pending)
    talk = replace(scene.talk, pending=pending, wish=wish)
    return replace(scene.say(line("choice.no_more"), question=question), talk=talk)


def _nearest(scene: Scene, wish: Wish, *before: Line, keep: frozenset[str]) -> Outcome:
    choice = choose(scene.library, wish, keep)
    if choice is None:
        without = Words("leave_out", wish.exclude)
        pending = Pending("wish")
        question = Question(line("no.what_else"), line("ask.length_reprompt"), pending)
        return scene.say(*before, line("choice.none_without", without=without), question=question)
    talk = replace(scene.talk, wish=wish, offered=(choice.card.id,), told=(*scene.talk.told, choice.card.id))
    return replace(offer_nearest(scene, choice, *before), talk=talk)


def _described(scene: Scene, card: WorkoutCard) -> Several:
    cast = cast_for(scene, card.id, scene.talk.cast)
    said = line(
        "choice.described",
        name=Text("workout", card.id),
        length=Length(card.minutes * MINUTE_MS),
        trainer=Text("trainer", cast.trainer or card.trainer),
        good_for=Text("workout", card.id, "good_for"),
    )
    return Several((said,))


def not_known(scene: Scene, words: str, asked: Wish) -> Outcome:
    """Say that nobody knows these words; offer what fits the rest of the wish, or ask."""
    unknown = line("wish.unknown", words=words)
    choice = None if asked.is_open else choose(scene.library, asked)
    if choice is not None:
        return offer_nearest(scene, choice, unknown)
    question = Question(line("ask.length"), line("ask.length_reprompt"), Pending("wish"))
    return scene.say(unknown, question=question)


def offer_nearest(scene: Scene, choice: Choice, *before: Line) -> Outcome:
    """Offer the workout that comes nearest to a wish, and say how it differs."""
    card = choice.card
    name, length = Text("workout", card.id), Length(card.minutes * MINUTE_MS)
    if choice.differs:
        nearest = line("offer.nearest", name=name, differs=Several(choice.differs))
    else:
        nearest = line("offer.instead", name=name, length=length)
    question = Question(line("offer.ask"), line("offer.reprompt"), Pending("offer", card.id))
    return scene.say(*before, nearest, question=question)
