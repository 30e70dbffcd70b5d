"""`python -m simulator understand`: the yardstick, over each model that is shipped."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.plugging import MODELS
from simulator.understanding.model import Understanding, read_model
from simulator.yardstick.conflicts import conflicts, rows_that_are_samples, without_rows
from simulator.yardstick.judging import Judged, judge
from simulator.yardstick.picture import heat_map
from simulator.yardstick.reporting import (
    AIMS,
    conflict_lines,
    confusion_lines,
    figures,
    overlap_lines,
    wrong_lines,
)
from simulator.yardstick.rows import Labelled, Unreadable, read_rows

MONDAY = 1_795_420_800_000
"""Monday, 2026-11-23, 08:00 UTC: the day from which the labels count."""
LOCALES = ("en-US", "en-GB")

Rows = Annotated[Path, typer.Option(help="The folder of labelled utterances.")]
Locales = Annotated[list[str], typer.Option("--locale", help="Which models; may be given again.")]
Pictures = Annotated[Path, typer.Option(help="Where the heat maps go: understanding-en-US.svg …")]
Wrong = Annotated[bool, typer.Option("--wrong", help="List each utterance that was not understood.")]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="List samples that compete between intents.")]
Overlaps = Annotated[
    bool, typer.Option("--overlaps", help="List rows that are samples, which prove nothing.")
]


def understanding_of(locale: str) -> Understanding:
    """Return a shipped model, on the day from which the labels count."""
    return Understanding(
        read_model(MODELS / f"{locale}.json"), locale, "amzn1.ask.skill.yardstick", lambda: MONDAY
    )


Drop = Annotated[bool, typer.Option("--drop", help="Take rows that are samples out of the files, and stop.")]


def understand(
    rows: Rows = Path("tests/understanding"),
    locale: Locales = list(LOCALES),  # noqa: B006 - typer reads it and changes nothing
    pictures: Pictures = Path("build"),
    *,
    wrong: Wrong = False,
    with_conflicts: Conflicts = False,
    overlaps: Overlaps = False,
    drop: Drop = False,
) -> None:
    """Say how well the shipped models are understood; exits with 1 below the aims."""
    try:
        labelled = read_rows(rows)
    except Unreadable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if drop:
        _drop(rows, labelled, locale)
        return
    reached = True
    for one in locale:
        understanding = understanding_of(one)
        judged = judge(labelled, understanding)
        lines = [*figures(one, judged), *(wrong_lines(judged) if wrong else confusion_lines(judged))]
        lines.append(f"  the confusions as a picture: {_drawn(one, judged, pictures)}")
        lines += conflict_lines(conflicts(understanding), all_of_them=with_conflicts)
        lines += overlap_lines(list(rows_that_are_samples(labelled, understanding)), all_of_them=overlaps)
        lines.append(f"  {AIMS.words}: {'met' if AIMS.met(judged) else 'MISSED'}")
        typer.echo("\n".join(lines) + "\n")
        reached = reached and AIMS.met(judged)
    if not reached:
        raise typer.Exit(1)


def _drawn(locale: str, judged: Judged, pictures: Path) -> Path:
    pictures.mkdir(parents=True, exist_ok=True)
    picture = pictures / f"understanding-{locale}.svg"
    picture.write_text(heat_map(locale, judged), "utf-8")
    return picture


def _drop(folder: Path, labelled: Labelled, locales: list[str]) -> None:
    understandings = map(understanding_of, locales)
    rows = {row for one in understandings for row, _ in rows_that_are_samples(labelled, one)}
    for path in {folder / row.file for row in rows}:
        here = [row for row in rows if row.file == path.name]
        path.write_text(without_rows(path.read_text("utf-8"), here), "utf-8")
    typer.echo(f"{len(rows)} rows were samples and are gone; {len(labelled.rows) - len(rows)} are left")
