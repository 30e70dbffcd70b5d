"""A wish: the properties of the workout that a person wants."""

from skill.domain.ground.records import record


@record
class Wish:
    """The wanted properties of a workout; None where nothing was said."""

    workout: str | None = None
    kind: str | None = None
    audience: str | None = None
    minutes: int | None = None
    level: str | None = None
    equipment: str | None = None
    muscle: str | None = None
    trainer: str | None = None
    music: str | None = None
    """The id of a playlist to hear under it instead of its own."""
    also: tuple[str, ...] = ()
    """Muscles that it should train besides `muscle`."""
    exclude: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out` for what it must not contain; never given up."""
    unwanted: tuple[str, ...] = ()
    """Ids of the kinds, muscles, audiences and trainers that it must not be of; never given up."""
    unknown: tuple[str, ...] = ()
    """Words that were said for a property, but that the library does not know."""

    @property
    def is_open(self) -> bool:
        """True if no property was given."""
        return self == Wish()
