"""The shipped library for the tests: read when a test first asks for it, and once a process.

Nothing here is read when a module is imported, so collecting the tests opens no file of the library
(tests/repository/test_collection.py). What tests are parametrised by is told by the names of files.
"""

from functools import cache
from pathlib import Path

from skill.content.authored import CONTENT, Authored, VoiceFile
from skill.content.compiled import CompiledShelf, CompiledShelves
from skill.content.faults import Fault
from skill.content.locales import Locale
from skill.content.validation import validate

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "skill" / "content" / "library.sqlite"
"""The compiled library, which `make build` writes."""


def _ids(folder: Path, pattern: str) -> list[str]:
    return sorted(path.stem for path in folder.glob(pattern))


WORKOUT_IDS = _ids(CONTENT / "workouts", "*.toml")
TRAINER_IDS = _ids(CONTENT / "trainers", "*.toml")
TRACK_IDS = _ids(ROOT / "audio_assets" / "music", "*.mid")


@cache
def gated() -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Return the validated content: the library by locale, the locales, and the faults found."""
    return validate(CONTENT)


def authored(locale: str = "en-US") -> Authored:
    """Return the library as its authors wrote it, in the words of a locale."""
    return gated()[0][locale]


def maya() -> VoiceFile:
    """Return how Maya is synthesised."""
    return authored().trainers["maya"].voice


@cache
def shelf(locale: str = "en-US") -> CompiledShelf:
    """Return the compiled library in a locale."""
    return CompiledShelves(LIBRARY).in_locale(locale)
