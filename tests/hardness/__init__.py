"""Attacks: nonsense at the door, many people at once, and processes that die in the middle of a turn."""
