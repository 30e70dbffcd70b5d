"""How a sentence is said: its pace follows what it is for."""

from enum import StrEnum

BREATH_MS = 240
"""The pause between two sentences of one text."""


COUNT_MS = 520
"""The most that a word of the count-in may take: two beats at 178 a minute, less the pause between texts."""


class Delivery(StrEnum):
    """How a sentence is said."""

    PLAIN = "plain"
    """As something is explained: never too quickly to follow."""
    DRIVE = "drive"
    """As somebody is spurred on: counts, "go", what is left, encouragement."""
    COUNT = "count"
    """As the last three seconds before the work are counted: one word, over before the next beat but one."""
    CALM = "calm"
    """As somebody is let go: rest, breathers, the end."""
