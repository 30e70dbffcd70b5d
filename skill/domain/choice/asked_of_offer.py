"""Answers to questions about the workouts on offer: what is in them, how long and how hard, and with what."""

from skill.domain.choice.comparison import ask_again
from skill.domain.choice.offers import MOST_CARDS, offered_cards
from skill.domain.choice.requests import AskOffered
from skill.domain.choice.wishes import workout_here_or_last
from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish


def on_ask_offered(scene: Scene, heard: AskOffered) -> Outcome:
    """Answer for the workout that was asked about, or for both, and ask again which it shall be.

    In a workout it is that one, and nothing is asked.
    """
    if scene.is_training():
        here = workout_here_or_last(scene)
        return scene.say(_answer(scene, here, heard) if here else line("choice.nothing_to_compare"))
    cards = offered_cards(scene)[:2]
    if not cards:
        return say_and_ask(scene, line("choice.nothing_to_compare"))
    asked = cards if heard.which is None else cards[heard.which : heard.which + 1] or cards
    return ask_again(scene, cards, *(_answer(scene, card, heard) for card in asked))


def _answer(scene: Scene, card: WorkoutCard, heard: AskOffered) -> Line:
    name = Text("workout", card.id)
    if heard.about == "length":
        return line("asked.length", name=name, length=Length(card.minutes * MINUTE_MS))
    if heard.about == "level":
        return line("asked.level", name=name, level=Words("levels", (card.level,)))
    if heard.about == "kit":
        return _kit(card)
    held = tuple(one for one in heard.things if _holds(scene, card, one))
    return line(
        "asked.with" if held else "asked.without", name=name, what=Words("leave_out", held or heard.things)
    )


def _kit(card: WorkoutCard) -> Line:
    name = Text("workout", card.id)
    if not card.equipment:
        return line("asked.no_kit", name=name)
    return line("asked.kit", name=name, equipment=Words("equipment", card.equipment))


def _holds(scene: Scene, card: WorkoutCard, thing: str) -> bool:
    """True if a workout has something that this word of the vocabulary `leave_out` excludes."""
    without = workouts_that_fit(scene.library, Wish(exclude=(thing,)), MOST_CARDS)
    return card.id not in {one.id for one in without}
