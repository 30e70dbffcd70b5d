"""The score: what is said when in each segment, and over which bars of music. Pure; no sound is decoded."""
