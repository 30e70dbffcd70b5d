"""Playback: the streams of a queue, and how the player's reports move the spot of the person in it."""
