"""Moves, workouts and plans: they can be followed by ear, and their parts add up."""

from collections import Counter
from collections.abc import Iterator

from skill.content.authored import Authored, WorkoutFile
from skill.content.faults import Fault
from skill.content.validation.checks import MOST_REPS, PLAIN, file_of, unspeakable

FREE_KINDS = ("strength", "core", "high-intensity", "guided-run", "mobility", "warm-up",
              "cool-down", "recovery")  # fmt: skip
WHOLE_BY_ITSELF = {"warm-up", "cool-down"}
IMPACTS = {"none", "low", "high"}
BLOCK_KINDS = ("warm-up", "main", "cool-down")


def exercises_teach(authored: Authored) -> Iterator[Fault]:
    """Each move can be followed by ear."""
    for item_id, exercise in authored.exercises.items():
        file = file_of("exercises", item_id)
        if exercise.impact not in IMPACTS:
            yield Fault(file, "impact", f"should be one of {', '.join(sorted(IMPACTS))}")
        if len(exercise.cues) < 3:
            yield Fault(file, "cues", "give three or more")
        yield from unspeakable(file, "set_up", exercise.set_up, 8)
        yield from unspeakable(file, "how_to", exercise.how_to, 30)
        if len(exercise.how_to.split()) < 25:
            yield Fault(file, "how_to", "is too short to teach the move: 25 words or more")
        for n, cue in enumerate(exercise.cues):
            yield from unspeakable(file, f"cues[{n}]", cue, 4)
        for key in ("caution", "easier.say", "harder.say"):
            value = exercise
            for part in key.split("."):
                value = getattr(value, part)
            yield from unspeakable(file, key, str(value), 12)


def workouts_add_up(authored: Authored) -> Iterator[Fault]:
    """A workout has a valid length, blocks, times and opening."""
    for item_id, workout in authored.workouts.items():
        file = file_of("workouts", item_id)
        if not 5 <= workout.minutes <= 45:
            yield Fault(file, "minutes", "should be 5 to 45")
        blocks = Counter(block.id for block in workout.blocks)
        for block_id, count in blocks.items():
            if count > 1 or not PLAIN.fullmatch(block_id):
                yield Fault(
                    file,
                    "blocks",
                    f"the block id {block_id!r} should be lower-case words joined by hyphens, and only once",
                )
        yield from _form(file, workout)
        yield from _times(file, workout)
        yield from unspeakable(file, "opening", workout.opening, 18.5)


def _form(file: str, workout: WorkoutFile) -> Iterator[Fault]:
    kinds = {block.kind for block in workout.blocks}
    for n, block in enumerate(workout.blocks):
        if block.kind not in BLOCK_KINDS:
            yield Fault(file, f"blocks[{n}].kind", f"should be one of {', '.join(BLOCK_KINDS)}")
    if workout.kind not in WHOLE_BY_ITSELF:
        for kind in BLOCK_KINDS:
            if kind not in kinds:
                yield Fault(file, "blocks", f"there is no block of kind {kind!r}")


def _times(file: str, workout: WorkoutFile) -> Iterator[Fault]:
    for b, block in enumerate(workout.blocks):
        if block.rounds < 1 or block.round_rest < 0:
            yield Fault(file, f"blocks[{b}].rounds", "should be 1 or more, and round_rest 0 or more")
        for m, move in enumerate(block.moves):
            key = f"blocks[{b}].moves[{m}]"
            if not 15 <= move.work <= 600:
                yield Fault(file, f"{key}.work", "should be 15 to 600 seconds")
            if move.rest < 4:
                yield Fault(file, f"{key}.rest", "should be 4 seconds or more")
            if move.reps is not None and not 1.2 <= move.work / max(move.reps, 1) <= 8:
                yield Fault(file, f"{key}.reps", "should leave 1.2 to 8 seconds for each, to be counted")
            if move.reps is not None and move.reps > MOST_REPS:
                yield Fault(file, f"{key}.reps", f"should be {MOST_REPS} or fewer: so far we count")
            if move.set_up is not None and not 6 <= move.set_up <= 60:
                yield Fault(file, f"{key}.set_up", "should be 6 to 60 seconds")


def equipment_is_said(authored: Authored) -> Iterator[Fault]:
    """A workout's equipment is that of its moves, no more and no less."""
    for item_id, workout in authored.workouts.items():
        moves = {move.exercise for block in workout.blocks for move in block.moves}
        known = [authored.exercises[one] for one in moves if one in authored.exercises]
        needed = {thing for exercise in known for thing in exercise.equipment}
        if needed != set(workout.equipment):
            yield Fault(
                file_of("workouts", item_id),
                "equipment",
                f"its moves need {sorted(needed)}, and it says {sorted(workout.equipment)}",
            )


def free_workouts_of_every_kind(authored: Authored) -> Iterator[Fault]:
    """There is a free workout of every kind, and a free running playlist."""
    free = [one for one in authored.workouts.values() if not one.premium]
    for kind in FREE_KINDS:
        if kind not in {one.kind for one in free}:
            yield Fault("workouts", "premium", f"no workout of kind {kind!r} is free")
    if "strength-for-runners" not in authored.workouts:
        yield Fault("workouts/strength-for-runners.toml", "", "is missing")
    lists = authored.playlists.values()
    if not any("running" in one.activities and not one.premium for one in lists):
        yield Fault("playlists", "premium", "no running playlist is free")


def plans_can_be_followed(authored: Authored) -> Iterator[Fault]:
    """A plan takes four to eight weeks of two to five sessions, each a workout of the library."""
    for item_id, plan in authored.plans.items():
        file = file_of("plans", item_id)
        if not 4 <= len(plan.weeks) <= 8:
            yield Fault(file, "weeks", "should be four to eight")
        yield from unspeakable(file, "summary", plan.summary, 12)
        for w, week in enumerate(plan.weeks):
            if not 2 <= len(week.sessions) <= 5:
                yield Fault(file, f"weeks[{w}].sessions", "should be two to five")
            for s, session in enumerate(week.sessions):
                key = f"weeks[{w}].sessions[{s}]"
                workout = authored.workouts.get(session.workout)
                if workout is None:
                    yield Fault(file, f"{key}.workout", f"no workout {session.workout!r}")
                elif session.minutes is not None and not 5 <= session.minutes < workout.minutes:
                    yield Fault(
                        file, f"{key}.minutes", f"should be 5 or more, and fewer than {workout.minutes}"
                    )
