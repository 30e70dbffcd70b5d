"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.explaining.explanation import on_agreed_to_explain, on_explain
from skill.domain.explaining.how_to import on_agreed_to_teach, on_how_to
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    HowTo: on_how_to,
    Explain: on_explain,
}

AGREED: Replies = {"explain": on_agreed_to_explain, "long": on_agreed_to_teach}
