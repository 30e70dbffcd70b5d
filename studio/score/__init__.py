"""The score: from a workout to what is said when, over which music. Pure; no sound is needed for it."""
