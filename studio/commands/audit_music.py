"""`audit-music`: what comes again, tempo by a beat tracker not ours, tone, seams as decoded, earcons."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from skill.content.authored import Authored
from skill.domain.ground.units import MINUTE_MS
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
    """Measure what comes again in workouts, every track's tone and tempo, every seam and every earcon."""
    authored = faultless_library()
    ids = chosen_workouts(authored, workouts)
    jobs = [workout_jobs(authored, one) for one in ids]
    faults = [*_again(authored, ids), *_tones(authored), *_tempi(authored), *_seams(jobs), *_earcons()]
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(1)


def _again(authored: Authored, ids: list[str]) -> Iterator[str]:
    from studio.audit.heard_again import heard_again

    table = Table("workout", "minutes", "tracks", "heard before %", "nearest min")
    for one in (heard_again(authored, workout) for workout in ids):
        nearest = "" if one.nearest_ms is None else f"{one.nearest_ms / MINUTE_MS:.1f}"
        minutes = f"{one.duration_ms / MINUTE_MS:.1f}"
        table.add_row(one.workout, minutes, str(one.tracks), f"{100 * one.share:.0f}", nearest)
        yield from one.faults()
    Console(width=110).print(table)


def _tones(authored: Authored) -> Iterator[str]:
    from studio.audit.track_tone import track_tone
    from studio.music.track_assets import all_tracks

    table = Table("track", "LUFS", "range LU", "6 to 20 kHz dB", "peak")
    with start_processes() as pool:
        for one in pool.map(track_tone, all_tracks(authored)):
            table.add_row(
                one.track, f"{one.lufs:.1f}", f"{one.range_lu:.1f}", f"{one.bright_db:.1f}", f"{one.peak:.2f}"
            )
            yield from one.faults()
    Console(width=110).print(table)


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
