"""`python -m simulator understand`: evaluates the understanding of each shipped model."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.clock import REFERENCE_MS
from simulator.evaluation.behaviour_rows import read_rows
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
BEHAVIOUR = "behaviour"
"""The folder of the rows of behaviour, inside that of the labelled utterances."""

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


Behaviour = Annotated[
    bool, typer.Option("--behaviour", help="Judge what the coach does with what is said in a moment.")
]
Ears = Annotated[Ear | None, typer.Option("--ear", help="Only this ear; both without it.")]

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
    behaviour: Behaviour = False,
    ear: Ears = None,
) -> None:
    """Say how well the shipped models are understood; exits with 1 if the strict ear is below the aims."""
    ears = [ear] if ear else list(Ear)
    if behaviour:
        _behave(rows / BEHAVIOUR, ears, wrong=wrong)
        return
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
        if Ear.STATISTICAL in ears:
            guessed = evaluate(labelled, understanding_of(one, Ear.STATISTICAL))
            lines = [*figures(f"{one}, statistical ear", guessed), *(wrong_lines(guessed) if wrong else ())]
            typer.echo("\n".join(lines) + "\n")
        if Ear.STRICT not in ears:
            continue
        understanding = understanding_of(one)
        evaluation = evaluate(labelled, understanding)
        lines = [
            *figures(f"{one}, strict ear", evaluation),
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


def _behave(folder: Path, ears: list[Ear], *, wrong: bool) -> None:
    """Say what the coach does with each row of behaviour; held-out rows are counted only."""
    # The judge needs the compiled library, which a count of intents does without.
    from simulator.evaluation.behaviour import judge_rows
    from simulator.evaluation.behaviour_report import (
        behaviour_figures,
        behaviour_wrong_lines,
    )

    try:
        read = read_rows(folder)
    except UnreadableLabels as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    for ear in ears:
        results = list(judge_rows(read, ear))
        lines = [*behaviour_figures(ear, results), *(behaviour_wrong_lines(results) if wrong else ())]
        typer.echo("\n".join(lines) + "\n")


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
