"""Rendering: which audio files there should be, where they stand, and how a missing one is made."""
