"""The check that the blocks of a workout add up to the minutes that it promises."""

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.score.segment_plan import authored_seconds

TOLERANCE_S = 15


def length_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each workout whose blocks do not add up to its promised minutes."""
    faults = []
    for workout_id, workout in authored.workouts.items():
        total, promised = authored_seconds(workout), workout.minutes * 60
        if abs(total - promised) > TOLERANCE_S:
            off = f"{abs(total - promised)} s too {'long' if total > promised else 'short'}"
            file = f"workouts/{workout_id}.toml"
            faults.append(Fault(file, "blocks", f"add up to {total} s, not {promised} s: {off}"))
    return faults
