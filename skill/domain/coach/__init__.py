"""The coach during a workout: what one says in the middle of it, and how it is met."""
