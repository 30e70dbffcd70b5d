"""`audit`: measures all that is promised of the sound on the rendered files, in one table."""

from typing import Annotated

import typer

from studio.cli import app
from studio.commands.checked_library import chosen_workouts, faultless_library
from studio.rendering.jobs import WORKERS, breather_jobs, workout_jobs


@app.command()
def audit(
    workouts: Annotated[list[str] | None, typer.Argument(help="Ids; all, if none is given.")] = None,
    segments: Annotated[bool, typer.Option("--segments", help="A row a segment, not a workout.")] = False,
) -> None:
    """Measure every segment: loudness, true peak, ducking, voice over music, cues and length."""
    from concurrent.futures import ProcessPoolExecutor
    from itertools import groupby
    from multiprocessing import get_context

    from rich.console import Console
    from rich.progress import track
    from rich.table import Table

    from studio.audit.segment_audit import measure_segment

    authored = faultless_library()
    ids = chosen_workouts(authored, workouts)
    jobs = [job for one in ids for job in workout_jobs(authored, one)]
    if not workouts:
        jobs += [job for one in sorted(authored.trainers) for job in breather_jobs(authored, one)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        runs = pool.map(measure_segment, jobs, chunksize=4)
        done = list(track(runs, "Measuring", len(jobs), console=Console(stderr=True)))
    table = Table("workout", "segments", "LUFS", "dBTP at most", "duck dB", "voice over music dB",
                  "cues off ms", "length off ms", "faults")  # fmt: skip
    for name, group in groupby(
        done, key=lambda one: f"{one.workout} {one.segment}" if segments else one.workout
    ):
        some = list(group)
        loud = [one.lufs for one in some]
        table.add_row(
            name,
            str(len(some)),
            f"{min(loud):.1f} … {max(loud):.1f}",
            f"{max(one.dbtp for one in some):.1f}",
            f"{min(one.duck_least_db for one in some):.1f} … {max(one.duck_most_db for one in some):.1f}",
            f"{min(one.voice_over_music_db for one in some):.1f}",
            str(max(one.cue_off_ms for one in some)),
            str(max(one.length_off_ms for one in some)),
            str(sum(1 for one in some if list(one.faults()))),
        )
    Console(width=130).print(table)
    faulty = [(one, fault) for one in done for fault in one.faults()]
    for one, fault in faulty:
        print(f"{one.workout} {one.segment}: {fault}")
    print(f"{len(done)} segments measured, {len({id(one) for one, _ in faulty})} with faults.")
    if faulty:
        raise typer.Exit(1)
