"""What the library holds, as the coach sees it: frozen facts, already checked by the gate.

Texts are those of one locale; ids are the same in all of them. Ids are lower-case words joined by
hyphens (`strength-for-runners`), unique within their kind.
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
    """What a queue can be made from."""

    WORKOUT = "workout"
    PLAYLIST = "playlist"


@record
class Trainer:
    """A coach's public face; the voice itself is the studio's affair."""

    id: str
    name: str
    style: str
    good_at: str
    introduction: str
    strictness: int = 3
    """1 for the gentlest, 5 for the strictest."""


@record
class Exercise:
    """A move, and how it is taught."""

    id: str
    name: str
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    impact: str
    """`none`, `low` or `high`."""
    sides: bool
    """True if it is done on one side, then on the other."""
    set_up: str
    how_to: str
    cues: tuple[str, ...]
    caution: str
    easier: str
    """One breath that says the easier variant."""
    harder: str
    easier_move: str | None
    """The exercise id of the easier variant, where that is a move of its own."""
    harder_move: str | None
    loads: tuple[str, ...] = ()
    """Parts of the body that must be well for it: `knees`, `wrists` …"""
    holds: tuple[str, ...] = ()
    """Words of the vocabulary `leave_out` that rule it out: `jumping`, `lunges`, equipment that it needs."""


@record
class WorkoutCard:
    """What is needed to choose a workout and to say what it is; no segments."""

    id: str
    name: str
    kind: str
    audiences: tuple[str, ...]
    level: Level
    minutes: Minutes
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    space: str
    """What room it takes, as words that end a sentence: `room to lie down`."""
    trainer: str
    playlist: str
    good_for: str
    """Completes "It is good for …"."""
    summary: str
    premium: bool
    rank: int
    """The author's order among workouts that fit equally well; lower comes first."""


@record
class Segment:
    """One stream of a workout: one exercise with its set-up, work and rest."""

    id: str
    """Unique within its workout, and kept when the workout is edited: `main-2-squat`."""
    place: int
    """0 for the first."""
    title: str
    """What a screen shows: `Squats, round 2 of 3`."""
    duration_ms: DurationMs
    asset: str
    """The name of its audio file without address or ending; a hash of what goes into it."""
    exercise: str
    block: str
    round: int
    rounds: int
    work_start_ms: DurationMs
    work_end_ms: DurationMs
    kind: str = "main"
    """What its block is for: `warm-up`, `main` or `cool-down`."""


@record
class Breather:
    """A trainer's rest on demand: a quiet stream that ends by itself."""

    asset: str
    duration_ms: DurationMs


@record
class Workout:
    """A workout with all that is played, in order."""

    card: WorkoutCard
    revision: str
    """A hash that changes whenever a segment comes, goes, moves or changes its length."""
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
    """A curated row of tracks that can be played alone or under a workout."""

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
    """A sentence or three that is good to hear."""

    id: str
    text: str
    article: str
    section: int
    """The place (0 for the first) of the section of the article that it is drawn from."""
    topics: tuple[str, ...]
    audiences: tuple[str, ...]


@record
class Section:
    """A part of an article that can be read aloud in one turn."""

    heading: str
    text: str


@record
class PlannedSession:
    """One training of a plan."""

    workout: str
    minutes: int | None
    """How long it is to be where that is not the workout's own length."""


@record
class Plan:
    """A programme of some weeks."""

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
        """All of its trainings, in order."""
        return tuple(one for week in self.weeks for one in week)

    def week_of(self, number: int) -> int:
        """Return in which week a training is, 1 for the first; the last for all beyond it."""
        for week, sessions in enumerate(self.weeks, 1):
            if number < len(sessions):
                return week
            number -= len(sessions)
        return len(self.weeks)


@record
class Article:
    """Something worth knowing, in sections."""

    id: str
    title: str
    topics: tuple[str, ...]
    sections: tuple[Section, ...]


@record
class SearchHit:
    """Something in the library that may answer a question."""

    of: str
    """`section` (of an article) or `exercise`."""
    id: str
    """The article's or the exercise's."""
    section: int = 0
    words: tuple[str, ...] = ()
    """The words of the question that it holds."""
    missed: int = 0
    """How many words that matter it does not hold."""
