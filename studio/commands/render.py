"""`render`, `preview` and `timeline`: workouts and playlists as files, as one file, as a picture."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from skill.content.authored import CONTENT, Authored
from skill.content.locales import read_locales
from studio.cli import app
from studio.commands.checked_library import chosen_workouts, faultless_library, known_workout
from studio.commands.console import progress_bar, reported_errors
from studio.rendering.jobs import RenderJob, breather_jobs, file_of, track_jobs, workout_jobs

FIRST_WORKOUT = "strength-for-runners"
FIRST_SEGMENTS = 3
FIRST_PLAYLIST = "running-cadence"


@app.command()
def render(
    workouts: Annotated[list[str] | None, typer.Argument(help="Ids; all, if none is given.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a segment.")] = False,
    first_minutes: Annotated[
        bool, typer.Option("--first-minutes", help="Only what a first visit hears.")
    ] = False,
    playlists: Annotated[bool, typer.Option("--playlists", help="The playlists' tracks too.")] = False,
    earcons: Annotated[
        bool, typer.Option("--earcons", help="Only the small sounds of SSML, onto audio_assets/earcons.")
    ] = False,
    tastes: Annotated[
        bool, typer.Option("--tastes", help="Only the tastes of trainers and playlists, for Alexa's speech.")
    ] = False,
    stems: Annotated[
        bool, typer.Option("--stems", help="Music, voice and bells apart, as WAV, beside the segments.")
    ] = False,
) -> None:
    """Render the segments of workouts that are not rendered yet."""
    if earcons:
        _earcons()
        return
    authored = faultless_library()
    if tastes:
        _render_tastes(authored)
        return
    ids = chosen_workouts(authored, workouts)
    jobs = [job for one in ids for job in workout_jobs(authored, one)]
    if not workouts:
        jobs += [job for one in sorted(authored.trainers) for job in breather_jobs(authored, one)]
    if first_minutes:
        jobs = _first_minutes(authored)
    elif playlists:
        jobs += [job for one in sorted(authored.playlists) for job in track_jobs(authored, one)]
    there = {job.path for job in jobs if file_of(job).exists()}
    with reported_errors():
        _render(jobs, len({job.path for job in jobs} - there))
        if stems:
            _export_stems(jobs)
    if as_json:
        titles = {one: _titles(authored, one) for one in authored.workouts}
        for job in jobs:
            mine = titles[job.score.workout] if job.score else {}
            _print(job, mine, rendered=job.path not in there)


def _earcons() -> None:
    from studio.music.earcons import EARCONS, write_earcon

    with reported_errors():
        for name in EARCONS:
            print(write_earcon(name))


def _render_tastes(authored: Authored) -> None:
    from studio.rendering.jobs import renders_folder
    from studio.rendering.tastes import make_taste
    from studio.score.tastes import tastes as all_tastes

    for taste in all_tastes(authored):
        with reported_errors():
            make_taste(taste, renders_folder() / taste.path)
        print(renders_folder() / taste.path)


def _first_minutes(authored: Authored) -> list[RenderJob]:
    segments = workout_jobs(authored, FIRST_WORKOUT)[:FIRST_SEGMENTS]
    return segments + track_jobs(authored, FIRST_PLAYLIST)[:1]


def _render(jobs: list[RenderJob], missing: int) -> None:
    if not missing:
        return
    from studio.rendering.renderer import render_all

    with progress_bar() as progress:
        task = progress.add_task("Rendering", total=missing)
        for job in render_all(jobs):
            progress.update(task, advance=1, description=f"Rendered {job.name}")


def _export_stems(jobs: list[RenderJob]) -> None:
    from studio.rendering.renderer import export_segment_stems

    for job in jobs:
        for path in export_segment_stems(job):
            print(path, file=sys.stderr)


def _print(job: RenderJob, titles: dict[str, str], *, rendered: bool) -> None:
    if job.score is None:
        return
    print(
        json.dumps(
            {
                "workout": job.score.workout,
                "segment": job.score.segment,
                "place": job.score.place,
                "title": titles[job.score.segment],
                "path": str(file_of(job)),
                "duration_ms": job.duration_ms,
                "rendered": rendered,
            }
        )
    )


def _titles(authored: Authored, workout: str) -> dict[str, str]:
    """Return the titles of a workout's segments, by their ids, in the base locale."""
    from studio.score.segment_plan import plan_workout
    from studio.score.segment_titles import segment_title

    forms = read_locales(CONTENT)[0][0].segment
    return {one.id: segment_title(authored, forms, one) for one in plan_workout(authored, workout)}


@app.command()
def timeline(
    workout: Annotated[str, typer.Argument(help="The id of a workout.")],
    target: Annotated[
        Path | None, typer.Option(help="The SVG to write; beside the renders if left out.")
    ] = None,
) -> None:
    """Draw a workout: segments, what is said, bells, music and loudness over time."""
    from studio.mixdown.timeline import timeline as drawn
    from studio.rendering.jobs import renders_folder
    from studio.voices.casting import voice_engine

    authored = faultless_library()
    picture = drawn(authored, known_workout(authored, workout), voice_engine())
    target = target or renders_folder() / f"{workout}.svg"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture, "utf-8")
    print(target)


@app.command()
def preview(
    workout: Annotated[str, typer.Argument(help="The id of a workout.")],
    target: Annotated[
        Path | None, typer.Option(help="The MP3 to write; beside the renders if left out.")
    ] = None,
    play: Annotated[bool, typer.Option("--play", help="Open it with the machine's own player.")] = False,
) -> None:
    """Write a whole workout as one MP3, as it is heard, to listen to it."""
    from studio.mixdown.export import join_files
    from studio.rendering.jobs import renders_folder

    authored = faultless_library()
    jobs = workout_jobs(authored, known_workout(authored, workout))
    target = target or renders_folder() / f"{workout}.mp3"
    with reported_errors():
        _render(jobs, sum(not file_of(job).exists() for job in jobs))
        join_files([file_of(job) for job in jobs], target)
    print(target)
    if play:
        typer.launch(str(target))
