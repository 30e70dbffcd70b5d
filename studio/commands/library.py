"""`build`, `check` and `score`: the library as a file, as a report, and as what is said when."""

import difflib
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from skill.content.authored import CONTENT, Authored
from skill.content.faults import Fault
from skill.content.locales import Locale
from studio.cli import app

TARGET = CONTENT / "library.sqlite"


@app.command()
def build(
    content: Annotated[Path, typer.Option(help="The folder of the authors' files.")] = CONTENT,
    target: Annotated[Path, typer.Option(help="The compiled file to write.")] = TARGET,
) -> None:
    """Compile the library, if the validate finds no fault in it."""
    from studio.library.compile import compile_library
    from studio.library.lines import LINES, read_lines

    authored, locales, faults = checked(content)
    lines = {one.name: read_lines(LINES, one)[0] for one in locales}
    if faults:
        report(faults)
    compile_library(authored, locales, lines, target)
    base = authored[locales[0].name]
    tips = sum(len(article.tips) for article in base.articles.values())
    print(
        f"Compiled {len(base.workouts)} workouts, {len(base.exercises)} exercises, "
        f"{len(base.playlists)} playlists, {len(base.articles)} articles and {tips} tips "
        f"in {' and '.join(one.name for one in locales)}."
    )


@app.command()
def check(
    content: Annotated[Path, typer.Option(help="The folder of the authors' files.")] = CONTENT,
) -> None:
    """List every fault of the library, with its file and key."""
    from studio.library.fitting import clips_that_do_not_fit, stale_clips

    authored, locales, faults = checked(content)
    if not faults:
        faults = clips_that_do_not_fit(authored[locales[0].name])
    if faults:
        report(faults)
    for trainer, texts in stale_clips(authored[locales[0].name]).items():
        few = ", ".join(repr(one) for one in sorted(texts)[:3])
        print(
            f"Notice: {len(texts)} of {trainer}'s clips are stale and will be synthesised ({few}"
            f"{', …' if len(texts) > 3 else ''}): say 'python -m studio voice make {trainer}'."
        )
    if content == CONTENT:
        _say_stale(authored[locales[0].name])
    print("No faults.")


def _say_stale(authored: Authored) -> None:
    """Say which tracks are not on the shelf as they are declared: no fault, for they are made when needed."""
    from studio.music.shelf import stale

    if old := stale(authored):
        ids = ", ".join(track.id for track in old)
        print(f"Not shipped as declared, and made when needed: {ids}. 'python -m studio music' ships them.")


@app.command()
def score(
    workout: Annotated[str, typer.Argument(help="The id of a workout.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a cue.")] = False,
) -> None:
    """Print what is said when in a workout; times are milliseconds from the segment's start."""
    from studio.score.scoring import score_workout

    authored = whole()
    for segment in score_workout(authored, known_workout(authored, workout)):
        for cue in segment.cues:
            if as_json:
                print(json.dumps({
                    "workout": workout, "segment": segment.segment, "place": segment.place,
                    "kind": cue.kind, "at_ms": cue.at_ms, "window_ms": cue.window_ms,
                    "text": cue.text,
                }))  # fmt: skip
            else:
                print(f"{segment.segment:32} {cue.at_ms / 1000:7.1f} s  {cue.kind:13} {cue.text}")


def checked(content: Path) -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Return all that was authored, with the faults of the validate, the plan and the lines."""
    from skill.content.validation import validate
    from studio.library.fitting import lengths_that_do_not_add_up
    from studio.library.lines import LINES, read_lines, unspoken_and_unknown

    authored, locales, faults = validate(content)
    base = authored.get(locales[0].name)
    if base is not None:
        faults += lengths_that_do_not_add_up(base)
    for locale in locales:
        lines, found = read_lines(LINES, locale)
        faults += found + unspoken_and_unknown(lines)
    return authored, locales, sorted(set(faults))


def whole() -> Authored:
    """Return the shipped library in its base locale; with faults, list them and leave."""
    authored, locales, faults = checked(CONTENT)
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
