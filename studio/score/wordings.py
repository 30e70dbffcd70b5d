"""Wordings: a trainer's phrases with their brace filled."""

import hashlib
import re
from collections.abc import Sequence

ABOUT_SOMETHING = ("next", "again", "done")
"""Phrases that name a move or a workout."""
WAYS = 2
"""In how many of a trainer's wordings one move or workout is named."""


def filled(wording: str, name: str) -> str:
    """Return a wording with a name in the place of its brace, beginning with a capital."""
    return upper(re.sub(r"\{\w+\}", lambda _: name, wording))


def upper(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def wordings_about(key: str, wordings: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the wordings of a phrase that are used for one name.

    A trainer names each move, and each workout, in two of their ways: which two differs from name to name,
    so all are heard in a workout, and half as many clips are needed.
    """
    if key not in ABOUT_SOMETHING:
        return tuple(wordings)
    ranked = sorted(wordings, key=lambda one: hashlib.sha256(f"{name}/{one}".encode()).digest())
    return tuple(one for one in wordings if one in ranked[:WAYS])
