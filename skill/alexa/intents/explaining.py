"""How a move is done, and questions about training."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading

INTENTS: dict[str, Reading] = {
    "HowToIntent": s.exercise,
    "ExplainIntent": s.question,
    "QuestionIntent": s.question,
}
