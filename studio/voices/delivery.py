"""How a sentence is said: its pace follows what it is for."""

from enum import StrEnum


class Delivery(StrEnum):
    """How a sentence is said."""

    PLAIN = "plain"
    """As something is explained: never too quickly to follow."""
    DRIVE = "drive"
    """As somebody is spurred on: counts, "go", what is left, encouragement."""
    CALM = "calm"
    """As somebody is let go: rest, breathers, the end."""
