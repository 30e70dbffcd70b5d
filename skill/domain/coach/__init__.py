"""The coach during a workout: easier, shorter, other moves, a rest, pain."""
