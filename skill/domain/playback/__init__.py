"""Playback: which stream stands at a place, and what the player's reports say of the place."""
