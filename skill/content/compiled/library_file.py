"""Opens the compiled library: one read-only SQLite file that `studio build` makes."""

import sqlite3
from pathlib import Path

from skill.errors import SkillError

FORM = 11
"""The version of the compiled file's tables."""


class LibraryMissing(SkillError):
    """There is no compiled library, or one of another form: `make build` makes it."""


def open_library(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to a compiled library.

    Raises:
        LibraryMissing: it is not there, or was compiled by another version of the skill.
    """
    if not path.exists():
        raise LibraryMissing(f"{path} is not there: say 'make build' (or 'python -m studio build')")
    # immutable: nobody writes it while we read, so that SQLite does not look for locks in every query.
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        (form,) = connection.execute("SELECT value FROM meta WHERE name = 'form'").fetchone()
    except (sqlite3.DatabaseError, TypeError) as error:
        raise LibraryMissing(f"{path} is no compiled library: say 'make build' again") from error
    if int(form) != FORM:
        raise LibraryMissing(f"{path} is of form {form}, not {FORM}: say 'make build' again")
    return connection
