"""The profile: a person's training preferences as they told them; nothing about their health."""

from skill.domain.ground.records import record, replace

MOST_FAVORITES = 20
MOST_LEFT_OUT = 20


@record
class Profile:
    """A person's preferences; None or empty where nothing was said."""

    level: str | None = None
    equipment: tuple[str, ...] | None = None
    """The equipment at home; empty for none, None if nothing was said."""
    minutes: int | None = None
    """The usual length of a workout, in minutes."""
    kinds: tuple[str, ...] = ()
    """The kinds of workout that the person likes."""
    left_out: tuple[str, ...] = ()
    """The ids of exercises that the person never wants."""
    low_impact: bool = False
    favorites: tuple[str, ...] = ()
    """The ids of saved workouts, the latest last."""
    asked: tuple[str, ...] = ()
    """The preferences that the skill has asked for; none is asked for twice, whatever the answer was."""

    def with_favorite(self, workout: str) -> "Profile":
        """Return the profile with a workout as its latest favorite."""
        return replace(self, favorites=_latest(self.favorites, workout)[-MOST_FAVORITES:])

    def leaving_out(self, exercise: str) -> "Profile":
        """Return the profile with an exercise left out from now on."""
        return replace(self, left_out=_latest(self.left_out, exercise)[-MOST_LEFT_OUT:])

    def bringing_back(self, exercise: str) -> "Profile":
        """Return the profile with an exercise no longer left out."""
        return replace(self, left_out=tuple(one for one in self.left_out if one != exercise))

    def having_asked(self, about: str) -> "Profile":
        """Return the profile with a preference noted as asked for."""
        return replace(self, asked=_latest(self.asked, about))


NO_PROFILE = Profile()


def _latest(row: tuple[str, ...], one: str) -> tuple[str, ...]:
    return (*(other for other in row if other != one), one)
