"""Word families that tell of a state of health or of a circumstance."""

from skill.domain.ground.records import record

EMERGENCY, CRISIS, DOCTOR, ASK_FIRST = "emergency", "crisis", "doctor", "ask-first"
DANGER, VIOLENCE, ANOTHER, MISHAP = "danger", "violence", "another", "mishap"
"""Fire, gas or somebody who breaks in; violence at home; somebody else who is hurt or ill; a stubbed toe."""
DISTRESS, WEARY, CIRCUMSTANCE = "distress", "weary", "circumstance"

BY_URGENCY = (
    EMERGENCY, DANGER, CRISIS, VIOLENCE, ANOTHER, DOCTOR, ASK_FIRST, MISHAP, DISTRESS, WEARY, CIRCUMSTANCE
)  # fmt: skip
"""The concerns, the most urgent first."""
GRAVE = frozenset({EMERGENCY, DANGER, CRISIS, VIOLENCE})
"""Concerns that are better heard once too often than missed once."""


@record
class SignFamily:
    """A word family: it is found if each row of `all` has a phrase that is found."""

    concern: str
    """One of `BY_URGENCY`."""
    all: tuple[tuple[str, ...], ...]
    """Rows of phrases; `*` at the end of a word stands for any ending: `pregnan*`."""
    unless: tuple[str, ...] = ()
    """Phrases beside which it does not count."""
    exclude: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out` that a workout leaves out in this circumstance."""
    equipment: str = ""
    level: str = ""
    audience: str = ""
    kind: str = ""
