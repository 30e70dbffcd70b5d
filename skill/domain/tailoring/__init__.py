"""Tailoring: finding a workout for a wish, and changing its moves and its length for a person."""
