"""Trainers: introduced, heard in a taste, and changed for a stricter or gentler one."""

from skill.domain.choice.pick import change_cast
from skill.domain.choice.requests import AnotherTrainer, Gentler, Stricter, TasteTrainer, WhoTrains
from skill.domain.ground.lines import Line, Several, Sound, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, Trainer
from skill.domain.library.lookup import Library
from skill.domain.library.placement import Cast
from skill.domain.listener.queue import Queue
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

WHICH_TRAINER = "trainers"
"""The topic of the question which trainer is to be introduced; `Pending.id` has the ids that were named."""


def on_who_trains(scene: Scene, heard: WhoTrains) -> Outcome:
    """Introduce the trainer who was named or leads this workout; else list all trainers."""
    trainer = scene.library.trainer(heard.trainer or _trainer_here(scene))
    if trainer is None or (heard.words and not heard.trainer):
        return _name_all(scene)
    said = line("trainers.one", text=Text("trainer", trainer.id, "introduction"))
    return _say_and_offer(scene, trainer, said)


def on_taste_trainer(scene: Scene, heard: TasteTrainer) -> Outcome:
    """Play some seconds of a trainer's voice."""
    trainer = scene.library.trainer(heard.trainer or scene.talk.trainer or _trainer_here(scene))
    if trainer is None or (heard.words and not heard.trainer):
        return _name_all(scene)
    name = Text("trainer", trainer.id)
    sound = Sound(f"tastes/{scene.library.edition('trainer', trainer.id)}.mp3")
    return _say_and_offer(scene, trainer, line("taste.trainer", name=name), line("taste.sound", sound=sound))


def on_stricter(scene: Scene, _heard: Stricter) -> Outcome:
    """Offer the next stricter trainer; while a workout plays, change to them at once."""
    return _trainer_by_strictness(scene, 1)


def on_gentler(scene: Scene, _heard: Gentler) -> Outcome:
    """Offer the next gentler trainer; while a workout plays, change to them at once."""
    return _trainer_by_strictness(scene, -1)


def on_another_trainer(scene: Scene, heard: AnotherTrainer) -> Outcome:
    """Offer the trainer whose style is nearest to the present one; while a workout plays, change to them."""
    trainers = [found for one in scene.library.trainer_ids() if (found := scene.library.trainer(one))]
    before = scene.library.trainer(scene.talk.trainer or scene.talk.cast.trainer or _trainer_here(scene))
    others = [one for one in trainers if one != before and heard.person in {"", one.person}]
    if not others:
        return _name_all(scene)
    if before is not None and heard.person == before.person:
        return _it_is_already(scene, before)
    measure = before.strictness if before else 0
    return _change_to(scene, min(others, key=lambda one: abs(one.strictness - measure)))


def on_agreed_to_train(scene: Scene, pending: Pending) -> Outcome:
    """Change to the trainer who was just introduced."""
    return change_cast(scene, Cast(pending.id, scene.talk.cast.music))


def trainer_of(library: Library, queue: Queue) -> str:
    """Return the id of the trainer who leads a workout's queue; empty if the library has none."""
    card = library.workout_card(queue.source.id)
    return queue.cast.trainer or (card.trainer if card else "")


def _trainer_by_strictness(scene: Scene, step: int) -> Outcome:
    trainers = [found for one in scene.library.trainer_ids() if (found := scene.library.trainer(one))]
    trainers.sort(key=lambda one: one.strictness)
    before = scene.library.trainer(scene.talk.trainer or scene.talk.cast.trainer or _trainer_here(scene))
    if before is None:
        others = trainers[-1:] if step > 0 else trainers[:1]
    else:
        others = [one for one in trainers if (one.strictness - before.strictness) * step > 0]
    if not others:
        key = "trainers.strictest" if step > 0 else "trainers.gentlest"
        name = Text("trainer", before.id) if before else ""
        return replace(
            scene.say(line(key, name=name), question=question_unless_playing(scene)), talk=scene.talk
        )
    return _change_to(scene, others[0] if step > 0 else others[-1])


def _it_is_already(scene: Scene, trainer: Trainer) -> Outcome:
    said = line("trainers.already", name=Text("trainer", trainer.id))
    return replace(scene.say(said, question=question_unless_playing(scene)), talk=scene.talk)


def _change_to(scene: Scene, found: Trainer) -> Outcome:
    if scene.is_training():
        return change_cast(scene, Cast(found.id))
    said = line("trainers.try", name=Text("trainer", found.id), style=Text("trainer", found.id, "style"))
    return _say_and_offer(scene, found, said)


def _say_and_offer(scene: Scene, trainer: Trainer, *said: Line) -> Outcome:
    """Say these lines about a trainer, and ask whether to train with them; no question while audio plays."""
    if scene.is_playing():
        return scene.say(*said)
    pending = Pending("train_with", trainer.id)
    ask = line("trainers.ask", name=Text("trainer", trainer.id))
    question = Question(ask, line("trainers.reprompt", name=Text("trainer", trainer.id)), pending)
    return replace(scene.say(*said, question=question), talk=replace(scene.talk, trainer=trainer.id))


def _name_all(scene: Scene) -> Outcome:
    names = (line("trainers.name", name=Text("trainer", one)) for one in scene.library.trainer_ids())
    said = line("trainers.all", names=Several(tuple(names)))
    if scene.is_playing():
        return scene.say(said)
    pending = Pending(WHICH_TRAINER, ",".join(scene.library.trainer_ids()))
    question = Question(line("trainers.which"), line("trainers.which"), pending)
    return replace(scene.say(said, question=question), talk=scene.talk)


def _trainer_here(scene: Scene) -> str:
    """Return the id of the trainer of the workout on this device or named last; empty if there is none."""
    queue = scene.queue_here()
    if queue is not None and queue.source.kind is SourceKind.WORKOUT:
        return trainer_of(scene.library, queue)
    card = scene.library.workout_card(scene.talk.offered[0]) if scene.talk.offered else None
    return card.trainer if card else ""
