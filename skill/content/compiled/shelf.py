"""The compiled library in each of its locales.

Nothing is parsed when the skill starts, and an index answers every query, so that ten thousand workouts
cost a turn no more than thirty.
"""

from pathlib import Path

from skill.content.compiled.library_file import open_library
from skill.content.compiled.playlists import PlaylistShelf
from skill.content.compiled.texts import TextShelf
from skill.content.compiled.trainers import TrainerShelf
from skill.content.compiled.workouts import WorkoutShelf
from skill.ports import BASE_LOCALE


class CompiledShelf(WorkoutShelf, TrainerShelf, PlaylistShelf, TextShelf):
    """The library in one locale; fills `skill.ports.Shelf`."""


class CompiledShelves:
    """The compiled library in all its locales; fills `skill.ports.Shelves`."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            LibraryMissing: it is not there.
        """
        connection = open_library(path)
        names = [name for (name,) in connection.execute("SELECT name FROM locales ORDER BY place")]
        self._shelves = {name: CompiledShelf(connection, name) for name in names}

    def in_locale(self, locale: str) -> CompiledShelf:
        """Return the shelf of a locale, of its language, or of en-US, whichever is there."""
        if locale in self._shelves:
            return self._shelves[locale]
        language = locale.partition("-")[0]
        alike = [name for name in self._shelves if name.partition("-")[0] == language]
        return self._shelves[alike[0] if alike else BASE_LOCALE]
