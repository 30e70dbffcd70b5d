"""How a move is done, and questions about training."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader

INTENTS: dict[str, RequestReader] = {
    "HowToIntent": s.exercise,
    "ExplainIntent": s.question,
    "QuestionIntent": s.question,
}
