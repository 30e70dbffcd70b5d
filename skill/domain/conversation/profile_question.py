"""Questions about equipment and level, each asked once, after a finished workout.

A question counts as asked whatever the answer is, so it never comes twice.
"""

from skill.domain.choice.requests import StartWorkout
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Listener
from skill.domain.person.requests import SetProfile
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

PROFILE = "profile"
EQUIPMENT, LEVEL = "equipment", "level"
TRAININGS_BEFORE_LEVEL = 3
"""After so many trainings the level is asked for: by then the person knows it."""


def next_profile_question(listener: Listener) -> Question | None:
    """Return the next question; None if each was asked, or told without being asked."""
    profile = listener.profile
    if profile.equipment is None and EQUIPMENT not in profile.asked:
        return _question(EQUIPMENT)
    trained = listener.diary.all.trainings >= TRAININGS_BEFORE_LEVEL
    if trained and profile.level is None and LEVEL not in profile.asked:
        return _question(LEVEL)
    return None


def with_question_asked(listener: Listener, question: Question) -> Listener:
    """Return the listener with the question noted as asked."""
    return replace(listener, profile=listener.profile.having_asked(question.pending.id))


def on_agreed_to_tell(scene: Scene, pending: Pending) -> Outcome:
    """Ask again after a mere "yes", with the wording of the reprompt."""
    question = _question(pending.id if pending.id in {EQUIPMENT, LEVEL} else EQUIPMENT)
    return scene.say(question=replace(question, line=question.reprompt))


def as_profile_answer(scene: Scene, heard: Heard) -> Heard:
    """Return the request as the answer to a profile question: "dumbbells" is then equipment, not a wish."""
    if scene.pending is None or scene.pending.about != PROFILE or not isinstance(heard, StartWorkout):
        return heard
    wish = heard.wish
    if wish.equipment and wish == Wish(equipment=wish.equipment):
        return SetProfile(equipment=(wish.equipment,))
    if wish.level and wish == Wish(level=wish.level):
        return SetProfile(level=wish.level)
    return heard


def _question(about: str) -> Question:
    return Question(line(f"profile.ask_{about}"), line(f"profile.ask_{about}_again"), Pending(PROFILE, about))
