"""What authors write, as typed records, and the one reader of their files (docs/authoring.md)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from skill.content.records import Fault, Faults, read_record

CONTENT = Path(__file__).parent
"""Where the shipped library's files stand."""

BASE_LOCALE = "en-US"


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """How a trainer is synthesised."""

    espeak: str
    words_per_minute: int
    pitch: int


@dataclass(frozen=True, slots=True)
class TrainerFile:
    """A trainer."""

    name: str
    style: str
    good_at: str
    introduction: str
    voice: VoiceFile
    phrases: dict[str, tuple[str, ...]]
    called: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class MoveFile:
    """One exercise in a block; times in whole seconds."""

    exercise: str
    work: int
    rest: int
    set_up: int | None = None
    reps: int | None = None
    """How often the move is done in its work, for moves that are counted aloud."""


@dataclass(frozen=True, slots=True)
class BlockFile:
    """A row of moves, done for some rounds."""

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


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A piece of music of our own making."""

    id: str
    title: str
    bpm: int
    bars: int
    style: str
    key: str
    seed: int


@dataclass(frozen=True, slots=True)
class PlaylistFile:
    """A row of tracks."""

    name: str
    moods: tuple[str, ...]
    activities: tuple[str, ...]
    bpm_low: int
    bpm_high: int
    description: str
    premium: bool
    tracks: tuple[TrackFile, ...]
    called: tuple[str, ...] = ()
    rank: int = 100


@dataclass(frozen=True, slots=True)
class SectionFile:
    """A part of an article."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TipFile:
    """A tip that is drawn from a section."""

    id: str
    section: int
    text: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article with its tips."""

    title: str
    topics: tuple[str, ...]
    sections: tuple[SectionFile, ...]
    tips: tuple[TipFile, ...]
    called: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionFile:
    """One training of a plan: a workout, shortened or drawn out where `minutes` says so."""

    workout: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class WeekFile:
    """A week of a plan."""

    sessions: tuple[SessionFile, ...]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A programme of some weeks."""

    name: str
    audiences: tuple[str, ...]
    level: str
    good_for: str
    summary: str
    premium: bool
    weeks: tuple[WeekFile, ...]
    called: tuple[str, ...] = ()
    rank: int = 100


@dataclass(frozen=True, slots=True)
class WordFile:
    """A word of the vocabulary."""

    name: str
    called: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """The words by which people ask, by id."""

    kinds: dict[str, WordFile]
    audiences: dict[str, WordFile]
    levels: dict[str, WordFile]
    equipment: dict[str, WordFile]
    muscles: dict[str, WordFile]
    moods: dict[str, WordFile]
    activities: dict[str, WordFile]
    topics: dict[str, WordFile]
    numbers: tuple[str, ...]
    """What a trainer counts aloud, from one on."""

    def words(self, vocabulary: str) -> Mapping[str, WordFile]:
        """Return one vocabulary by its name."""
        words: Mapping[str, WordFile] = getattr(self, vocabulary)
        return words


@dataclass(frozen=True, slots=True)
class Authored:
    """All that authors wrote, in one locale."""

    vocabulary: VocabularyFile
    trainers: Mapping[str, TrainerFile] = field(default_factory=dict)
    exercises: Mapping[str, ExerciseFile] = field(default_factory=dict)
    workouts: Mapping[str, WorkoutFile] = field(default_factory=dict)
    playlists: Mapping[str, PlaylistFile] = field(default_factory=dict)
    articles: Mapping[str, ArticleFile] = field(default_factory=dict)
    plans: Mapping[str, PlanFile] = field(default_factory=dict)

    def track(self, track_id: str) -> TrackFile:
        """Return a track of any playlist.

        Raises:
            KeyError: there is none of that id.
        """
        for playlist in self.playlists.values():
            for track in playlist.tracks:
                if track.id == track_id:
                    return track
        raise KeyError(track_id)


KINDS: dict[str, type] = {
    "trainers": TrainerFile,
    "exercises": ExerciseFile,
    "workouts": WorkoutFile,
    "playlists": PlaylistFile,
    "articles": ArticleFile,
    "plans": PlanFile,
}
"""The folders, and what a file in each is."""

Tables = dict[str, dict[str, Any]]
"""Raw tables by file: `workouts/hill-strength.toml`."""


def read_tables(content: Path) -> tuple[Tables, list[Fault]]:
    """Return every TOML file of the base locale as raw tables, with a fault for each that is no TOML."""
    tables: Tables = {}
    faults: list[Fault] = []
    for path in _files(content):
        file = path.relative_to(content).as_posix()
        try:
            tables[file] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(file, "", f"is no TOML: {error}"))
    return tables, faults


def _files(content: Path) -> Iterator[Path]:
    yield content / "vocabulary.toml"
    for kind in KINDS:
        yield from sorted((content / kind).glob("*.toml"))


def read_authored(tables: Tables) -> tuple[Authored | None, list[Fault]]:
    """Return all records, with the faults of shape; None if the vocabulary itself cannot be read."""
    faults: list[Fault] = []
    vocabulary = _record(VocabularyFile, "vocabulary.toml", tables, faults)
    shelves: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for file in tables:
        kind, _, name = file.partition("/")
        record = _record(KINDS[kind], file, tables, faults) if kind in KINDS else None
        if record is not None:
            shelves[kind][name.removesuffix(".toml")] = record
    if vocabulary is None:
        return None, faults
    return Authored(vocabulary, **shelves), faults


def _record(kind: type, file: str, tables: Tables, faults: list[Fault]) -> Any:
    if file not in tables:
        faults.append(Fault(file, "", "is missing"))
        return None
    found = Faults(file)
    record = read_record(kind, tables[file], found)
    faults.extend(found.all)
    return record


def vocabularies() -> tuple[str, ...]:
    """Return the names of the vocabularies."""
    return tuple(one.name for one in fields(VocabularyFile) if one.name != "numbers")
