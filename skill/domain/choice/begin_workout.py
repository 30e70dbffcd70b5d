"""Starting a workout: what is said before it, and the order to play it. It starts without a question."""

from skill.domain.choice.wishes import cast_for, is_run_wish
from skill.domain.ground.lines import Length, Line, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.library.placement import AUTHORS_CAST, Cast, Source
from skill.domain.playing.player_orders import begin
from skill.domain.tailoring.moves import RUN
from skill.domain.tailoring.plan_level import planned_minutes
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene


def start_workout(
    scene: Scene, card: WorkoutCard, *before: Line, cast: Cast = AUTHORS_CAST, runs_anyway: bool = False
) -> Outcome:
    """Start a workout after its name, trainer and length.

    The safety notice is said once ever; the equipment and room needed, until the workout was done once.

    Args:
        scene: of the request.
        card: the workout.
        before: lines that are said first.
        cast: trainer and music, where the person wished others than the author's.
        runs_anyway: True if the person asked for this run by name or kind; see `tailoring.moves`.
    """
    if not scene.device.has_audio:
        return say_no_audio(scene)
    minutes = planned_minutes(scene.listener, scene.library, card.id) or card.minutes
    said = [*before, workout_said(card, cast, minutes)]
    is_first = not scene.listener.safety_told
    if is_first:
        said.append(line("safety.say"))
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
    if cast.music:
        said.append(line("start.music", name=Text("playlist", cast.music)))
    if card.id not in {one.workout for one in scene.listener.diary.trainings}:
        said.append(_equipment_said(card) if is_first and card.equipment else needs_said(card))
    said += _walk_said(scene, card, runs_anyway=runs_anyway)
    if not is_first:
        said.append(line("start.go"))
    source = Source(SourceKind.WORKOUT, card.id)
    return begin(scene, source, *said, cast=cast, runs_anyway=runs_anyway)


def start_with_cast(
    scene: Scene, card: WorkoutCard, cast: Cast, *before: Line, runs_anyway: bool = False
) -> Outcome:
    """Start a workout with the trainer and music wished for; the rest as in `start_workout`."""
    runs_anyway = runs_anyway or scene.talk.asked_for or is_run_wish(scene.talk.wish)
    return start_workout(scene, card, *before, cast=cast_for(scene, card.id, cast), runs_anyway=runs_anyway)


def _walk_said(scene: Scene, card: WorkoutCard, *, runs_anyway: bool) -> tuple[Line, ...]:
    """Return the line that a run is walked, or (once ever) that it can be, for low impact only."""
    if card.kind != RUN or not scene.listener.profile.low_impact:
        return ()
    if not runs_anyway:
        return (line("start.as_walk"),)
    is_told = scene.listener.spoken.of("start.can_walk") > 0
    return () if is_told else (line("start.can_walk"),)


def workout_said(card: WorkoutCard, cast: Cast = AUTHORS_CAST, minutes: int | None = None) -> Line:
    """Return the line that names a workout, its trainer and its length."""
    return line(
        "start.workout",
        name=Text("workout", card.id),
        length=Length((minutes or card.minutes) * MINUTE_MS),
        trainer=Text("trainer", cast.trainer or card.trainer),
    )


def _equipment_said(card: WorkoutCard) -> Line:
    return line("start.needs_only", equipment=Words("equipment", card.equipment))


def needs_said(card: WorkoutCard) -> Line:
    """Return the line that says which equipment and how much room a workout needs."""
    space = Text("workout", card.id, "space")
    if not card.equipment:
        return line("start.space", space=space)
    return line("start.needs", equipment=Words("equipment", card.equipment), space=space)
