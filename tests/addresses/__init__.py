"""Tests of the enumeration of all that the skill can order."""
