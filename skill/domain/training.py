"""Starting a workout: the name said, the safety once, what it needs, and then the sound, unasked."""

from dataclasses import replace

from skill.domain.choosing import MINUTE_MS, Choice, choose, fitting, known
from skill.domain.heard import ListWorkouts, StartWorkout, SurpriseMe, Wish
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
from skill.domain.placement import Source
from skill.domain.playing import begin
from skill.domain.scene import Scene
from skill.domain.talk import Pending

AT_ONCE = 3
"""How many workouts are named in one breath."""


def on_start_workout(scene: Scene, heard: StartWorkout) -> Outcome:
    """Start what fits; offer the nearest if nothing does; ask one question if nothing was said."""
    if not scene.device.has_audio:
        return no_audio(scene)
    wish = heard.wish
    if wish.is_open:
        return _ask_or_choose(scene)
    if wish.unknown and not (wish.workout or wish.kind):
        return _not_known(scene, wish)
    choice = choose(scene.library, known(wish))
    if choice is None:
        return scene.say(line("trouble.gone"))
    return _offer(scene, choice) if choice.differs else start(scene, choice.card)


def on_surprise_me(scene: Scene, _heard: SurpriseMe) -> Outcome:
    """Pick one that is free, whichever."""
    if not scene.device.has_audio:
        return no_audio(scene)
    cards = [card for card in fitting(scene.library, Wish()) if not card.premium]
    return start(scene, scene.dice.pick(cards)) if cards else scene.say(line("trouble.gone"))


def on_list_workouts(scene: Scene, heard: ListWorkouts) -> Outcome:
    """Name up to three that fit, and ask which."""
    wish = known(heard.wish)
    if wish.workout and (card := scene.library.workout_card(wish.workout)):
        return _describe(scene, card)
    cards = fitting(scene.library, wish)
    if not cards:
        choice = choose(scene.library, wish)
        return _offer(scene, choice) if choice else scene.say(line("trouble.gone"))
    named = tuple(_short(card) for card in cards[:AT_ONCE])
    key = "list.one" if len(cards) == 1 else "list.some"
    more = (line("list.more", count=len(cards) - AT_ONCE),) if len(cards) > AT_ONCE else ()
    pending = Pending("offer", cards[0].id) if len(cards) == 1 else Pending("wish")
    ask = "list.ask_one" if len(cards) == 1 else "list.ask"
    question = Question(line(ask), line("ask.reprompt"), pending)
    said = line(key, count=len(cards), workouts=Several(named))
    return scene.say(said, *more, question=question)


def start(scene: Scene, card: WorkoutCard, *before: Line) -> Outcome:
    """Start a workout: which, with whom, how long; safety once; what it needs; and off."""
    if not scene.device.has_audio:
        return no_audio(scene)
    said = [*before, _introduced(card)]
    if not scene.listener.safety_told:
        said.append(line("safety.say"))
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
    said += [_needs(card), line("start.go")]
    return begin(scene, Source(SourceKind.WORKOUT, card.id), *said)


def no_audio(scene: Scene) -> Outcome:
    """Say kindly that this device cannot play audio, and what it can do."""
    question = Question(line("device.ask_tip"), line("ask.reprompt"), Pending("tip"))
    return scene.say(line("device.no_audio"), question=question)


def open_question(key: str = "ask.what") -> Question:
    """Return the question that leaves everything open."""
    return Question(line(key), line("ask.reprompt"), Pending("open"))


def _ask_or_choose(scene: Scene) -> Outcome:
    # One question, never three: whoever shrugs at it gets a good default.
    if scene.pending is not None and scene.pending.about == "wish":
        return on_surprise_me(scene, SurpriseMe())
    question = Question(line("ask.wish"), line("ask.wish_reprompt"), Pending("wish"))
    return scene.say(question=question)


def _not_known(scene: Scene, wish: Wish) -> Outcome:
    unknown = line("wish.unknown", words=wish.unknown[0])
    asked = known(wish)
    choice = None if asked.is_open else choose(scene.library, asked)
    if choice is not None:
        return _offer(scene, choice, unknown)
    question = Question(line("ask.wish"), line("ask.wish_reprompt"), Pending("wish"))
    return scene.say(unknown, question=question)


def _offer(scene: Scene, choice: Choice, *before: Line) -> Outcome:
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
    return scene.say(_introduced(card), summary, _needs(card), question=question)


def _introduced(card: WorkoutCard) -> Line:
    return line(
        "start.workout",
        name=Text("workout", card.id),
        length=Length(card.minutes * MINUTE_MS),
        trainer=Text("trainer", card.trainer),
    )


def _needs(card: WorkoutCard) -> Line:
    space = Text("workout", card.id, "space")
    if not card.equipment:
        return line("start.space", space=space)
    return line("start.needs", equipment=Words("equipment", card.equipment), space=space)


def _short(card: WorkoutCard) -> Line:
    length = Length(card.minutes * MINUTE_MS)
    return line("list.workout", name=Text("workout", card.id), length=length)
