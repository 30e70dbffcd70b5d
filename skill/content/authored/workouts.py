"""Moves and the workouts that are made of them, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariantFile:
    """An easier or a harder way to do a move."""

    say: str
    move: str | None = None


@dataclass(frozen=True, slots=True)
class ExerciseFile:
    """A move."""

    name: str
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    impact: str
    sides: bool
    set_up: str
    how_to: str
    cues: tuple[str, ...]
    caution: str
    easier: VariantFile
    harder: VariantFile
    called: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    """The body parts that the move strains: it is left out for a person who says that one of them hurts."""


@dataclass(frozen=True, slots=True)
class MoveFile:
    """One exercise in a block; times in whole seconds."""

    exercise: str
    work: int
    rest: int
    set_up: int | None = None
    reps: int | None = None
    """The repetitions in the work, for moves that are counted aloud."""


@dataclass(frozen=True, slots=True)
class BlockFile:
    """A sequence of moves, done for some rounds."""

    id: str
    name: str
    kind: str
    moves: tuple[MoveFile, ...]
    rounds: int = 1
    round_rest: int = 0


@dataclass(frozen=True, slots=True)
class WorkoutFile:
    """A workout."""

    name: str
    kind: str
    audiences: tuple[str, ...]
    level: str
    minutes: int
    trainer: str
    playlist: str
    equipment: tuple[str, ...]
    space: str
    good_for: str
    summary: str
    premium: bool
    opening: str
    blocks: tuple[BlockFile, ...]
    called: tuple[str, ...] = ()
    rank: int = 100
