"""What the commands share: the library with its faults, and the answer to an unknown id."""

import difflib
import sys
from pathlib import Path

import typer

from skill.content.authored import CONTENT, Authored
from skill.content.locales import Locale
from skill.content.records import Fault


def library_with_faults(content: Path) -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Return all that was authored, with the faults of the gate, the plan and the lines."""
    from skill.content.gate import gate
    from studio.library.lines import LINES, missing_lines, read_lines
    from studio.library.timing_checks import length_faults

    authored, locales, faults = gate(content)
    base = authored.get(locales[0].name)
    if base is not None:
        faults += length_faults(base)
    for locale in locales:
        lines, found = read_lines(LINES, locale)
        faults += found + missing_lines(lines)
    return authored, locales, sorted(set(faults))


def faultless_library() -> Authored:
    """Return the shipped library in its base locale; with faults, list them and leave."""
    authored, locales, faults = library_with_faults(CONTENT)
    if faults:
        report(faults)
    return authored[locales[0].name]


def known_workout(authored: Authored, workout: str) -> str:
    """Return the id if there is such a workout; else say which are near, and leave with 2."""
    if workout in authored.workouts:
        return workout
    near = difflib.get_close_matches(workout, authored.workouts, n=3, cutoff=0.4)
    hint = f"; near it: {', '.join(near)}" if near else ""
    print(f"There is no workout {workout!r}{hint}.", file=sys.stderr)
    raise typer.Exit(2)


def report(faults: list[Fault]) -> None:
    """List the faults and leave with 1."""
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.", file=sys.stderr)
    raise typer.Exit(1)
