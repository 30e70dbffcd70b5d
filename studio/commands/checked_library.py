"""What most commands begin with: the checked library, and ids of workouts that exist."""

import difflib
import sys
from pathlib import Path
from typing import NoReturn

from skill.content.authored import CONTENT, Authored
from skill.content.faults import Fault
from skill.content.locales import Locale
from studio.commands.console import fail


def library_with_faults(content: Path) -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Return the authored library by locale, the locales, and the faults found in all of it."""
    from skill.content.validation import validate
    from studio.addresses.name_faults import name_faults
    from studio.library.length_check import length_faults
    from studio.library.line_files import LINES, missing_lines, read_lines
    from studio.pictures.now_playing.shown import Wording, picture_faults

    authored, locales, faults = validate(content)
    base = authored.get(locales[0].name)
    if base is not None:
        faults += length_faults(base)
    if base is not None and not faults:
        faults += name_faults(base)
        faults += (
            fault for one in locales for fault in picture_faults(Wording(authored[one.name], one.segment))
        )
    for locale in locales:
        lines, found = read_lines(LINES, locale)
        faults += found + missing_lines(lines)
    return authored, locales, sorted(set(faults))


def faultless_library() -> Authored:
    """Return the library in its base locale; if it has faults, list them and exit with 1."""
    authored, locales, faults = library_with_faults(CONTENT)
    if faults:
        report(faults)
    return authored[locales[0].name]


def chosen_workouts(authored: Authored, workouts: list[str] | None) -> list[str]:
    """Return the given ids of workouts, all if none is given; exit with 2 at an unknown id."""
    return [known_workout(authored, one) for one in workouts or sorted(authored.workouts)]


def known_workout(authored: Authored, workout: str) -> str:
    """Return the id of a workout that exists; otherwise name similar ids, and exit with 2."""
    if workout not in authored.workouts:
        near = difflib.get_close_matches(workout, authored.workouts, n=3, cutoff=0.4)
        hint = f"; near it: {', '.join(near)}" if near else ""
        fail(f"There is no workout {workout!r}{hint}.", 2)
    return workout


def report(faults: list[Fault]) -> NoReturn:
    """List faults on stderr, and exit with 1."""
    for fault in faults:
        print(fault, file=sys.stderr)
    fail(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.")
