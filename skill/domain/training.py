"""Starting a workout: the name said, the safety once, what it needs, and then the sound, unasked."""

from skill.domain.choosing import MINUTE_MS, Choice, choose, fitting, known
from skill.domain.classes import replace
from skill.domain.heard import ListWorkouts, Wish
from skill.domain.library import SourceKind, WorkoutCard
from skill.domain.outcome import (
    Length,
    Line,
    Outcome,
    Question,
    Several,
    Text,
    Words,
    line,
)
from skill.domain.placement import OWN, Cast, Source
from skill.domain.plans.levelling import minutes_for
from skill.domain.playing import begin
from skill.domain.scene import Scene
from skill.domain.talk import Pending, Talk

AT_ONCE = 3
"""How many workouts are named in one breath."""


def on_list_workouts(scene: Scene, heard: ListWorkouts) -> Outcome:
    """Name up to three that fit, and ask which."""
    wish = known(heard.wish)
    if wish.workout and (card := scene.library.workout_card(wish.workout)):
        return _describe(scene, card)
    cards = fitting(scene.library, wish, profile=scene.listener.profile)
    if not cards:
        choice = choose(scene.library, wish)
        return offer_nearest(scene, choice) if choice else scene.say(line("trouble.gone"))
    named = tuple(_short(card) for card in cards[:AT_ONCE])
    key = "list.one" if len(cards) == 1 else "list.some"
    left = len(cards) - AT_ONCE
    more = (line("list.more" if left > 1 else "list.one_more", count=left),) if left > 0 else ()
    pending = Pending("offer", cards[0].id) if len(cards) == 1 else Pending("choice", cards[0].id)
    ask = "list.ask_one" if len(cards) == 1 else "list.ask"
    question = Question(line(ask), line("ask.reprompt"), pending)
    said = line(key, count=len(cards), workouts=Several(named))
    ids = tuple(card.id for card in cards[:AT_ONCE])
    talk = Talk(pending, wish, offered=ids, told=ids)
    return replace(scene.say(said, *more, question=question), talk=talk)


def start(scene: Scene, card: WorkoutCard, *before: Line, cast: Cast = OWN) -> Outcome:
    """Start a workout: which, with whom, how long; safety once; what it needs, if it is new; and off."""
    if not scene.device.has_audio:
        return no_audio(scene)
    minutes = minutes_for(scene.listener, scene.library, card.id) or card.minutes
    said = [*before, _introduced(card, cast, minutes)]
    if not scene.listener.safety_told:
        said.append(line("safety.say"))
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
    if cast.music:
        said.append(line("start.music", name=Text("playlist", cast.music)))
    if card.id not in {one.workout for one in scene.listener.diary.trainings}:
        said.append(_needs(card))
    return begin(scene, Source(SourceKind.WORKOUT, card.id), *said, line("start.go"), cast=cast)


def no_audio(scene: Scene) -> Outcome:
    """Say kindly that this device cannot play audio, and what it can do."""
    question = Question(line("device.ask_tip"), line("ask.reprompt"), Pending("tip"))
    return scene.say(line("device.no_audio"), question=question)


def open_question(key: str = "ask.what") -> Question:
    """Return the question that leaves everything open."""
    return Question(line(key), line("ask.reprompt"), Pending("open"))


def not_known(scene: Scene, words: str, asked: Wish) -> Outcome:
    """Say that nobody knows these words; offer what fits the rest of the wish, or ask."""
    unknown = line("wish.unknown", words=words)
    choice = None if asked.is_open else choose(scene.library, asked)
    if choice is not None:
        return offer_nearest(scene, choice, unknown)
    question = Question(line("ask.length"), line("ask.length_reprompt"), Pending("wish"))
    return scene.say(unknown, question=question)


def offer_nearest(scene: Scene, choice: Choice, *before: Line) -> Outcome:
    """Offer the workout that comes nearest to a wish, and say how it differs."""
    card = choice.card
    name, length = Text("workout", card.id), Length(card.minutes * MINUTE_MS)
    if choice.differs:
        nearest = line("offer.nearest", name=name, differs=Several(choice.differs))
    else:
        nearest = line("offer.instead", name=name, length=length)
    question = Question(line("offer.ask"), line("offer.reprompt"), Pending("offer", card.id))
    return scene.say(*before, nearest, question=question)


def _describe(scene: Scene, card: WorkoutCard) -> Outcome:
    summary = line("describe.workout", text=Text("workout", card.id, "summary"))
    question = Question(line("offer.ask"), line("offer.reprompt"), Pending("offer", card.id))
    outcome = scene.say(_introduced(card), summary, _needs(card), question=question)
    return replace(outcome, talk=Talk(question.pending, offered=(card.id,), told=(card.id,)))


def _introduced(card: WorkoutCard, cast: Cast = OWN, minutes: int | None = None) -> Line:
    return line(
        "start.workout",
        name=Text("workout", card.id),
        length=Length((minutes or card.minutes) * MINUTE_MS),
        trainer=Text("trainer", cast.trainer or card.trainer),
    )


def _needs(card: WorkoutCard) -> Line:
    space = Text("workout", card.id, "space")
    if not card.equipment:
        return line("start.space", space=space)
    return line("start.needs", equipment=Words("equipment", card.equipment), space=space)


def _short(card: WorkoutCard) -> Line:
    length = Length(card.minutes * MINUTE_MS)
    return line("list.workout", name=Text("workout", card.id), length=length)
