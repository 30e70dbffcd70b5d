"""Which workout, with whom, and why."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.choice.requests import (
    CannotDecide,
    Gentler,
    ListWorkouts,
    Longer,
    MoreChoices,
    Shorter,
    StartWorkout,
    Stricter,
    Suggest,
    SurpriseMe,
    TellDifference,
    Why,
)

INTENTS: dict[str, RequestReader] = {
    "StartWorkoutIntent": lambda slots: StartWorkout(s.wish(slots)),
    "ListWorkoutsIntent": lambda slots: ListWorkouts(s.wish(slots)),
    "SurpriseMeIntent": lambda _: SurpriseMe(),
    "PickIntent": s.pick,
    "MoreChoicesIntent": lambda _: MoreChoices(),
    "DifferenceIntent": lambda _: TellDifference(),
    "UndecidedIntent": lambda _: CannotDecide(),
    "ShorterIntent": lambda _: Shorter(),
    "LongerIntent": lambda _: Longer(),
    "SuggestIntent": lambda _: Suggest(),
    "WhyIntent": lambda _: Why(),
    "WhoTrainsIntent": s.trainer,
    "TasteTrainerIntent": s.taste_of_trainer,
    "StricterIntent": lambda _: Stricter(),
    "GentlerIntent": lambda _: Gentler(),
}
