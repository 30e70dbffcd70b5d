"""The profile: fitness preferences as somebody told them. Never anything of anybody's health."""

from skill.domain.ground.records import record, replace

MOST_FAVORITES = 20
MOST_LEFT_OUT = 20


@record
class Profile:
    """What is known of somebody's training; None or empty where nothing was said."""

    level: str | None = None
    equipment: tuple[str, ...] | None = None
    """What is at hand at home; empty for nothing, None for not said."""
    minutes: int | None = None
    """How long a workout usually is to be."""
    kinds: tuple[str, ...] = ()
    """What kinds of workout are liked."""
    left_out: tuple[str, ...] = ()
    """Exercises that are never to be given again."""
    low_impact: bool = False
    favorites: tuple[str, ...] = ()
    """Workouts that were saved, the latest last."""
    asked: tuple[str, ...] = ()
    """What we asked about; nothing is asked twice, whatever the answer was."""

    def with_favorite(self, workout: str) -> "Profile":
        """Return the profile with a workout among the favorites, as the latest."""
        return replace(self, favorites=_latest(self.favorites, workout)[-MOST_FAVORITES:])

    def leaving_out(self, exercise: str) -> "Profile":
        """Return the profile without an exercise from now on."""
        return replace(self, left_out=_latest(self.left_out, exercise)[-MOST_LEFT_OUT:])

    def bringing_back(self, exercise: str) -> "Profile":
        """Return the profile in which an exercise may come again."""
        return replace(self, left_out=tuple(one for one in self.left_out if one != exercise))

    def having_asked(self, about: str) -> "Profile":
        """Return the profile in which this was asked."""
        return replace(self, asked=_latest(self.asked, about))


NO_PROFILE = Profile()


def _latest(row: tuple[str, ...], one: str) -> tuple[str, ...]:
    return (*(other for other in row if other != one), one)
