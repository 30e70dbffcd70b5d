"""How each request of this room is answered, and what "yes" and "no" to its questions do."""

from skill.domain.choice.advice import on_suggest, on_why
from skill.domain.choice.asked_of_offer import on_ask_offered
from skill.domain.choice.circumstance import on_tell_circumstance
from skill.domain.choice.comparison import on_cannot_decide, on_describe, on_difference
from skill.domain.choice.for_task import on_offer_for_task
from skill.domain.choice.pick import on_agreed_to_offer, on_pick
from skill.domain.choice.pick_by import on_pick_by
from skill.domain.choice.refinement import on_longer, on_more_choices, on_shorter
from skill.domain.choice.requests import (
    AnotherTrainer,
    AskOffered,
    CannotDecide,
    Describe,
    DidYouMean,
    Gentler,
    ListWorkouts,
    Longer,
    MoreChoices,
    OfferForTask,
    Pick,
    PickBy,
    Shorter,
    StartWorkout,
    Stricter,
    Suggest,
    SurpriseMe,
    TasteTrainer,
    TellCircumstance,
    TellDifference,
    WhoTrains,
    Why,
)
from skill.domain.choice.start_request import (
    on_agreed_to_part,
    on_declined_part,
    on_did_you_mean,
    on_start_workout,
    on_surprise_me,
)
from skill.domain.choice.trainers import (
    on_agreed_to_train,
    on_another_trainer,
    on_gentler,
    on_stricter,
    on_taste_trainer,
    on_who_trains,
)
from skill.domain.choice.workout_list import on_list_workouts
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    StartWorkout: on_start_workout,
    DidYouMean: on_did_you_mean,
    TellCircumstance: on_tell_circumstance,
    SurpriseMe: on_surprise_me,
    OfferForTask: on_offer_for_task,
    ListWorkouts: on_list_workouts,
    WhoTrains: on_who_trains,
    TasteTrainer: on_taste_trainer,
    Stricter: on_stricter,
    Gentler: on_gentler,
    AnotherTrainer: on_another_trainer,
    Pick: on_pick,
    MoreChoices: on_more_choices,
    Shorter: on_shorter,
    Longer: on_longer,
    Suggest: on_suggest,
    Why: on_why,
    TellDifference: on_difference,
    CannotDecide: on_cannot_decide,
    PickBy: on_pick_by,
    Describe: on_describe,
    AskOffered: on_ask_offered,
}

AGREED: Replies = {
    "offer": on_agreed_to_offer,
    "wish": lambda scene, _: on_surprise_me(scene, SurpriseMe()),
    "train_with": on_agreed_to_train,
    "did-you-mean": on_agreed_to_part,
}

DECLINED: Replies = {
    "choice": lambda scene, _: on_more_choices(scene, MoreChoices()),
    "did-you-mean": on_declined_part,
}
