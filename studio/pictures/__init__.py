"""Pictures that the studio draws: the timeline of a workout, and the skill's icons."""
