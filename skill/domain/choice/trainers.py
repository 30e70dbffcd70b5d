"""Trainers and playlists: who and what they are, a taste of them, and somebody stricter or gentler."""

from skill.domain.choice.pick import cast_with
from skill.domain.choice.requests import Gentler, Stricter, TasteTrainer, WhoTrains
from skill.domain.ground.lines import Line, Several, Sound, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, Trainer
from skill.domain.library.placement import Cast
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_who_trains(scene: Scene, heard: WhoTrains) -> Outcome:
    """Introduce a trainer: the one named, the one who leads this workout, or all by name."""
    trainer = scene.library.trainer(heard.trainer or _leader(scene))
    if trainer is None or (heard.words and not heard.trainer):
        return _everybody(scene)
    said = line("trainers.one", text=Text("trainer", trainer.id, "introduction"))
    return _about(scene, trainer, said)


def on_taste_trainer(scene: Scene, heard: TasteTrainer) -> Outcome:
    """Let a trainer say a word in their own voice."""
    trainer = scene.library.trainer(heard.trainer or scene.talk.trainer or _leader(scene))
    if trainer is None or (heard.words and not heard.trainer):
        return _everybody(scene)
    name = Text("trainer", trainer.id)
    sound = Sound(f"tastes/{scene.library.edition('trainer', trainer.id)}.mp3")
    return _about(scene, trainer, line("taste.trainer", name=name), line("taste.sound", sound=sound))


def on_stricter(scene: Scene, _heard: Stricter) -> Outcome:
    """Name the next stricter trainer; while a workout plays, let them take over."""
    return _along(scene, 1)


def on_gentler(scene: Scene, _heard: Gentler) -> Outcome:
    """Name the next gentler trainer; while a workout plays, let them take over."""
    return _along(scene, -1)


def on_agreed_to_train(scene: Scene, pending: Pending) -> Outcome:
    """Train with the trainer who was just introduced."""
    return cast_with(scene, Cast(pending.id, scene.talk.cast.music))


def _along(scene: Scene, step: int) -> Outcome:
    trainers = [found for one in scene.library.trainer_ids() if (found := scene.library.trainer(one))]
    trainers.sort(key=lambda one: one.strictness)
    before = scene.library.trainer(scene.talk.trainer or scene.talk.cast.trainer or _leader(scene))
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
    found = others[0] if step > 0 else others[-1]
    queue = scene.queue_here()
    if scene.is_playing() and queue is not None and queue.source.kind is SourceKind.WORKOUT:
        return cast_with(scene, Cast(found.id))
    said = line("trainers.try", name=Text("trainer", found.id), style=Text("trainer", found.id, "style"))
    return _about(scene, found, said)


def _about(scene: Scene, trainer: Trainer, *said: Line) -> Outcome:
    """Say something of a trainer, and ask whether to train with them."""
    if scene.is_playing():
        return scene.say(*said)
    pending = Pending("train_with", trainer.id)
    ask = line("trainers.ask", name=Text("trainer", trainer.id))
    question = Question(ask, line("trainers.reprompt", name=Text("trainer", trainer.id)), pending)
    return replace(scene.say(*said, question=question), talk=replace(scene.talk, trainer=trainer.id))


def _everybody(scene: Scene) -> Outcome:
    names = (line("trainers.name", name=Text("trainer", one)) for one in scene.library.trainer_ids())
    said = line("trainers.all", names=Several(tuple(names)))
    question = question_unless_playing(scene, "trainers.which")
    return replace(scene.say(said, question=question), talk=scene.talk)


def _leader(scene: Scene) -> str:
    """Return who leads what plays, or what was named last; empty if that is nobody."""
    queue = scene.queue_here()
    if queue is not None and queue.source.kind is SourceKind.WORKOUT:
        card = scene.library.workout_card(queue.source.id)
        return queue.cast.trainer or (card.trainer if card else "")
    card = scene.library.workout_card(scene.talk.offered[0]) if scene.talk.offered else None
    return card.trainer if card else ""
