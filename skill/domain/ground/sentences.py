"""Splitting a text into sentences, so that a long text can be shortened between two of them."""

from skill.domain.ground.patterns import Pattern

_END = Pattern(r"(?<=[.!?])\s+(?=[A-Z])")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order; joined by spaces they give the text again."""
    return tuple(one for one in _END.split(text.strip()) if one)
