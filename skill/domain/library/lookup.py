"""What the coach may ask of the library: a protocol only, so that the domain stays pure.

`skill.content` fills it from the compiled file; the rules never learn where a workout is kept.
"""

from collections.abc import Sequence
from typing import Protocol

from skill.domain.ground.records import record
from skill.domain.library.contents import (
    Article,
    Breather,
    Exercise,
    Plan,
    Playlist,
    SearchHit,
    Tip,
    Trainer,
    Workout,
    WorkoutCard,
)


@record
class WorkoutQuery:
    """Which workouts are asked of the library; an empty or None field asks for anything."""

    kinds: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    trainers: tuple[str, ...] = ()
    equipment_at_hand: tuple[str, ...] | None = None
    """None: no matter; else only workouts that need nothing beyond these (empty: no equipment)."""
    equipment_used: tuple[str, ...] = ()
    """Only workouts that use at least one of these."""
    without: tuple[str, ...] = ()
    """Only workouts that hold nothing of these words of the vocabulary `leave_out`."""
    shortest: int | None = None
    longest: int | None = None
    """Bounds of the length in minutes, both inclusive."""


class Library(Protocol):
    """The compiled, read-only library, in the texts of one locale.

    Asking for an id that is not there returns None; nothing raises for what a person may say.
    """

    def workouts(self, query: WorkoutQuery, limit: int = 20) -> Sequence[WorkoutCard]:
        """Return those that fit all of the query, by rank and then by id."""
        ...

    def workout_card(self, workout_id: str) -> WorkoutCard | None: ...

    def workout(self, workout_id: str, music: str = "") -> Workout | None:
        """Return a workout with its segments as long as they are over a playlist's music.

        Another tempo has other bars, and a segment is always whole bars long.

        Args:
            workout_id: which.
            music: a playlist's id; empty, `none` or an unknown one for the workout's own lengths.
        """
        ...

    def edition(self, of: str, item_id: str) -> str:
        """Return a name for how an `exercise`, `trainer` or `playlist` sounds now.

        It is another one as soon as anything of it would sound different; the id itself if unknown.
        """
        ...

    def exercise(self, exercise_id: str) -> Exercise | None: ...

    def exercises(self, muscles: Sequence[str]) -> Sequence[Exercise]:
        """Return the moves that train at least one of these muscles, by id."""
        ...

    def breather(self, trainer_id: str, at: int = 0) -> Breather | None:
        """Return the rest that a trainer leads; None if there is none.

        Args:
            trainer_id: who leads it.
            at: any number; another one is another take, where there are several.
        """
        ...

    def trainer(self, trainer_id: str) -> Trainer | None: ...

    def trainer_ids(self) -> Sequence[str]: ...

    def playlists(self) -> Sequence[Playlist]:
        """Return all of them, by rank and then by id."""
        ...

    def playlist(self, playlist_id: str) -> Playlist | None: ...

    def plan(self, plan_id: str) -> Plan | None: ...

    def plans(self) -> Sequence[Plan]:
        """Return all plans, by rank and then by id."""
        ...

    def tip(self, tip_id: str) -> Tip | None: ...

    def tip_ids(self, topics: Sequence[str] = (), audiences: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids, in a fixed order, of tips with at least one of each that is given."""
        ...

    def search_tips(self, words: str, limit: int = 10) -> Sequence[str]:
        """Return tip ids that the words find, best first; any text is safe to pass."""
        ...

    def article(self, article_id: str) -> Article | None: ...

    def articles(self, topics: Sequence[str] = ()) -> Sequence[str]: ...

    def search_articles(self, words: str, limit: int = 5) -> Sequence[str]:
        """Return article ids that the words find in titles or texts, best first."""
        ...

    def search_passages(self, words: str, limit: int = 5) -> Sequence[SearchHit]:
        """Return sections and exercises that hold the words which matter, best first.

        First those that hold all of them; if none does, those that hold all but one of three or more;
        and last those that hold one. Any text is safe to pass.
        """
        ...

    def term(self, term_id: str) -> SearchHit | None:
        """Return the section that explains a term."""
        ...

    def name_of(self, vocabulary: str, word_id: str) -> str:
        """Return how a word of a vocabulary (`kinds`, `equipment` …) is spoken; its id if unknown."""
        ...
