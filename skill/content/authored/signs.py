"""The signs of a state of health or of a circumstance: word families, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """A word family: it is found in what was said if each row of `all` has a phrase that is found.

    A phrase is a row of words; `*` at the end of a word stands for any ending: `pregnan*`.
    """

    all: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    """Phrases beside which the family does not count."""
    exclude: tuple[str, ...] = ()
    """A circumstance only: words of the vocabulary `leave_out` that a workout then leaves out."""
    equipment: str = ""
    """A circumstance only: the equipment that is at hand; `none` for none at all."""
    level: str = ""
    audience: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SignsFile:
    """All families of one concern; the concern is the name of the file."""

    name: str
    """The commonest way to say it: the value of the slot type."""
    called: tuple[str, ...]
    """Other ways to say it; the interaction models take their slot values from here."""
    families: tuple[FamilyFile, ...]
