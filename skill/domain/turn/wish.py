"""A wish: what somebody wants a workout to be."""

from skill.domain.ground.records import record


@record
class Wish:
    """What a workout is wanted to be; None where nothing was said."""

    workout: str | None = None
    kind: str | None = None
    audience: str | None = None
    minutes: int | None = None
    level: str | None = None
    equipment: str | None = None
    muscle: str | None = None
    trainer: str | None = None
    music: str | None = None
    """A playlist to have it over, instead of its own."""
    also: tuple[str, ...] = ()
    """Muscles that it should train beside `muscle`."""
    exclude: tuple[str, ...] = ()
    """What must not be in it: words of the vocabulary `leave_out`. Never given up for anything."""
    unknown: tuple[str, ...] = ()
    """Words that stood where a value belongs, but are none that the library knows."""

    @property
    def is_open(self) -> bool:
        """True if nothing at all was specified."""
        return self == Wish()
