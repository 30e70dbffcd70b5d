"""Picking one of the workouts on offer by what sets it apart: the easier one, the one without equipment."""

from collections.abc import Callable, Mapping

from skill.domain.choice.offers import offer
from skill.domain.choice.pick import on_pick
from skill.domain.choice.refinement import on_longer, on_more_choices, on_shorter
from skill.domain.choice.requests import AnotherTrainer, Longer, MoreChoices, Pick, PickBy, Shorter
from skill.domain.choice.trainers import on_another_trainer
from skill.domain.ground.records import replace
from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.tailoring.preferences import AT_HOME
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

PERSONS = frozenset({"man", "woman"})
MUCH = 10
EFFORT = {"mobility": 0, "recovery": 0, "cool-down": 0, "warm-up": 0, "high-intensity": 2}
"""How much a kind asks beside others of its level; the other kinds ask 1."""


def _needs(card: WorkoutCard) -> int:
    """Return how much a workout needs; what every home has counts little."""
    return sum(1 if one in AT_HOME else MUCH for one in card.equipment)


def _effort(card: WorkoutCard) -> int:
    """Return how much a workout asks: by its level, and where that is the same by its kind."""
    return MUCH * list(Level).index(card.level) + EFFORT.get(card.kind, 1)


MEASURES: Mapping[str, Callable[[WorkoutCard], int]] = {
    "easier": _effort,
    "harder": lambda card: -_effort(card),
    "shorter": lambda card: card.minutes,
    "longer": lambda card: -card.minutes,
    "no-equipment": _needs,
    "equipment": lambda card: -_needs(card),
}
"""By what the workouts on offer are compared; the least is meant."""
WISHES = {
    "easier": Wish(level=Level.BEGINNER),
    "harder": Wish(level=Level.ADVANCED),
    "no-equipment": Wish(equipment=NOTHING),
}
"""What is wished where no workout on offer is set apart."""


def on_pick_by(scene: Scene, heard: PickBy) -> Outcome:
    """Start the workout that is meant; where two are alike in that, offer others that have the quality."""
    cards = [card for one in scene.talk.offered if (card := scene.library.workout_card(one)) is not None]
    if heard.quality in PERSONS:
        led = [
            card
            for card in cards
            if (one := scene.library.trainer(card.trainer)) and one.person == heard.quality
        ]
        if not led:
            return on_another_trainer(scene, AnotherTrainer(heard.quality))
        return on_pick(scene, Pick(workout=led[0].id)) if len(led) == 1 else on_pick(scene, Pick())
    if heard.quality not in MEASURES:
        return (
            on_pick(scene, Pick(ordinal="second"))
            if len(cards) > 1
            else on_more_choices(scene, MoreChoices())
        )
    measure = MEASURES[heard.quality]
    ordered = sorted(cards, key=measure)
    if len(ordered) > 1 and measure(ordered[0]) < measure(ordered[1]):
        return on_pick(scene, Pick(workout=ordered[0].id))
    if heard.quality == "shorter":
        return on_shorter(scene, Shorter())
    if heard.quality == "longer":
        return on_longer(scene, Longer())
    wished, before = WISHES.get(heard.quality, Wish()), scene.talk.wish or Wish()
    return offer(
        scene,
        replace(before, level=wished.level or before.level, equipment=wished.equipment or before.equipment),
    )
