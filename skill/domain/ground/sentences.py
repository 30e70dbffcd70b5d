"""Sentences: where a text may be cut so that what is left can still be heard."""

import re

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order; joined by spaces they are the text."""
    return tuple(one for one in _END.split(text.strip()) if one)
