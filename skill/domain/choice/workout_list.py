"""Listing the workouts that fit a wish, and describing one by name."""

from skill.domain.choice.begin_workout import workout_said
from skill.domain.choice.offers import is_sold, offer_nearest, offer_question
from skill.domain.choice.on_screen import offer_screen
from skill.domain.choice.requests import ListWorkouts
from skill.domain.choice.start_request import answer_unknown
from skill.domain.ground.lines import Length, Line, Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import choose, workouts_that_fit
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk

AT_ONCE = 3
"""How many workouts are named in one reply."""


def on_list_workouts(scene: Scene, heard: ListWorkouts) -> Outcome:
    """Name up to three workouts that fit, and ask which to start."""
    if heard.wish.unknown:
        return answer_unknown(scene, heard.wish)
    wish = heard.wish
    if wish.workout and (card := scene.library.workout_card(wish.workout)):
        return _describe(scene, card)
    cards = workouts_that_fit(scene.library, wish, profile=scene.listener.profile)
    if not cards:
        choice = choose(scene.library, wish)
        return offer_nearest(scene, choice) if choice else scene.say(line("trouble.gone"))
    named = tuple(_workout_named(scene, card) for card in cards[:AT_ONCE])
    key = "list.one" if len(cards) == 1 else "list.some"
    left = len(cards) - AT_ONCE
    more = (line("list.more" if left > 1 else "list.one_more", count=left),) if left > 0 else ()
    pending = Pending("offer", cards[0].id) if len(cards) == 1 else Pending("choice", cards[0].id)
    ask = "list.ask_one" if len(cards) == 1 else "list.ask"
    question = Question(line(ask), line("ask.reprompt"), pending)
    said = line(key, count=len(cards), workouts=Several(named))
    ids = tuple(card.id for card in cards[:AT_ONCE])
    talk = Talk(pending, wish, offered=ids, told=ids)
    screen = offer_screen(scene, cards[:AT_ONCE])
    return replace(scene.say(said, *more, question=question), talk=talk, screen=screen)


def _describe(scene: Scene, card: WorkoutCard) -> Outcome:
    summary = line("describe.workout", text=Text("workout", card.id, "summary"))
    question = offer_question(card.id)
    sold = (line("offer.premium"),) if is_sold(scene, card) else ()
    outcome = scene.say(workout_said(card), summary, *sold, question=question)
    talk = Talk(question.pending, offered=(card.id,), told=(card.id,))
    return replace(outcome, talk=talk, screen=offer_screen(scene, (card,), summary))


def _workout_named(scene: Scene, card: WorkoutCard) -> Line:
    length = Length(card.minutes * MINUTE_MS)
    return line(
        "list.workout_premium" if is_sold(scene, card) else "list.workout",
        name=Text("workout", card.id),
        length=length,
    )
