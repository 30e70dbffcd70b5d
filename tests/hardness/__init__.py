"""Attacks: nonsensical requests, many people at once, and processes that die in the middle of a turn."""
