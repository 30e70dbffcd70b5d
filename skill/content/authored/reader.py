"""The one reader of the authors' TOML files (docs/authoring.md)."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from skill.content.authored.answers import AnswersFile
from skill.content.authored.articles import ArticleFile
from skill.content.authored.plans import PlanFile
from skill.content.authored.playlists import PlaylistFile, TrackFile
from skill.content.authored.signs import SignsFile
from skill.content.authored.trainers import TrainerFile
from skill.content.authored.vocabulary import VocabularyFile
from skill.content.authored.workouts import ExerciseFile, WorkoutFile
from skill.content.faults import Fault, Faults
from skill.content.toml_records import read_record

CONTENT = Path(os.environ.get("AUDIO_TRAINER_CONTENT") or Path(__file__).parent.parent)
"""The folder of the library's files: AUDIO_TRAINER_CONTENT, or `skill/content` with the shipped ones."""


@dataclass(frozen=True, slots=True)
class Authored:
    """Everything that authors wrote, in one locale; each mapping is by id."""

    vocabulary: VocabularyFile
    trainers: Mapping[str, TrainerFile] = field(default_factory=dict)
    exercises: Mapping[str, ExerciseFile] = field(default_factory=dict)
    workouts: Mapping[str, WorkoutFile] = field(default_factory=dict)
    playlists: Mapping[str, PlaylistFile] = field(default_factory=dict)
    articles: Mapping[str, ArticleFile] = field(default_factory=dict)
    answers: Mapping[str, AnswersFile] = field(default_factory=dict)
    """Short answers to questions of fact, by subject."""
    plans: Mapping[str, PlanFile] = field(default_factory=dict)
    signs: Mapping[str, SignsFile] = field(default_factory=dict)
    """The signs of a state of health or a circumstance, by concern."""

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
    "answers": AnswersFile,
    "plans": PlanFile,
    "signs": SignsFile,
}
"""The folders of the library, and the type of a file in each."""

Tables = dict[str, dict[str, Any]]
"""Raw tables by file: `workouts/hill-strength.toml`."""


def read_tables(content: Path) -> tuple[Tables, list[Fault]]:
    """Return every TOML file of the base locale as raw tables, with a fault for each file that is no TOML."""
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
    """Return typed records and the faults of shape; no records if the vocabulary cannot be read."""
    faults: list[Fault] = []
    vocabulary = _record(VocabularyFile, "vocabulary.toml", tables, faults)
    shelves: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for file in tables:
        kind, _, name = file.partition("/")
        record = _record(KINDS[kind], file, tables, faults) if kind in KINDS else None
        if record is not None:
            shelves[kind][name.removesuffix(".toml")] = record
    for trainer_id, trainer in shelves["trainers"].items():
        voice = replace(trainer.voice, trainer=trainer_id)
        shelves["trainers"][trainer_id] = replace(trainer, voice=voice)
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
