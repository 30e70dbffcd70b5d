"""`audit-music`: tempo by an independent beat tracker, seams on decoded audio, earcons by SSML's rules."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from skill.content.authored import Authored
from studio.cli import app
from studio.commands.checked_library import chosen_workouts, faultless_library
from studio.rendering.jobs import RenderJob, workout_jobs
from studio.rendering.processes import start_processes

if TYPE_CHECKING:
    from studio.audit.seams import Seam


@app.command(name="audit-music")
def audit_music(
    workouts: Annotated[
        list[str] | None, typer.Argument(help="Ids of workouts; all, if none is given.")
    ] = None,
) -> None:
    """Measure every track's tempo, every seam of the workouts, and every earcon."""
    authored = faultless_library()
    ids = chosen_workouts(authored, workouts)
    faults = [*_tempi(authored), *_seams([workout_jobs(authored, one) for one in ids]), *_earcons()]
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(1)


def _tempi(authored: Authored) -> Iterator[str]:
    from studio.audit.track_tempo import beat_tracker_python, track_tempos
    from studio.music.track_assets import all_tracks

    python = beat_tracker_python()
    if python is None:
        yield "tempo: no librosa: say 'make .venv-audit/.made'"
        return
    table = Table("track", "declared bpm", "by a line", "by the median", "off %")
    for one in track_tempos(all_tracks(authored), python):
        table.add_row(
            one.track, str(one.bpm), f"{one.line:.2f}", f"{one.median:.2f}", f"{100 * one.deviation:.2f}"
        )
        print(".", end="", file=sys.stderr, flush=True)
        yield from one.faults()
    Console(width=110).print(table)


def _seams(workouts: list[list[RenderJob]]) -> Iterator[str]:
    table = Table("workout", "seams", "runs on", "rests dB", "step", "jumps ms", "voice away ms")
    with start_processes() as pool:
        for some in pool.map(_measured, workouts):
            if not some:
                continue
            table.add_row(
                some[0].workout,
                str(len(some)),
                str(sum(one.runs_on for one in some)),
                f"{min(one.rest_db for one in some):.0f}",
                f"{max(one.step for one in some):.5f}",
                f"{max(abs(one.off_ms) for one in some):.2f}",
                str(min(one.voice_ms for one in some)),
            )
            yield from (fault for one in some for fault in one.faults())
    Console(width=110).print(table)


def _measured(jobs: list[RenderJob]) -> "list[Seam]":
    from studio.audit.seams import seams

    return list(seams(jobs))


def _earcons() -> Iterator[str]:
    from studio.audio.mp3_frames import unfit_for_ssml
    from studio.music.earcons import EARCONS, earcon_path
    from studio.rendering.addresses import fetch

    for name in EARCONS:
        yield from unfit_for_ssml(fetch(earcon_path(name)))
    print(f"{len(EARCONS)} earcons read frame by frame.")
