"""Faults: what an author has to correct, with its file and key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that an author has to correct."""

    file: str
    """Below the content folder: `workouts/hill-strength.toml`."""
    key: str
    """`blocks[0].moves[2].work`; empty for the whole file."""
    message: str
    """What is wrong, and what to do about it."""

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.file}: {self.key + ': ' if self.key else ''}{self.message}"


class Faults:
    """Collects the faults of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.all: list[Fault] = []

    def add(self, key: str, message: str) -> None:
        """Add a fault."""
        self.all.append(Fault(self.file, key, message))
