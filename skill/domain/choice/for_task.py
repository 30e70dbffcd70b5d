"""A workout that a routine or a link asks for: offered, for the answer to a task may start no audio (R18)."""

from skill.domain.choice.advice import on_suggest, workout_under_way
from skill.domain.choice.offers import is_sold, length_question, offer_nearest, offer_question
from skill.domain.choice.requests import OfferForTask, Suggest
from skill.domain.ground.lines import Length, Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.tailoring.workout_search import Choice, choose
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.wish import Wish


def on_offer_for_task(scene: Scene, heard: OfferForTask) -> Outcome:
    """Offer the one workout that fits best, so that a yes starts it; today's suggestion if nothing was asked.

    What the library does not know is said, and the rest of the wish still counts. Whoever is in the middle of
    that very workout is asked whether to go on with it.
    """
    if not scene.device.has_audio:
        return say_no_audio(scene)
    wish, lost = _wish(scene, heard)
    if wish.is_open and not lost:
        return on_suggest(scene, Suggest())
    before = (line("task.unknown", words=words_or_that(lost)),) if lost else ()
    choice = None if wish.is_open else _choice(scene, wish)
    if choice is None:
        return scene.say(*before, question=length_question())
    begun = workout_under_way(scene)
    if begun is not None and begun.source.id == choice.card.id:
        return on_suggest(scene, Suggest())
    talk = replace(
        scene.talk, asked_for=True, wish=wish, offered=(choice.card.id,), told=(choice.card.id,), tunes=()
    )
    if choice.differs:
        return replace(offer_nearest(scene, choice, *before), talk=talk)
    return replace(_ready(scene, choice.card, *before), talk=talk)


def _choice(scene: Scene, wish: Wish) -> Choice | None:
    """Return what fits best; a premium one is offered unnamed only to those who have it."""
    is_free = not wish.workout and not has_premium(scene)
    profile = scene.listener.profile
    return choose(scene.library, wish, profile=profile, free_only=is_free) or choose(
        scene.library, wish, profile=profile
    )


def _wish(scene: Scene, heard: OfferForTask) -> tuple[Wish, str]:
    """Return the wish as far as the library knows it, and the words that it does not know."""
    workout, kind = _value(scene, "workout", heard.workout), _value(scene, "kind", heard.kind)
    muscle = None if kind else _value(scene, "muscle", heard.kind)
    audience = None if kind or muscle else _value(scene, "audience", heard.kind)
    wish = Wish(workout=workout, kind=kind, muscle=muscle, audience=audience, minutes=heard.minutes)
    lost = [heard.workout] if heard.workout and not workout else []
    lost += [heard.kind] if heard.kind and not (kind or muscle or audience) else []
    return wish, " ".join([*lost, heard.lost]).strip()


def _value(scene: Scene, slot: str, words: str) -> str | None:
    """Return the value of a slot's catalogue that has this id or name; None if there is none."""
    for value, names in scene.library.spoken_names(slot).items() if words else ():
        if words in {one.lower().replace("-", " ") for one in (value, *names)}:
            return value
    return None


def _ready(scene: Scene, card: WorkoutCard, *before: Line) -> Outcome:
    length, trainer = Length(card.minutes * MINUTE_MS), Text("trainer", card.trainer)
    said = line("task.ready", name=Text("workout", card.id), length=length, trainer=trainer)
    sold = (line("offer.premium"),) if is_sold(scene, card) else ()
    return scene.say(*before, said, *sold, question=offer_question(card.id))
