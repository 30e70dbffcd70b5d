"""The talk about which workout: wishes that grow, two at a time, by number, by name, by day, with whom."""

from collections.abc import Callable
from typing import Any

from skill.domain import heard as h
from skill.domain.choice import advising, people, picking, refining, starting
from skill.domain.choice import heard as c
from skill.domain.outcome import Outcome
from skill.domain.scene import Scene
from skill.domain.talk import Pending

ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.StartWorkout: starting.on_start_workout,
    h.SurpriseMe: starting.on_surprise_me,
    h.WhoTrains: people.on_who_trains,
    c.Pick: picking.on_pick,
    c.MoreChoices: refining.on_more_choices,
    c.Shorter: refining.on_shorter,
    c.Longer: refining.on_longer,
    c.Suggest: advising.on_suggest,
    c.Why: advising.on_why,
    c.TasteTrainer: people.on_taste_trainer,
    c.TasteMusic: people.on_taste_music,
    c.Stricter: people.on_stricter,
    c.Gentler: people.on_gentler,
}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    "offer": lambda scene, pending: picking.on_pick(scene, c.Pick(workout=pending.id)),
    "wish": lambda scene, _: starting.on_surprise_me(scene, h.SurpriseMe()),
    "choice": lambda scene, _: picking.on_pick(scene, c.Pick(ordinal="first")),
    "train_with": people.agreed_to_train,
    "play": people.agreed_to_play,
}

DECLINED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    "choice": lambda scene, _: refining.on_more_choices(scene, c.MoreChoices()),
}
