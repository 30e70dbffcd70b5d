"""Which workout, with whom, and why; and questions about training."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.choice import heard as c

INTENTS: dict[str, Reading] = {
    "PickIntent": s.pick,
    "MoreChoicesIntent": lambda _: c.MoreChoices(),
    "ShorterIntent": lambda _: c.Shorter(),
    "LongerIntent": lambda _: c.Longer(),
    "SuggestIntent": lambda _: c.Suggest(),
    "WhyIntent": lambda _: c.Why(),
    "TasteTrainerIntent": s.taste_of_trainer,
    "TasteMusicIntent": s.taste_of_music,
    "StricterIntent": lambda _: c.Stricter(),
    "GentlerIntent": lambda _: c.Gentler(),
    "ExplainIntent": s.question,
    "QuestionIntent": s.question,
}
