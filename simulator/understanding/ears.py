"""The ears: the ways in which the simulator resolves what is said to an intent."""

from enum import StrEnum


class Ear(StrEnum):
    """How an utterance that is no sample is resolved; a real Alexa lies between the two."""

    STRICT = "strict"
    """By rules: it refuses what no sample explains, and so misses some of what is meant."""
    STATISTICAL = "statistical"
    """By a linear model trained on the samples: it guesses more, both rightly and wrongly."""
