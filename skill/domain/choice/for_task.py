"""A workout that a routine or a link asks for: offered, for the answer to a task may start no audio (R18)."""

from skill.domain.choice.advice import on_suggest
from skill.domain.choice.offers import is_sold, length_question, offer_nearest, offer_question
from skill.domain.choice.requests import OfferForTask, Suggest
from skill.domain.ground.lines import Length, Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import choose, workouts_that_fit
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.wish import Wish


def on_offer_for_task(scene: Scene, heard: OfferForTask) -> Outcome:
    """Offer the one workout that fits best, so that a yes starts it; today's suggestion if nothing was asked.

    What the library does not know is said, and the rest of the wish still counts.
    """
    if not scene.device.has_audio:
        return say_no_audio(scene)
    wish, lost = _known(scene, heard.wish)
    words = lost or heard.words
    if wish.is_open and not words:
        return on_suggest(scene, Suggest())
    before = (line("task.unknown", words=words_or_that(words)),) if words else ()
    choice = None if wish.is_open else choose(scene.library, wish, profile=scene.listener.profile)
    if choice is None:
        return scene.say(*before, question=length_question())
    talk = replace(
        scene.talk, asked_for=True, wish=wish, offered=(choice.card.id,), told=(choice.card.id,), tunes=()
    )
    offered = _ready(scene, choice.card, *before)
    if choice.differs:
        offered = offer_nearest(scene, choice, *before)
    return replace(offered, talk=talk)


def _known(scene: Scene, wish: Wish) -> tuple[Wish, str]:
    """Return what the library knows of a wish, and the words of what it does not know."""
    lost = []
    if wish.workout and scene.library.workout_card(wish.workout) is None:
        lost.append(wish.workout)
        wish = replace(wish, workout=None)
    if wish.kind and not workouts_that_fit(scene.library, Wish(kind=wish.kind), 1):
        lost.append(wish.kind)
        wish = replace(wish, kind=None)
    return wish, " ".join(lost).replace("-", " ")


def _ready(scene: Scene, card: WorkoutCard, *before: Line) -> Outcome:
    length, trainer = Length(card.minutes * MINUTE_MS), Text("trainer", card.trainer)
    said = line("task.ready", name=Text("workout", card.id), length=length, trainer=trainer)
    sold = (line("offer.premium"),) if is_sold(scene, card) else ()
    return scene.say(*before, said, *sold, question=offer_question(card.id))
