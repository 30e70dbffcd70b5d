"""Starting a workout: the name said, the safety once, what it needs, and then the sound, unasked."""

from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.library.placement import OWN, Cast, Source
from skill.domain.playing.player_orders import begin
from skill.domain.tailoring.plan_level import minutes_for
from skill.domain.tailoring.workout_search import MINUTE_MS
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import no_audio
from skill.domain.turn.scene import Scene


def start(scene: Scene, card: WorkoutCard, *before: Line, cast: Cast = OWN) -> Outcome:
    """Start a workout: which, with whom, how long; safety once; what it needs, if it is new; and off."""
    if not scene.device.has_audio:
        return no_audio(scene)
    minutes = minutes_for(scene.listener, scene.library, card.id) or card.minutes
    said = [*before, introduced(card, cast, minutes)]
    if not scene.listener.safety_told:
        said.append(line("safety.say"))
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
    if cast.music:
        said.append(line("start.music", name=Text("playlist", cast.music)))
    if card.id not in {one.workout for one in scene.listener.diary.trainings}:
        said.append(needs_said(card))
    return begin(scene, Source(SourceKind.WORKOUT, card.id), *said, line("start.go"), cast=cast)


def introduced(card: WorkoutCard, cast: Cast = OWN, minutes: int | None = None) -> Line:
    """Return the line that names a workout, its trainer and its length."""
    return line(
        "start.workout",
        name=Text("workout", card.id),
        length=Length((minutes or card.minutes) * MINUTE_MS),
        trainer=Text("trainer", cast.trainer or card.trainer),
    )


def needs_said(card: WorkoutCard) -> Line:
    """Return the line that says which equipment and how much room a workout needs."""
    space = Text("workout", card.id, "space")
    if not card.equipment:
        return line("start.space", space=space)
    return line("start.needs", equipment=Words("equipment", card.equipment), space=space)
