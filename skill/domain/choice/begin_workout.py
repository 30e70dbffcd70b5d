"""Starting a workout: the name said, the safety once, what it needs, and then the sound, unasked."""

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


def start(
    scene: Scene, card: WorkoutCard, *before: Line, cast: Cast = AUTHORS_CAST, runs_anyway: bool = False
) -> Outcome:
    """Start a workout: which, with whom, how long; safety once; what it needs, if it is new; and off.

    Args:
        scene: of the request.
        card: the workout's.
        before: what is said first.
        cast: who leads it over which music.
        runs_anyway: True if the person asked for it, by name or by its kind; see `tailoring.moves`.
    """
    if not scene.device.has_audio:
        return say_no_audio(scene)
    minutes = planned_minutes(scene.listener, scene.library, card.id) or card.minutes
    said = [*before, introduced(card, cast, minutes)]
    if not scene.listener.safety_told:
        said.append(line("safety.say"))
        scene = replace(scene, listener=replace(scene.listener, safety_told=True))
    if cast.music:
        said.append(line("start.music", name=Text("playlist", cast.music)))
    if card.id not in {one.workout for one in scene.listener.diary.trainings}:
        said.append(needs_said(card))
    said += _of_a_run(scene, card, runs_anyway=runs_anyway)
    source = Source(SourceKind.WORKOUT, card.id)
    return begin(scene, source, *said, line("start.go"), cast=cast, runs_anyway=runs_anyway)


def begin_with(scene: Scene, card: WorkoutCard, cast: Cast, *, runs_anyway: bool = False) -> Outcome:
    """Start a workout with a cast of the person's own; `runs_anyway` as in `start`."""
    runs_anyway = runs_anyway or is_run_wish(scene.talk.wish)
    return start(scene, card, cast=cast_for(scene, card.id, cast), runs_anyway=runs_anyway)


def _of_a_run(scene: Scene, card: WorkoutCard, *, runs_anyway: bool) -> tuple[Line, ...]:
    """Return what somebody who wants low impact only is told of a run: that it is, or can be, a walk."""
    if card.kind != RUN or not scene.listener.profile.low_impact:
        return ()
    if not runs_anyway:
        return (line("start.as_walk"),)
    is_told = scene.listener.spoken.of("start.can_walk") > 0
    return () if is_told else (line("start.can_walk"),)


def introduced(card: WorkoutCard, cast: Cast = AUTHORS_CAST, minutes: int | None = None) -> Line:
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
