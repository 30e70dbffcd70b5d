"""`python -m simulator understand`: evaluates the understanding of each shipped model."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.clock import REFERENCE_MS
from simulator.evaluation.confusion_matrix import heat_map
from simulator.evaluation.evaluation import Evaluation, evaluate
from simulator.evaluation.labelled_utterances import LabelledSet, UnreadableLabels, read_labelled
from simulator.evaluation.report import (
    AIMS,
    conflict_lines,
    confusion_lines,
    figures,
    overlap_lines,
    wrong_lines,
)
from simulator.evaluation.sample_conflicts import conflicts, utterances_that_are_samples, without_utterances
from simulator.skill_under_test.paths import MODELS
from simulator.understanding.ears import Ear
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.interaction_model import read_model

LOCALES = ("en-US", "en-GB")

Rows = Annotated[Path, typer.Option(help="The folder of labelled utterances.")]
Locales = Annotated[list[str], typer.Option("--locale", help="Which models; may be given again.")]
Pictures = Annotated[Path, typer.Option(help="Where the heat maps go: understanding-en-US.svg …")]
Wrong = Annotated[bool, typer.Option("--wrong", help="List each utterance that was not understood.")]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="List samples that compete between intents.")]
Overlaps = Annotated[
    bool, typer.Option("--overlaps", help="List rows that are samples, which prove nothing.")
]


def understanding_of(locale: str, ear: Ear = Ear.STRICT) -> Understanding:
    """Return the understanding of a shipped model, on the day from which the labels' dates are counted."""
    return Understanding(
        read_model(MODELS / f"{locale}.json"), locale, "amzn1.ask.skill.yardstick", lambda: REFERENCE_MS, ear
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
        labelled = read_labelled(rows)
    except UnreadableLabels as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if drop:
        _drop(rows, labelled, locale)
        return
    reached = True
    for one in locale:
        understanding = understanding_of(one)
        evaluation = evaluate(labelled, understanding)
        lines = [
            *figures(one, evaluation),
            *(wrong_lines(evaluation) if wrong else confusion_lines(evaluation)),
        ]
        lines.append(f"  the confusions as a picture: {_drawn(one, evaluation, pictures)}")
        lines += conflict_lines(conflicts(understanding), all_of_them=with_conflicts)
        lines += overlap_lines(
            list(utterances_that_are_samples(labelled, understanding)), all_of_them=overlaps
        )
        lines.append(f"  {AIMS.words}: {'met' if AIMS.met(evaluation) else 'MISSED'}")
        typer.echo("\n".join(lines) + "\n")
        reached = reached and AIMS.met(evaluation)
    if not reached:
        raise typer.Exit(1)


def _drawn(locale: str, evaluation: Evaluation, pictures: Path) -> Path:
    pictures.mkdir(parents=True, exist_ok=True)
    picture = pictures / f"understanding-{locale}.svg"
    picture.write_text(heat_map(locale, evaluation), "utf-8")
    return picture


def _drop(folder: Path, labelled: LabelledSet, locales: list[str]) -> None:
    understandings = map(understanding_of, locales)
    rows = {
        utterance for one in understandings for utterance, _ in utterances_that_are_samples(labelled, one)
    }
    for path in {folder / utterance.file for utterance in rows}:
        here = [utterance for utterance in rows if utterance.file == path.name]
        path.write_text(without_utterances(path.read_text("utf-8"), here), "utf-8")
    typer.echo(f"{len(rows)} rows were samples and are gone; {len(labelled.utterances) - len(rows)} are left")
