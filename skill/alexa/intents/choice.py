"""Which workout, with whom, and why; and questions about training."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.choice.requests import Gentler, Longer, MoreChoices, Shorter, Stricter, Suggest, Why

INTENTS: dict[str, Reading] = {
    "PickIntent": s.pick,
    "MoreChoicesIntent": lambda _: MoreChoices(),
    "ShorterIntent": lambda _: Shorter(),
    "LongerIntent": lambda _: Longer(),
    "SuggestIntent": lambda _: Suggest(),
    "WhyIntent": lambda _: Why(),
    "TasteTrainerIntent": s.taste_of_trainer,
    "TasteMusicIntent": s.taste_of_music,
    "StricterIntent": lambda _: Stricter(),
    "GentlerIntent": lambda _: Gentler(),
    "ExplainIntent": s.question,
    "QuestionIntent": s.question,
}
