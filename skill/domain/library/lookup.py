"""The protocol by which the rules look things up in the content library.

`skill.content` implements it on the compiled SQLite file, so that the domain does no input or output.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from skill.domain.ground.records import record
from skill.domain.library.contents import (
    Article,
    Breather,
    Exercise,
    Plan,
    Playlist,
    SearchHit,
    ShortAnswer,
    Tip,
    Trainer,
    Workout,
    WorkoutCard,
)
from skill.domain.library.signs import SignFamily


@record
class WorkoutQuery:
    """The conditions of a search for workouts; a field that is empty or None sets no condition."""

    kinds: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    trainers: tuple[str, ...] = ()
    equipment_at_hand: tuple[str, ...] | None = None
    """Only workouts that need no equipment but this; empty: none at all; None: any."""
    equipment_used: tuple[str, ...] = ()
    """Only workouts that use at least one of these pieces of equipment."""
    without: tuple[str, ...] = ()
    """Only workouts without anything that these words of the vocabulary `leave_out` exclude."""
    shortest: int | None = None
    longest: int | None = None
    """The bounds of the length in minutes, both inclusive."""


class Library(Protocol):
    """The compiled, read-only library, in the texts of one locale.

    An unknown id gives None; no method raises an error for words that a person may say.
    """

    def workouts(self, query: WorkoutQuery, limit: int = 20) -> Sequence[WorkoutCard]:
        """Return the workouts that meet all conditions, by rank and then by id."""
        ...

    def workout_card(self, workout_id: str) -> WorkoutCard | None: ...

    def workout(self, workout_id: str, music: str = "") -> Workout | None:
        """Return a workout, with the lengths that its segments have over a playlist's music.

        A segment is a whole number of bars long, so its length depends on the tempo.

        Args:
            workout_id: the workout's id.
            music: a playlist's id; empty, `none` or an unknown id gives the workout's own lengths.
        """
        ...

    def edition(self, of: str, item_id: str) -> str:
        """Return a name of the present sound of an `exercise`, `trainer` or `playlist`; empty if unknown.

        The name changes whenever the sound would change.
        """
        ...

    def look(self, of: str, item_id: str) -> str:
        """Return a name of how something is shown now, in this locale; empty if unknown.

        The name changes whenever a picture of it would change.

        Args:
            of: `exercise`, `trainer` or `track`; `breather` for any, `music` for what is behind tracks.
            item_id: an id, of a track `easy-miles/river-path`; empty for a breather and for music.
        """
        ...

    def exercise(self, exercise_id: str) -> Exercise | None: ...

    def exercises(self, muscles: Sequence[str]) -> Sequence[Exercise]:
        """Return the exercises that train at least one of these muscles, ordered by id."""
        ...

    def breather(self, trainer_id: str, at: int = 0) -> Breather | None:
        """Return a trainer's breather; None if the trainer has none.

        Args:
            trainer_id: the trainer who leads it.
            at: any number; it selects one of the trainer's breathers, modulo how many there are.
        """
        ...

    def trainer(self, trainer_id: str) -> Trainer | None: ...

    def trainer_ids(self) -> Sequence[str]: ...

    def playlists(self) -> Sequence[Playlist]:
        """Return all playlists, by rank and then by id."""
        ...

    def playlist(self, playlist_id: str) -> Playlist | None: ...

    def plan(self, plan_id: str) -> Plan | None: ...

    def plans(self) -> Sequence[Plan]:
        """Return all plans, by rank and then by id."""
        ...

    def tip(self, tip_id: str) -> Tip | None: ...

    def tip_ids(self, topics: Sequence[str] = (), audiences: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids of tips, in a fixed order.

        A tip has at least one of the topics, if any are given, and at least one of the audiences, likewise.
        """
        ...

    def search_tips(self, words: str, limit: int = 10) -> Sequence[str]:
        """Return the ids of tips found by a full-text search, best first; any text is safe to pass."""
        ...

    def article(self, article_id: str) -> Article | None: ...

    def articles(self, topics: Sequence[str] = ()) -> Sequence[str]: ...

    def search_articles(self, words: str, limit: int = 5) -> Sequence[str]:
        """Return the ids of articles found by a full-text search of titles and texts, best first."""
        ...

    def search_passages(self, words: str, limit: int = 5) -> Sequence[SearchHit]:
        """Return sections and exercises in which the significant words occur, best first.

        The search asks for all of the words; if nothing has all, for all but one of three or more; and
        last for any one word. Any text is safe to pass.
        """
        ...

    def short_answer(self, words: str) -> ShortAnswer | None:
        """Return the short answer to a question; None if none is sure. Any text is safe to pass.

        An answer is sure if the question is about what the answer is about, and little of it is left over.
        """
        ...

    def term(self, term_id: str) -> SearchHit | None:
        """Return the section that explains a term; None for an unknown term."""
        ...

    def spoken_names(self, slot: str) -> Mapping[str, Sequence[str]]:
        """Return what can be said in a slot: ids with their names, the usual one first; none if unknown."""
        ...

    def sign_families(self) -> Sequence[SignFamily]:
        """Return the word families of states of health and of circumstances."""
        ...

    def names_of(self, vocabulary: str, word_id: str) -> Sequence[str]:
        """Return all names of a part of the body (`body_parts`, `muscles`); none for any other word."""
        ...

    def name_of(self, vocabulary: str, word_id: str) -> str:
        """Return the spoken name of a word of a vocabulary (`kinds`, `equipment` …); its id if unknown."""
        ...
