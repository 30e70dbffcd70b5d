"""Tailoring: which workout fits a wish, and what is changed in a workout for a person."""
