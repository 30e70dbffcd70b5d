"""The compiled library, as the skill reads it: one read-only SQLite file."""

from skill.content.compiled.library_file import FORM, LibraryMissing, open_library
from skill.content.compiled.shelf import CompiledShelf, CompiledShelves

__all__ = ["FORM", "CompiledShelf", "CompiledShelves", "LibraryMissing", "open_library"]
