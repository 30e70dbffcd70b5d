"""The types of the content library: workouts, exercises, trainers, playlists, plans, tips and articles.

The content was validated before it was compiled. Texts are in one locale; ids are the same in all locales.
Ids are lower-case words joined by hyphens (`strength-for-runners`), unique within their kind.
"""

from enum import StrEnum

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs, Minutes


class Level(StrEnum):
    """How hard a workout is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class SourceKind(StrEnum):
    """What a queue can play."""

    WORKOUT = "workout"
    PLAYLIST = "playlist"


@record
class Trainer:
    """A trainer, as the listener hears of them; how the voice is made is the studio's concern."""

    id: str
    name: str
    style: str
    good_at: str
    introduction: str
    strictness: int = 3
    """From 1, the gentlest, to 5, the strictest."""
    person: str = ""
    """`man` or `woman`."""


@record
class Exercise:
    """An exercise, and how it is taught."""

    id: str
    name: str
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    impact: str
    """`none`, `low` or `high`."""
    sides: bool
    """True if it is done on one side of the body, then on the other."""
    set_up: str
    how_to: str
    cues: tuple[str, ...]
    caution: str
    easier: str
    """A short sentence that describes the easier variant."""
    harder: str
    easier_move: str | None
    """The exercise id of the easier variant, if that is an exercise of its own."""
    harder_move: str | None
    loads: tuple[str, ...] = ()
    """Parts of the body that it loads: `knees`, `wrists` …"""
    holds: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out` that exclude it: `jumping`, `lunges`, equipment that it needs."""


@record
class WorkoutCard:
    """A workout without its segments: all that is needed to choose and to describe it."""

    id: str
    name: str
    kind: str
    audiences: tuple[str, ...]
    level: Level
    minutes: Minutes
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    space: str
    """The space that it needs, as the end of a sentence: `room to lie down`."""
    trainer: str
    playlist: str
    good_for: str
    """Completes "It is good for …"."""
    summary: str
    premium: bool
    rank: int
    """The author's order among workouts that match equally well; lower comes first."""


@record
class Segment:
    """One audio stream of a workout: one exercise with its set-up, work and rest."""

    id: str
    """Unique within its workout, and kept when the workout is edited: `main-2-squat`."""
    place: int
    """Its index in the workout, 0 for the first."""
    title: str
    """The title on a screen: `Squats, round 2 of 3`."""
    duration_ms: DurationMs
    asset: str
    """The name of its audio file without folder and extension; a hash of what it is made from."""
    exercise: str
    block: str
    round: int
    rounds: int
    work_start_ms: DurationMs
    work_end_ms: DurationMs
    kind: str = "main"
    """The purpose of its block: `warm-up`, `main` or `cool-down`."""


@record
class Breather:
    """A rest on demand, led by a trainer: a quiet stream that ends by itself."""

    asset: str
    duration_ms: DurationMs


@record
class Workout:
    """A workout with its segments, in the order of play."""

    card: WorkoutCard
    revision: str
    """A hash that changes whenever a segment is added, removed, moved, or changes its length."""
    segments: tuple[Segment, ...]


@record
class Track:
    """One piece of music."""

    id: str
    title: str
    bpm: int
    duration_ms: DurationMs
    asset: str


@record
class Playlist:
    """A list of tracks that can be played alone or under a workout."""

    id: str
    name: str
    moods: tuple[str, ...]
    activities: tuple[str, ...]
    bpm_low: int
    bpm_high: int
    description: str
    premium: bool
    tracks: tuple[Track, ...]
    revision: str


@record
class Tip:
    """A training tip of one to three sentences."""

    id: str
    text: str
    article: str
    section: int
    """The index, 0 for the first, of the section of the article from which it was taken."""
    topics: tuple[str, ...]
    audiences: tuple[str, ...]


@record
class Section:
    """A part of an article, short enough to be read aloud in one response."""

    heading: str
    text: str
    answer: str = ""
    """What it says, in a breath; empty if its first sentences do that."""


@record
class PlannedSession:
    """One session of a plan: a workout to do."""

    workout: str
    minutes: int | None
    """The wanted length of the workout; None for its own."""


@record
class Plan:
    """A training plan of several weeks."""

    id: str
    name: str
    audiences: tuple[str, ...]
    level: Level
    good_for: str
    """Completes "It is good for …"."""
    summary: str
    premium: bool
    rank: int
    weeks: tuple[tuple[PlannedSession, ...], ...]

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """All sessions of the plan, in order."""
        return tuple(one for week in self.weeks for one in week)

    def week_of(self, number: int) -> int:
        """Return the week of a session by its number, 1 for the first week; the last week beyond the end."""
        for week, sessions in enumerate(self.weeks, 1):
            if number < len(sessions):
                return week
            number -= len(sessions)
        return len(self.weeks)


@record
class Article:
    """An article about training, in sections."""

    id: str
    title: str
    topics: tuple[str, ...]
    sections: tuple[Section, ...]


@record
class ShortAnswer:
    """An answer of one breath to a question of fact."""

    id: str
    article: str = ""
    """The id of the article that tells more; empty if none does."""


@record
class SearchHit:
    """A section of an article or an exercise that may answer a question."""

    of: str
    """`section` or `exercise`."""
    id: str
    """The id of the article or of the exercise."""
    section: int = 0
    """The index of the section in its article, 0 for the first."""
    words: tuple[str, ...] = ()
    """The words of the question that occur in it."""
    missed: int = 0
    """How many significant words of the question do not occur in it."""
    holds_subject: bool = False
    """True if only the commonest of at least three significant words is missing, so the subject is there."""
