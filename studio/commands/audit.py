"""`audit`: measures all that is promised of the sound on the rendered files, in one table."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer

from studio.audio.encoder_choice import ENCODER_VARIABLE, ENCODERS
from studio.cli import app
from studio.commands.checked_library import chosen_workouts, faultless_library
from studio.rendering.jobs import (
    RENDERS_VARIABLE,
    RenderJob,
    breather_jobs,
    renders_folder,
    workout_jobs,
)


@app.command()
def audit(
    workouts: Annotated[list[str] | None, typer.Argument(help="Ids; all, if none is given.")] = None,
    segments: Annotated[bool, typer.Option("--segments", help="A row a segment, not a workout.")] = False,
    encoders: Annotated[
        list[str] | None, typer.Option("--encoder", help="ffmpeg or lame; twice for both, each measured.")
    ] = None,
) -> None:
    """Measure every segment: loudness, true peak, ducking, voice over music, cues and length."""
    authored = faultless_library()
    ids = chosen_workouts(authored, workouts)
    jobs = [job for one in ids for job in workout_jobs(authored, one)]
    if not workouts:
        jobs += [job for one in sorted(authored.trainers) for job in breather_jobs(authored, one)]
    faults = 0
    for one in encoders or [ENCODERS[0]]:
        with _encoding_by(one):
            faults += _audit(jobs, one, by_segment=segments)
    if faults:
        raise typer.Exit(1)


@contextmanager
def _encoding_by(encoder: str) -> Iterator[None]:
    """Within the block, renders are made by an encoder, in a folder of its own unless it is the usual one."""
    if encoder not in ENCODERS:
        raise typer.BadParameter(f"{encoder!r} is no encoder of ours: say {' or '.join(ENCODERS)}")
    folder = renders_folder() if encoder == ENCODERS[0] else renders_folder() / encoder
    before = dict(os.environ)
    os.environ |= {ENCODER_VARIABLE: encoder, RENDERS_VARIABLE: str(folder)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _audit(jobs: Sequence[RenderJob], encoder: str, *, by_segment: bool) -> int:
    """Measure jobs, print the table, and return how many segments have faults."""
    from itertools import groupby

    from rich.console import Console
    from rich.progress import track
    from rich.table import Table

    from studio.audit.segment_audit import measure_segment
    from studio.rendering.processes import start_processes

    with start_processes() as pool:
        runs = pool.map(measure_segment, jobs, chunksize=4)
        done = list(track(runs, "Measuring", len(jobs), console=Console(stderr=True)))
    table = Table("workout", "segments", "LUFS", "dBTP at most", "duck dB", "voice over music dB",
                  "1 to 4 kHz dB", "cues off ms", "length off ms", "faults")  # fmt: skip
    for name, group in groupby(
        done, key=lambda one: f"{one.workout} {one.segment}" if by_segment else one.workout
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
            f"{min(one.words_over_music_db for one in some):.1f}",
            str(max(one.cue_off_ms for one in some)),
            str(max(one.length_off_ms for one in some)),
            str(sum(1 for one in some if list(one.faults()))),
        )
    Console(width=130).print(table)
    faulty = [(one, fault) for one in done for fault in one.faults()]
    for one, fault in faulty:
        print(f"{one.workout} {one.segment}: {fault}")
    count = len({id(one) for one, _ in faulty})
    print(f"{len(done)} segments of {encoder} measured, {count} with faults.")
    return count
