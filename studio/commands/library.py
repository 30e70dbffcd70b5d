"""`build`, `check` and `score`: compiles the library, reports its faults, and prints what is said when."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from skill.content.authored import CONTENT, Authored
from skill.content.faults import Fault
from skill.content.locales import Locale
from studio.cli import app
from studio.commands.checked_library import faultless_library, known_workout, library_with_faults, report

TARGET = CONTENT / "library.sqlite"


@app.command()
def build(
    content: Annotated[Path, typer.Option(help="The folder of the authors' files.")] = CONTENT,
    target: Annotated[Path, typer.Option(help="The compiled file to write.")] = TARGET,
) -> None:
    """Compile the library, if the gate finds no fault in it."""
    from studio.library.compiler import compile_library
    from studio.library.line_files import LINES, read_lines

    authored, locales, faults = library_with_faults(content)
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
    from studio.library.clip_check import clip_faults
    from studio.library.trainer_texts import stale_lines

    authored, locales, faults = library_with_faults(content)
    if not faults:
        base = authored[locales[0].name]
        faults = [*clip_faults(base), *_drawing_faults(base, content)]
    if faults:
        report(faults)
    for trainer, texts in stale_lines(authored[locales[0].name]).items():
        few = ", ".join(repr(one) for one in sorted(texts)[:3])
        print(
            f"Notice: {len(texts)} of {trainer}'s clips are stale and will be synthesised ({few}"
            f"{', …' if len(texts) > 3 else ''}): say 'python -m studio voice make {trainer}'."
        )
    if content == CONTENT:
        _report_stale_tracks(authored[locales[0].name])
        _report_stale_models(authored, locales)
    print("No faults.")


def _drawing_faults(authored: Authored, content: Path) -> list[Fault]:
    """Return what is wrong with the drawings; a library may have none at all."""
    from studio.pictures.moves.gallery import gallery_faults

    folder = content / "drawings"
    return list(gallery_faults(authored, folder)) if folder.is_dir() else []


def _report_stale_models(authored: Mapping[str, Authored], locales: list[Locale]) -> None:
    """Say which interaction models are older than the library: Alexa would not know its new names."""
    from studio.interaction_models.models import MODELS, make_models

    models, faults = make_models(authored, locales)
    if faults:
        report(faults)
    old = [
        f"{name}.json"
        for name, text in models.items()
        if not (MODELS / f"{name}.json").exists() or (MODELS / f"{name}.json").read_text("utf-8") != text
    ]
    if old:
        print(f"Notice: {', '.join(old)} do not know all names and samples: say 'python -m studio model'.")


def _report_stale_tracks(authored: Authored) -> None:
    """Say which tracks are not shipped as declared; this is no fault, for they are made when needed."""
    from studio.music.shipped_tracks import stale_tracks

    if old := stale_tracks(authored):
        ids = ", ".join(track.id for track in old)
        print(f"Not shipped as declared, and made when needed: {ids}. 'python -m studio music' ships them.")


@app.command()
def score(
    workout: Annotated[str, typer.Argument(help="The id of a workout.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a cue.")] = False,
) -> None:
    """Print what is said when in a workout; times are milliseconds from the segment's start."""
    from studio.score.segment_score import score_workout

    authored = faultless_library()
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
